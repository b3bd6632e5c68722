"""Who decided what and when, and what it takes to take it back."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.store.queries import groups, rulings
from bridge.store.tables import Group, Person, Ruling

Facts = dict[str, Any]
"""JSON values. ``groups``: by number and column, what it was and what it became; ``rows``: memberships written."""

Decision = Callable[[Session, Rules, Group, Click, Person, datetime], Facts | None]
"""What a click does to a problem; None when it decides nothing."""

_COLUMNS = frozenset(
    {
        "theme",
        "stage",
        "stage_since",
        "reason",
        "accepted_at",
        "accepted_by",
        "merged_into",
        "due_at",
        "due_moved",
        "tell_by",
        "what_changed",
        "nudged",
        "asleep_until",
        "asleep_reports",
        "waiting",
        "fields",
    }
)
_OF_STAGE = {"stage", "stage_since", "reason"}


def portrait(group: Group) -> Facts:
    """What of a group decisions change, as JSON values."""
    return group.model_dump(mode="json", include=set(_COLUMNS))


def changed(before: Facts, group: Group) -> Facts:
    """What became of a group since its portrait was taken: by column, before and after."""
    after = portrait(group)
    return {name: [before[name], after[name]] for name in sorted(after) if after[name] != before[name]}


def restore(session: Session, ruling: Ruling) -> dict[int, Group]:
    """Give the groups of a ruling back what it took, but for their stages, as far as nothing has changed it since.

    Returns:
        By number, what those groups were whose stage is to be restored yet.
    """
    staged = {}
    for number, columns in ruling.facts.get("groups", {}).items():
        group = session.get_one(Group, int(number))
        there = portrait(group)
        back = {name: was for name, (was, became) in columns.items() if there[name] == became}
        was = Group.model_validate(group.model_dump() | back)
        for name in back.keys() - _OF_STAGE:
            setattr(group, name, getattr(was, name))
        session.add(group)
        if "stage" in back:
            staged[int(number)] = was
    session.flush()
    return staged


def restore_stage(session: Session, ruling: Ruling, was: Group, now: datetime) -> None:
    """Put a group on the stage that it had; those who were told another one are told that it was taken back."""
    group = session.get_one(Group, was.id)
    there = {insight.id or 0 for insight, _place in groups.members(session, group.id or 0)}
    told = ruling.facts.get("told", {}).get(str(group.id), there)
    telling.put(session, group, Stage(was.stage), now, was.reason, to=there & set(told), correction=True)
    group.stage_since = was.stage_since
    session.add(group)


def rule(
    session: Session,
    rules: Rules,
    decide: Decision,
    group: Group,
    click: Click,
    person: Person,
    now: datetime,
) -> Ruling | None:
    """Act on a click, once, and write down what it decided, if anything."""
    if rulings.of_click(session, click.outside_id) is not None:
        return None
    before = portrait(group)
    facts = decide(session, rules, group, click, person, now)
    if facts is None:
        return None
    among = {**facts.get("groups", {}), str(group.id): changed(before, group)}
    ruling = Ruling(
        click=click.outside_id,
        group_id=group.id or 0,
        gesture=click.gesture,
        person_id=person.id or 0,
        at=now,
        facts={**facts, "groups": among},
    )
    session.add(ruling)
    session.flush()
    telling.refresh_triage(session, group, f"ruling{ruling.id}", now)
    return ruling
