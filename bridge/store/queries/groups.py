from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, bindparam
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, distinct, func, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.domain.grouping import COUNTED, Cause, State
from bridge.store.queries.prepared import all_rows, columns, first_row, prepared
from bridge.store.tables import Apart, Group, Insight, Membership, StageChange, Veto


def get(session: Session, number: int) -> Group:
    """The group that a number leads to today, through all merges.

    Raises:
        LookupError: there was never such a group.
    """
    group = session.get(Group, number)
    while group is not None and group.merged_into is not None:
        group = session.get(Group, group.merged_into)
    if group is None:
        raise LookupError(f"no group {number}")
    return group


@prepared
def _among(numbers: Collection[int]) -> SelectOfScalar[Group]:
    return select(Group).where(col(Group.id).in_(numbers))


def today(session: Session, numbers: Collection[int]) -> dict[int, Group]:
    """The groups that several numbers lead to today, by number: a question for each merge after another.

    Raises:
        KeyError: there was never such a group.
    """
    found: dict[int, Group] = {}
    further = set(numbers)
    while further:
        for group in _among(session, further):
            found[group.id or 0] = group
        further = {into for one in found.values() if (into := one.merged_into) is not None} - found.keys()
    led = dict(found)
    while merged := {number: into for number, one in led.items() if (into := one.merged_into) is not None}:
        led |= {number: found[into] for number, into in merged.items()}
    return {number: led[number] for number in numbers}


_GROUP = bindparam("group", type_=Integer)
_LEADING = select(_GROUP.label("id")).cte("leading", recursive=True)
_LEADING = _LEADING.union(select(col(Group.id)).join(_LEADING, col(Group.merged_into) == _LEADING.c.id))
_NUMBERS = select(_LEADING.c.id)


def numbers(session: Session, group: int) -> set[int]:
    """The numbers that lead to a group today through merges, its own among them."""
    return set(columns(session, _NUMBERS, {"group": group}))


@first_row
def membership(insight: int, part: int = 0) -> SelectOfScalar[Membership]:
    """Where a part of an insight is now; the first one unless named."""
    query = select(Membership).where(Membership.insight_id == insight, Membership.part == part)
    return query.where(Membership.current)


@all_rows
def places(insight: int) -> SelectOfScalar[Membership]:
    """Where the parts of an insight are now, the first part first."""
    query = select(Membership).where(Membership.insight_id == insight, Membership.current)
    return query.order_by(col(Membership.part))


@prepared
def _places_among(insights: Collection[int]) -> SelectOfScalar[Membership]:
    query = select(Membership).where(col(Membership.insight_id).in_(insights), Membership.current)
    return query.order_by(col(Membership.part))


def places_among(session: Session, insights: Collection[int]) -> dict[int, list[Membership]]:
    """Where the parts of some insights are now, by insight, the first part first."""
    found: dict[int, list[Membership]] = {}
    for place in _places_among(session, insights):
        found.setdefault(place.insight_id, []).append(place)
    return found


@all_rows
def history(insight: int, part: int = 0) -> SelectOfScalar[Membership]:
    """Where a part of an insight was and is, oldest first."""
    query = select(Membership).where(Membership.insight_id == insight, Membership.part == part)
    return query.order_by(col(Membership.id))


@prepared
def _histories(insights: Collection[int]) -> SelectOfScalar[Membership]:
    return select(Membership).where(col(Membership.insight_id).in_(insights)).order_by(col(Membership.id))


def histories(session: Session, insights: Collection[int]) -> dict[int, dict[int, list[Membership]]]:
    """Where some insights were and are, by insight and part, oldest first."""
    found: dict[int, dict[int, list[Membership]]] = {number: {} for number in insights}
    for place in _histories(session, insights):
        found[place.insight_id].setdefault(place.part, []).append(place)
    return found


def counting(session: Session, insight: int, part: int = 0) -> list[Membership]:
    """Where a part of an insight was and is, oldest first, without what was taken back: the last one holds."""
    return held(history(session, insight, part))


def held(places: Iterable[Membership]) -> list[Membership]:
    """The places of a part, oldest first, without what was taken back."""
    counted: list[Membership] = []
    for place in places:
        if place.cause == Cause.UNDO and len(counted) > 1:
            counted.pop()
        else:
            counted.append(place)
    return counted


def been(session: Session, insight: int, group: int) -> set[int]:
    """The numbers of a group, and of those where the parts of an insight that are in it were before."""
    ours = numbers(session, group)
    here = [place.part for place in places(session, insight) if place.group_id in ours]
    return ours | {place.group_id for part in here for place in history(session, insight, part)}


def holds(session: Session, row: int) -> bool:
    """Whether a part of an insight is still where a membership put it, or is there again."""
    place = session.get(Membership, row)
    return place is not None and counting(session, place.insight_id, place.part)[-1].id == row


@prepared
def _settled(insight: int) -> SelectOfScalar[int | None]:
    query = select(col(Membership.id)).where(Membership.insight_id == insight)
    return query.where(col(Membership.person_id).is_not(None))


def is_settled(session: Session, insight: int) -> bool:
    """Whether a person ever said anything about where an insight belongs."""
    return _settled(session, insight).first() is not None


@prepared
def _members(group: int, states: Collection[str]) -> Select[Insight, Membership]:
    return (
        select(Insight, Membership)
        .join(Membership, col(Membership.insight_id) == col(Insight.id))
        .where(Membership.group_id == group, Membership.current, col(Membership.state).in_(states))
        .order_by(col(Insight.id), col(Membership.part))
    )


def members(
    session: Session, group: int, states: Sequence[str] = COUNTED
) -> list[tuple[Insight, Membership]]:
    """The insights of a group, lowest number first; one that is there with two parts comes twice."""
    return list(_members(session, group, states).all())


