import heapq
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bridge.store.tables import Group, Insight, Membership

LOOKED_AT = 20_000
"""So many of the newest are looked through for those in problems that fit."""


def newest(
    session: Session, crews: Collection[str] | None, where: Sequence[sa.ColumnElement[bool]], limit: int
) -> list[int]:
    """The newest insights for which something holds, of some crews if named: each crew's from its index."""
    query = select(Insight.id).where(*where).order_by(col(Insight.id).desc()).limit(limit)
    each = [query] if crews is None else [query.where(Insight.crew == crew) for crew in sorted(crews)]
    lists = [[number or 0 for number in session.exec(one)] for one in each]
    return list(islice(heapq.merge(*lists, reverse=True), limit))


def in_problems(
    session: Session, numbers: Iterable[int], where: Sequence[sa.ColumnElement[bool]]
) -> list[int]:
    """Those of some insights that are in problems for which something holds, in their order."""
    query = sa.select(col(Membership.insight_id)).join(Group, col(Group.id) == col(Membership.group_id))
    query = query.where(col(Membership.current), *where)
    listed, found = list(numbers), set[int]()
    for start in range(0, len(listed), 5_000):
        some = listed[start : start + 5_000]
        found.update(session.scalars(query.where(col(Membership.insight_id).in_(some))))
    return [number for number in listed if number in found]


def rows(session: Session, numbers: Collection[int]) -> dict[int, Insight]:
    """Some insights, by number."""
    found = session.exec(select(Insight).where(col(Insight.id).in_(numbers)))
    return {insight.id or 0: insight for insight in found}


def groups_of(session: Session, numbers: Collection[int]) -> dict[int, Group]:
    """The problems that some insights are in with their first part."""
    query = sa.select(col(Membership.insight_id), Group).join(
        Group, col(Group.id) == col(Membership.group_id)
    )
    there = (col(Membership.insight_id).in_(numbers), col(Membership.current), col(Membership.part) == 0)
    return dict(session.execute(query.where(*there)).tuples().all())
