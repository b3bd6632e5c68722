from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import ColumnElement, case, or_, true
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, distinct, func, select

from bridge.domain.grouping import COUNTED, State
from bridge.domain.stages import Stage
from bridge.store.queries.tallies import Sum
from bridge.store.tables import Group, Insight, Membership, Person, ProblemWeek, StageChange

Sides = tuple[tuple[datetime, datetime], tuple[datetime, datetime]]
"""From when to before when, before something went live and after."""


class Live(NamedTuple):
    """Which problems are meant among those that went live.

    Attributes:
        start: they did since then.
        end: and before then.
        where: something that holds for them.
    """

    start: datetime
    end: datetime
    where: ColumnElement[bool] = true()


def went_live(session: Session, live: Live) -> list[int]:
    """The numbers of all problems that went live, the newest first."""
    query = select(StageChange.group_id).join(Group, col(Group.id) == StageChange.group_id)
    query = query.where(*_conditions(live)).group_by(col(StageChange.group_id))
    return list(
        session.exec(query.order_by(func.max(StageChange.at).desc(), col(StageChange.group_id).desc()))
    )


def _conditions(live: Live) -> tuple[ColumnElement[bool], ...]:
    at, went = col(StageChange.at), col(StageChange.stage) == Stage.LIVE
    return went, at >= live.start, at < live.end, col(Group.merged_into).is_(None), live.where


def changes(session: Session, groups: Collection[int]) -> dict[int, list[StageChange]]:
    """What some problems went through, oldest first."""
    query = select(StageChange).where(col(StageChange.group_id).in_(groups)).order_by(col(StageChange.id))
    found: dict[int, list[StageChange]] = {group: [] for group in groups}
    for change in session.exec(query):
        found[change.group_id].append(change)
    return found


def weeks(session: Session, groups: Collection[int]) -> dict[int, dict[date, Sum]]:
    """How often some problems were reported in each week, by its Monday; quiet ones are left out."""
    found: dict[int, dict[date, Sum]] = {group: {} for group in groups}
    for week in session.exec(select(ProblemWeek).where(col(ProblemWeek.group_id).in_(groups))):
        found[week.group_id][week.week] = Sum(week.reports, week.people)
    return found


def said(session: Session, group: int, sides: Sides) -> dict[int, tuple[int, int]]:
    """How often each person reported a problem on each side, by counted reports; those of one call count once."""
    (first, until), (since, end) = sides
    there, told = (_counting(place, group) for place in (Membership, aliased(Membership)))
    again = told.where(told.selected_columns[0] == Insight.copy_of).correlate(Insight).exists()
    at = col(Insight.said_at)
    query = sa.select(
        col(Insight.person_id),
        func.sum(case((at < until, 1), else_=0)),
        func.sum(case((at >= since, 1), else_=0)),
    ).where(col(Insight.id).in_(there), at >= first, at < end, or_(col(Insight.copy_of).is_(None), ~again))
    rows = session.execute(query.group_by(col(Insight.person_id)))
    return {person: (int(before), int(after)) for person, before, after in rows}


def _counting(place: Any, group: int) -> Any:
    """The insights that count in a problem."""
    query = sa.select(place.insight_id).where(place.group_id == group, col(place.current))
    return query.where(col(place.state).in_(COUNTED))


def active(session: Session, people: Iterable[int], start: datetime, end: datetime) -> set[int]:
    """Which of some people reported anything in a span of time."""
    theirs = select(Insight.id).where(Insight.person_id == Person.id)
    theirs = theirs.where(Insight.said_at >= start, Insight.said_at < end)
    query = select(Person.id).where(col(Person.id).in_(list(people)), theirs.exists())
    return {person for person in session.exec(query) if person is not None}


def unconfirmed(session: Session, groups: Collection[int]) -> dict[int, int]:
    """How many reports that live problems were asked about since, nobody has confirmed."""
    query = (
        select(Membership.group_id, func.count(distinct(Membership.insight_id)))
        .join(Insight, col(Insight.id) == Membership.insight_id)
        .join(Group, col(Group.id) == Membership.group_id)
        .where(col(Membership.group_id).in_(groups), Membership.current)
        .where(Membership.state == State.PROVISIONAL, Group.stage == Stage.LIVE)
        .where(col(Insight.said_at) >= Group.stage_since)
        .group_by(col(Membership.group_id))
    )
    return dict(session.exec(query).all())