@prepared
def _confirmed_among(insights: Collection[int]) -> SelectOfScalar[int]:
    return select(Membership.insight_id).where(
        col(Membership.insight_id).in_(insights), Membership.current, Membership.state == State.CONFIRMED
    )


def confirmed_among(session: Session, insights: Collection[int]) -> set[int]:
    """Which of these insights a person has confirmed where they are, or where a part of them is."""
    return set(_confirmed_among(session, insights))


_AGAIN, _BEFORE = aliased(Membership), aliased(Membership)


def _there(place: type[Membership], insight: Any) -> ColumnElement[bool]:
    """Whether a membership is that of an insight that counts in the group."""
    counted = and_(col(place.current), col(place.state).in_(COUNTED))
    return and_(col(place.insight_id) == insight, col(place.group_id) == _GROUP, counted)


_SAME_CALLS = (
    select(Insight.id, Insight.copy_of)
    .join(_AGAIN, _there(_AGAIN, Insight.id))
    .join(_BEFORE, _there(_BEFORE, Insight.copy_of))
)
"""Built once: every count of reports asks it."""

_LISTED = select(func.count(distinct(Membership.insight_id))).where(
    Membership.group_id == _GROUP, Membership.current, col(Membership.state).in_(COUNTED)
)
_REPORTS = select(
    _LISTED.scalar_subquery() - select(func.count(distinct(_SAME_CALLS.subquery().c.id))).scalar_subquery()
)


def reports(session: Session, group: int) -> int:
    """How many insights of a group count; those of one call count once."""
    return int(columns(session, _REPORTS, {"group": group}).one())


_PEOPLE = select(Insight.person_id).join(Membership, _there(Membership, Insight.id)).distinct()
# Not `NOT IN`: by that PostgreSQL reads all insights there are.
_REPORTERS = _PEOPLE.where(~select(_BEFORE.id).where(_there(_BEFORE, Insight.copy_of)).exists())


def people(session: Session, group: int) -> set[int]:
    """The people whose insights count in a group."""
    return set(columns(session, _PEOPLE, {"group": group}))


def reporters(session: Session, group: int) -> set[int]:
    """The people whose insights count in a group, without those who only told of a call that was told before."""
    return set(columns(session, _REPORTERS, {"group": group}))


def same_calls(session: Session, group: int) -> dict[int, int]:
    """The insights of a group that tell of a call of which another one there told before, and which that is."""
    found = columns(session, _SAME_CALLS, {"group": group})
    return {number: first for number, first in found if number and first}


@prepared
def _within(group: int) -> SelectOfScalar[int | None]:
    return select(col(Membership.id)).where(Membership.group_id == group, Membership.current)


def is_empty(session: Session, group: int) -> bool:
    """Whether nothing is left in a group, not even provisionally."""
    return _within(session, group).first() is None


@prepared
def _vetoed(insight: int, part: int) -> SelectOfScalar[int]:
    return select(Veto.group_id).where(Veto.insight_id == insight, Veto.part == part)


def vetoed(session: Session, insight: int, part: int = 0) -> set[int]:
    """The groups that a person said a part of the insight does not belong to, and where those were merged into."""
    barred = set(_vetoed(session, insight, part))
    return barred | {get(session, number).id or 0 for number in barred}


@first_row
def veto(insight: int, group: int, part: int = 0) -> SelectOfScalar[Veto]:
    """The veto of a part of an insight against a group."""
    return select(Veto).where(Veto.insight_id == insight, Veto.part == part, Veto.group_id == group)


@prepared
def _vetoes(groups: Collection[int]) -> Select[int, int]:
    query = select(Veto.insight_id, Veto.part).join(Insight, col(Insight.id) == col(Veto.insight_id))
    return query.where(Veto.person_id == Insight.person_id, col(Veto.group_id).in_(groups))


def vetoes(session: Session, group: int) -> set[tuple[int, int]]:
    """The parts of insights, by insight and part, whose own reporters said that they do not belong to a group."""
    return set(_vetoes(session, numbers(session, group)).all())


@prepared
def _apart(ours: Collection[int], theirs: Collection[int]) -> SelectOfScalar[int | None]:
    return select(col(Apart.id)).where(col(Apart.group_id).in_(ours), col(Apart.other_id).in_(theirs))


def apart(session: Session, one: int, other: int) -> bool:
    """Whether a person said that two problems, or any that were merged into them, are not the same."""
    ours, theirs = numbers(session, one), numbers(session, other)
    said = (_apart(session, *pair) for pair in ((ours, theirs), (theirs, ours)))
    return any(found.first() is not None for found in said)


@all_rows
def promised(after: datetime, until: datetime) -> SelectOfScalar[Group]:
    """The problems of which customers were promised news by a time in a span."""
    query = select(Group).where(col(Group.tell_by) > after, col(Group.tell_by) <= until)
    return query.where(col(Group.merged_into).is_(None)).order_by(col(Group.id))


@all_rows
def stage_changes(group: int) -> SelectOfScalar[StageChange]:
    """What a group went through, oldest first."""
    return select(StageChange).where(StageChange.group_id == group).order_by(col(StageChange.id))


@all_rows
def standing() -> SelectOfScalar[Group]:
    """The groups that somebody is in, newest first."""
    there = select(Membership.group_id).where(Membership.current)
    return select(Group).where(col(Group.id).in_(there)).order_by(col(Group.id).desc())


def state_counts(session: Session) -> dict[State, int]:
    """How many insights are in each state of membership; one of several problems can be in several."""
    query = (
        select(Membership.state, func.count(distinct(Membership.insight_id)))
        .where(Membership.current)
        .group_by(col(Membership.state))
    )
    return {State(state): number for state, number in session.exec(query).all()}
