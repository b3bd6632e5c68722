from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlmodel import Session, col

from bridge.domain.stages import Stage
from bridge.store.tables import Group, ProblemWeek


class Waiting(NamedTuple):
    """A problem that waits, and how often it was reported in a week."""

    group: int
    theme: str | None
    title: str
    shown_at: datetime
    due_at: datetime | None
    stage: str
    reports: int


_STANDS = (
    col(Group.shown_at).is_not(None),
    col(Group.merged_into).is_(None),
    col(Group.asleep_until).is_(None),
    col(Group.asleep_reports).is_(None),
)
"""A team was shown it, and it does not sleep."""


def waiting(session: Session, week: date, undecided: Collection[str] = ()) -> list[Waiting]:
    """The problems whose team owes an answer, longest waiting first.

    Args:
        session: reads.
        week: the Monday of the week whose reports are counted.
        undecided: problems of these themes wait until they are planned or declined, not only until they are answered.
    """
    decided_later = and_(col(Group.stage) == Stage.WITH_TEAM, col(Group.theme).in_(undecided))
    query = (
        select(
            col(Group.id),
            col(Group.theme),
            col(Group.title),
            col(Group.shown_at),
            col(Group.due_at),
            col(Group.stage),
            func.coalesce(ProblemWeek.reports, 0),
        )
        .outerjoin(
            ProblemWeek, and_(col(ProblemWeek.group_id) == col(Group.id), col(ProblemWeek.week) == week)
        )
        .where(or_(col(Group.stage) == Stage.HEARD, decided_later), *_STANDS)
        .order_by(col(Group.shown_at), col(Group.id))
    )
    return [Waiting(*row) for row in session.execute(query)]


def cohort(session: Session, start: datetime, end: datetime) -> list[tuple[str | None, str, int]]:
    """How many problems that teams were first shown in a span of time are on each stage now, by theme."""
    query = (
        select(col(Group.theme), col(Group.stage), func.count())
        .where(col(Group.shown_at) >= start, col(Group.shown_at) < end, col(Group.merged_into).is_(None))
        .group_by(col(Group.theme), col(Group.stage))
    )
    return [(theme, stage, number) for theme, stage, number in session.execute(query)]
