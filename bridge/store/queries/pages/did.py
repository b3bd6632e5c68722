from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from bridge.domain.grouping import COUNTED
from bridge.domain.stages import Stage
from bridge.store.tables import (
    Group,
    Insight,
    Membership,
    Person,
    ProblemCrew,
    ProblemSize,
    ThankYou,
    Wording,
)

Crews = frozenset[str] | None
"""Whose reports count; None: everybody's."""


class Told(NamedTuple):
    """What problems have in common that a list is made of.

    Attributes:
        stages: where they are now.
        start: they have been there since then or later.
        end: and since before then.
        crews: only what people of these reported.
        theme: only of this theme; empty: of any.
    """

    stages: tuple[Stage, ...]
    start: datetime
    end: datetime
    crews: Crews = None
    theme: str = ""


def newest(session: Session, told: Told, limit: int | None = None) -> list[int]:
    """The numbers of the problems of a list, newest first; all of them if there is no limit."""
    query = select(Group.id).where(*_conditions(told)).limit(limit)
    found = session.exec(query.order_by(col(Group.stage_since).desc(), col(Group.id).desc()))
    return [number for number in found if number]


def most_heard(session: Session, told: Told, limit: int) -> list[Group]:
    """The problems of a list, those with most reports first."""
    query = (
        select(Group)
        .join(ProblemSize, col(ProblemSize.group_id) == Group.id, isouter=True)
        .where(*_conditions(told))
        .order_by(func.coalesce(ProblemSize.reports, 0).desc(), col(Group.id).desc())
    )
    return list(session.exec(query.limit(limit)))


def words(session: Session, group: int, crews: Crews, limit: int) -> list[tuple[Insight, Membership]]:
    """The first reports of a problem that may be quoted, by those that these crews made."""
    query = (
        select(Insight, Membership)
        .join(Membership, col(Membership.insight_id) == Insight.id)
        .where(Membership.group_id == group, Membership.current, col(Membership.state).in_(COUNTED))
        .where(~col(Insight.held_back), Insight.text != "")
        .order_by(col(Membership.insight_id), col(Membership.part))
        .limit(limit)
    )
    return list(session.exec(query if crews is None else query.where(col(Insight.crew).in_(crews))).all())


def leading(session: Session, groups: Collection[int]) -> dict[int, int]:
    """The numbers that lead to some problems through merges, each with the problem that it leads to."""
    roots: Select[Any, Any] = select_columns(col(Group.id).label("root"), col(Group.id).label("id"))
    found = roots.where(col(Group.id).in_(groups)).cte("leading", recursive=True)
    step = select_columns(found.c.root, col(Group.id)).join(found, col(Group.merged_into) == found.c.id)
    rows = session.execute(select_columns((both := found.union(step)).c.id, both.c.root))
    return {number: root for number, root in rows}  # noqa: C416 - a row is not a pair for the type checker


def wordings(session: Session, groups: Collection[int], now: datetime) -> list[tuple[int, str]]:
    """What is approved to tell customers now, with the number under which it was agreed: the newest last."""
    query = select(Wording.group_id, Wording.text).where(
        col(Wording.group_id).in_(groups),
        col(Wording.approved_by).is_not(None),
        col(Wording.ended_at).is_(None),
        or_(col(Wording.until).is_(None), col(Wording.until) > now),
    )
    return list(session.exec(query.order_by(col(Wording.id))).all())


def thanks(session: Session, groups: Collection[int]) -> list[tuple[int, str]]:
    """Thanks to those who reported, with the number under which they were said: the newest last."""
    query = select(ThankYou.group_id, ThankYou.text).where(col(ThankYou.withdrawn_at).is_(None))
    query = query.where(col(ThankYou.group_id).in_(groups))
    return list(session.exec(query.order_by(col(ThankYou.id))).all())


def agreed(session: Session, people: Collection[int | None]) -> dict[int, Person]:
    """Those of some people who agreed to be named to everybody, by number."""
    query = select(Person).where(col(Person.id).in_(people), col(Person.agreed_at).is_not(None))
    return {person.id or 0: person for person in session.exec(query.where(col(Person.erased_at).is_(None)))}


def _conditions(told: Told) -> list[ColumnElement[bool]]:
    listed = [
        col(Group.stage).in_(told.stages),
        col(Group.merged_into).is_(None),
        col(Group.stage_since) >= told.start,
        col(Group.stage_since) < told.end,
    ]
    if told.theme:
        listed.append(col(Group.theme) == told.theme)
    if told.crews is not None:
        listed.append(_is_of(told.crews))
    return listed


def _is_of(crews: frozenset[str]) -> ColumnElement[bool]:
    """That somebody of these crews reported a problem."""
    theirs = select(ProblemCrew.crew).where(col(ProblemCrew.group_id) == Group.id)
    return theirs.where(col(ProblemCrew.crew).in_(crews)).exists()
