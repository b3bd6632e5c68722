from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import BindParameter, ColumnElement, Select, Subquery, bindparam, case, or_, true
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, distinct, func, select

from bridge.domain.grouping import COUNTED, State
from bridge.domain.stages import Stage
from bridge.store.columns import UtcDateTime
from bridge.store.queries.tallies import Sum
from bridge.store.tables import Group, Insight, Membership, ProblemWeek, StageChange

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


class Same(NamedTuple):
    """What those said of a problem who reported something, whatever it was, on both sides.

    Attributes:
        people: how many of them reported the problem.
        before: how often they did before.
        after: and after.
    """

    people: int
    before: int
    after: int


def same(session: Session, group: int, sides: Sides) -> Same:
    """What the same people reported of a problem, by counted reports; those of one call count once."""
    (first, until), (since, end) = sides
    asked = {"group": group, "first": first, "until": until, "since": since, "end": end}
    return Same(*map(int, session.execute(_SAME, asked).one()))


def _of_the_same() -> Select[Any]:
    """Made once: a page asks it of every problem that it shows."""
    said = _said()
    reported = said.c.before + said.c.after > 0
    both = (_anything(said, *side).is_not(None) for side in ((_FIRST, _UNTIL), (_SINCE, _END)))
    sums = (func.coalesce(func.sum(side), 0) for side in (said.c.before, said.c.after))
    return sa.select(func.count(), *sums).select_from(said).where(reported, *both)


def _said() -> Subquery:
    """How often each person reported a problem on each side."""
    there, told = (_counting(place) for place in (Membership, aliased(Membership)))
    again = told.where(told.selected_columns[0] == Insight.copy_of).correlate(Insight).exists()
    at = col(Insight.said_at)
    query = sa.select(
        col(Insight.person_id),
        func.sum(case((at < _UNTIL, 1), else_=0)).label("before"),
        func.sum(case((at >= _SINCE, 1), else_=0)).label("after"),
    ).where(col(Insight.id).in_(there), at >= _FIRST, at < _END, or_(col(Insight.copy_of).is_(None), ~again))
    return query.group_by(col(Insight.person_id)).subquery()


def _counting(place: Any) -> Any:
    """The insights that count in a problem."""
    query = sa.select(place.insight_id).where(place.group_id == bindparam("group"), col(place.current))
    return query.where(col(place.state).in_(COUNTED))


def _anything(said: Subquery, start: BindParameter[datetime], end: BindParameter[datetime]) -> Any:
    """Something that a person reported in a time: looked up for each, as they are few beside all who report."""
    one = aliased(Insight)
    query = sa.select(col(one.id)).where(col(one.person_id) == said.c.person_id)
    return query.where(col(one.said_at) >= start, col(one.said_at) < end).limit(1).scalar_subquery()


_FIRST, _UNTIL, _SINCE, _END = (
    bindparam(name, type_=UtcDateTime) for name in ("first", "until", "since", "end")
)
_SAME = _of_the_same()


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
