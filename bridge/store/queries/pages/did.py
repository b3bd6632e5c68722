from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, distinct
from sqlmodel import Session, col, func, select

from bridge.domain.grouping import COUNTED
from bridge.domain.stages import Stage
from bridge.store.tables import Group, Insight, Membership, ProblemSize, ThankYou

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


def newest(session: Session, told: Told, limit: int, offset: int = 0) -> list[Group]:
    """The problems of a list, newest first."""
    query = select(Group).where(*_conditions(told))
    query = query.order_by(col(Group.stage_since).desc(), col(Group.id).desc())
    return list(session.exec(query.limit(limit).offset(offset)))


def most_heard(session: Session, told: Told, limit: int) -> list[Group]:
    """The problems of a list, those with most reports first."""
    query = (
        select(Group)
        .join(ProblemSize, col(ProblemSize.group_id) == Group.id, isouter=True)
        .where(*_conditions(told))
        .order_by(func.coalesce(ProblemSize.reports, 0).desc(), col(Group.id).desc())
    )
    return list(session.exec(query.limit(limit)))


def many(session: Session, told: Told) -> dict[Stage, int]:
    """How many problems of a list are on each stage."""
    query = select(Group.stage, func.count()).where(*_conditions(told)).group_by(col(Group.stage))
    return {Stage(stage): number for stage, number in session.exec(query).all()}


def reports(session: Session, groups: Collection[int], crews: frozenset[str]) -> dict[int, tuple[int, int]]:
    """How many reports some problems have from these crews, and from how many people."""
    query = _heard(groups, distinct(col(Insight.id)), distinct(col(Insight.person_id)))
    found = session.execute(query.where(col(Insight.crew).in_(crews)))
    return {group: (listed, people) for group, listed, people in found}


def reported_by(session: Session, groups: Collection[int], crews: Crews) -> dict[int, dict[str, int]]:
    """How many reports of some problems came from each crew."""
    query = _heard(groups, distinct(col(Insight.id))).add_columns(col(Insight.crew))
    query = query.where(col(Insight.crew).is_not(None)).group_by(col(Insight.crew))
    found: dict[int, dict[str, int]] = {}
    for group, listed, crew in session.execute(
        query if crews is None else query.where(col(Insight.crew).in_(crews))
    ):
        found.setdefault(group, {})[crew] = listed
    return found


def words(session: Session, group: int, crews: Crews, limit: int) -> list[tuple[Insight, Membership]]:
    """The first reports of a problem that may be quoted, by those that these crews made."""
    query = (
        select(Insight, Membership)
        .join(Membership, col(Membership.insight_id) == Insight.id)
        .where(Membership.group_id == group, Membership.current, col(Membership.state).in_(COUNTED))
        .where(~col(Insight.likely_name), Insight.text != "")
        .order_by(col(Membership.id))
        .limit(limit)
    )
    return list(session.exec(query if crews is None else query.where(col(Insight.crew).in_(crews))).all())


def thanks(session: Session, groups: Collection[int]) -> str:
    """The newest thanks to those who reported a problem that has these numbers; empty if there are none."""
    query = select(ThankYou.text).where(
        col(ThankYou.group_id).in_(groups), col(ThankYou.withdrawn_at).is_(None)
    )
    return session.exec(query.order_by(col(ThankYou.id).desc()).limit(1)).first() or ""


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
        theirs = select(Membership.id).join(Insight, col(Insight.id) == Membership.insight_id)
        theirs = theirs.where(col(Membership.group_id) == Group.id, Membership.current)
        theirs = theirs.where(col(Membership.state).in_(COUNTED), col(Insight.crew).in_(told.crews))
        listed.append(theirs.exists())
    return listed


def _heard(groups: Collection[int], *what: Any) -> Select[Any]:
    """So many of something among the counted reports of some problems, by problem."""
    query: Select[Any] = Select(col(Membership.group_id), *(func.count(one) for one in what))
    query = query.join(Insight, col(Insight.id) == Membership.insight_id)
    query = query.where(col(Membership.group_id).in_(groups), col(Membership.current))
    return query.where(col(Membership.state).in_(COUNTED)).group_by(col(Membership.group_id))
