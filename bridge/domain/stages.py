"""The stages of a problem, and how Jira's words lead to them."""

from collections.abc import Mapping
from enum import StrEnum


class Stage(StrEnum):
    """Where a problem stands, as an agent would say it."""

    HEARD = "heard"
    WITH_TEAM = "with_team"
    PLANNED = "planned"
    IN_WORK = "in_work"
    FIXED = "fixed"
    LIVE = "live"
    DECLINED = "declined"
    MERGED = "merged"


BY_CATEGORY: Mapping[str, Stage] = {
    "new": Stage.WITH_TEAM,
    "indeterminate": Stage.IN_WORK,
    "done": Stage.FIXED,
}
"""Jira's status categories are few and never localised; status names are many and are."""

BY_RESOLUTION: Mapping[str, Stage] = {
    "won't do": Stage.DECLINED,
    "won't fix": Stage.DECLINED,
    "declined": Stage.DECLINED,
    "cannot reproduce": Stage.DECLINED,
    "duplicate": Stage.MERGED,
}
"""Done is not always fixed: these resolutions end an issue without a change for customers."""


def stage_of(status: str, category: str, resolution: str | None, overrides: Mapping[str, Stage]) -> Stage:
    """The stage of a Jira issue.

    Args:
        status: the status name as Jira shows it.
        category: the key of its status category: ``new``, ``indeterminate`` or ``done``.
        resolution: the resolution's name, if resolved.
        overrides: the project's own map; keys are ``status`` or ``status/resolution``, compared without case.

    Returns:
        The most specific match: status with resolution, status, resolution, category.
    """
    own = _override(status, resolution, overrides)
    if own is not None:
        return own
    why = (resolution or "").casefold()
    if category == "done" and why in BY_RESOLUTION:
        return BY_RESOLUTION[why]
    return BY_CATEGORY.get(category, Stage.WITH_TEAM)


def is_named(status: str, category: str, resolution: str | None, overrides: Mapping[str, Stage]) -> bool:
    """Whether a stage is named for a status, by its category or by the project's own map.

    Jira has a fourth category, ``undefined``, that says nothing.

    >>> is_named("Parked", "undefined", None, {}), is_named("Parked", "new", None, {})
    (False, True)
    """
    return category in BY_CATEGORY or _override(status, resolution, overrides) is not None


def _override(status: str, resolution: str | None, overrides: Mapping[str, Stage]) -> Stage | None:
    own = {key.casefold(): stage for key, stage in overrides.items()}
    name, why = status.casefold(), (resolution or "").casefold()
    return next((own[key] for key in (f"{name}/{why}", name) if key in own), None)


ENDED = (Stage.FIXED, Stage.LIVE, Stage.DECLINED)
"""Nothing more is expected of the team, as far as reporters were told."""


OVER = (Stage.LIVE, Stage.DECLINED)
"""Reporters were told how it ended: whoever reports it now is asked first whether it is the same."""


def takes_back(before: Stage, after: Stage) -> bool:
    """Whether going on to a stage takes back what reporters were told.

    >>> takes_back(Stage.LIVE, Stage.IN_WORK), takes_back(Stage.FIXED, Stage.LIVE)
    (True, False)
    """
    return before in ENDED and after is not before and (before, after) != (Stage.FIXED, Stage.LIVE)
