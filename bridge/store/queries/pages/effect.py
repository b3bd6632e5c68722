from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, true
from sqlmodel import Session, col, distinct, func, select

from bridge.domain.grouping import COUNTED, State
from bridge.domain.stages import Stage
from bridge.store.queries import groups as queries
from bridge.store.queries.tallies import Sum
from bridge.store.tables import Group, Insight, Membership, Person, ProblemWeek, StageChange


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


def said(session: Session, group: int, start: datetime, end: datetime) -> list[tuple[int, datetime]]:
    """Who reported a problem when, by counted reports; those of one call count once."""
    there = select(Membership.insight_id).where(Membership.group_id == group, Membership.current)
    there = there.where(col(Membership.state).in_(COUNTED))
    query = select(Insight.id, Insight.person_id, Insight.said_at).where(col(Insight.id).in_(there))
    query = query.where(Insight.said_at >= start, Insight.said_at < end)
    again = queries.same_calls(session, group)
    return [(person, at) for number, person, at in session.exec(query).all() if number not in again]


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
