from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from bridge.domain.grouping import COUNTED
from bridge.store.tables import Group, Insight, Membership, ProblemCrew, ProblemSize, ProblemWeek


def ranked(session: Session, week: date, where: Iterable[sa.ColumnElement[bool]]) -> list[int]:
    """The problems for which something holds and that somebody reported: most reports in a week first, then newest."""
    this = sa.and_(col(ProblemWeek.group_id) == col(Group.id), col(ProblemWeek.week) == week)
    query = (
        sa.select(col(Group.id))
        .join(ProblemSize, col(ProblemSize.group_id) == col(Group.id))
        .join(ProblemWeek, this, isouter=True)
        .where(col(Group.merged_into).is_(None), *where)
        .order_by(func.coalesce(ProblemWeek.reports, 0).desc(), col(Group.id).desc())
    )
    return list(session.scalars(query))


def among(session: Session, groups: Collection[int]) -> dict[int, Group]:
    """Some problems, by number."""
    found = session.exec(select(Group).where(col(Group.id).in_(groups)))
    return {group.id or 0: group for group in found}


def in_week(session: Session, week: date, groups: Collection[int]) -> dict[int, int]:
    """How often some problems were reported in a week."""
    query = select(ProblemWeek.group_id, ProblemWeek.reports).where(ProblemWeek.week == week)
    return dict(session.exec(query.where(col(ProblemWeek.group_id).in_(groups))).all())


def reported_between(first: date, last: date) -> sa.ColumnElement[bool]:
    """That a problem was reported in a week that begins in a span of days."""
    query = sa.select(col(ProblemWeek.group_id)).where(col(ProblemWeek.group_id) == col(Group.id))
    return query.where(col(ProblemWeek.week).between(first, last)).correlate(Group).exists()


def of_crews(crews: Collection[str]) -> sa.ColumnElement[bool]:
    """That somebody of some crews reported a problem."""
    theirs = sa.select(col(ProblemCrew.crew)).where(col(ProblemCrew.group_id) == col(Group.id))
    return theirs.where(col(ProblemCrew.crew).in_(crews)).correlate(Group).exists()


def said_since(session: Session, crews: Collection[str], at: datetime) -> dict[int, int]:
    """How often some crews reported each problem since a moment."""
    # Not by the index of the crews: a week is short, and they have reported for years.
    theirs = col(Insight.said_at) >= at, func.coalesce(Insight.crew, "").in_(crews)
    query = sa.select(col(Membership.group_id), col(Membership.insight_id)).distinct()
    query = query.where(col(Membership.insight_id).in_(sa.select(col(Insight.id)).where(*theirs)))
    there = col(Membership.current), col(Membership.state).in_(COUNTED)
    return Counter(session.scalars(query.where(*there)))


def of_themes(themes: Sequence[str], others: Sequence[str] | None) -> sa.ColumnElement[bool]:
    """That a problem has one of some themes; with ``others`` also that it has none, or one that is in neither list."""
    theme = col(Group.theme)
    if others is None:
        return theme.in_(themes)
    return sa.or_(theme.is_(None), theme.in_(themes), theme.not_in([*themes, *others]))
