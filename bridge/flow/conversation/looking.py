"""Everything about an issue that has to be asked of Jira before anything is written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bridge.domain.incoming import CommentSeen, IssueSeen
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage, stage_of


class Looker(Protocol):
    """Reads Jira."""

    def issue(self, issue_id: str) -> IssueSeen | None:
        """The issue as it stands, or None if it is certainly gone or hidden."""
        ...

    def comments(self, issue_id: str) -> list[CommentSeen]:
        """Its comments."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """An issue as it stands.

    Attributes:
        began: what was known of releases before it was read; see `releases`.
        comments: all of its comments.
        survivors: the issues that it was closed as a duplicate of, by Jira's id, as far as they can be read.
    """

    issue: IssueSeen
    began: datetime | None
    comments: tuple[CommentSeen, ...] = ()
    survivors: Mapping[str, IssueSeen] = field(default_factory=dict)


def look(looker: Looker, rules: Rules, seen: IssueSeen, began: datetime | None) -> Look:
    """What else there is to know of an issue that was read. To be called outside of transactions.

    Args:
        looker: reads Jira.
        rules: how statuses lead to stages.
        seen: the issue.
        began: what was known of releases before it was read.

    Raises:
        OutsideError: Jira does not answer.
    """
    overrides = rules.stage_maps.get(seen.project, {})
    stage = stage_of(seen.status, seen.category, seen.resolution, overrides)
    others = seen.duplicates if stage is Stage.MERGED else ()
    found = {other: looker.issue(other) for other in others}
    return Look(
        seen,
        began,
        tuple(looker.comments(seen.id)),
        {other: issue for other, issue in found.items() if issue is not None},
    )
