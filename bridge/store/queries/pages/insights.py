import heapq
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from bridge.store.tables import Group, Insight, Membership

LOOKED_AT = 3_000
"""So many of the newest are looked through for those in problems that fit."""


def unindexed(column: Any) -> sa.ColumnElement[str]:
    """A column whose index is not used: it would lead through rows of all time, where those of a span are few."""
    return func.coalesce(column, "")


def newest(
    session: Session,
    crews: Collection[str] | None,
    where: Sequence[sa.ColumnElement[bool]],
    in_problems: Sequence[sa.ColumnElement[bool]],
    limit: int,
) -> list[int]:
    """The newest insights for which something holds, whenever they were said.

    Args:
        session: a reading transaction.
        crews: only theirs, each crew's from its index; None: everybody's.
        where: what holds of the insights.
        in_problems: what holds of the problems that they are in.
        limit: so many at most.
    """
    every = [()] if crews is None else [(col(Insight.crew) == crew,) for crew in sorted(crews)]
    lists = [_by(session, col(Insight.id), [*where, *one], in_problems, limit) for one in every]
    return list(islice(heapq.merge(*lists, reverse=True), limit))


def said_between(
    session: Session,
    span: tuple[datetime, datetime],
    crews: Collection[str] | None,
    where: Sequence[sa.ColumnElement[bool]],
    in_problems: Sequence[sa.ColumnElement[bool]],
    limit: int,
) -> list[int]:
    """The same of those that were said in a span of time, by when they were said."""
    then = [col(Insight.said_at) >= span[0], col(Insight.said_at) < span[1]]
    if crews is not None:
        then.append(unindexed(col(Insight.crew)).in_(crews))
    return _by(session, col(Insight.said_at), [*where, *then], in_problems, limit)


def _by(
    session: Session,
    order: Any,
    where: Sequence[sa.ColumnElement[bool]],
    in_problems: Sequence[sa.ColumnElement[bool]],
    limit: int,
) -> list[int]:
    """In some order; where it matters in which problem they are, only the first ones are looked through."""
    query = sa.select(col(Insight.id)).where(*where).order_by(order.desc(), col(Insight.id).desc())
    if in_problems:
        first = sa.select(order).where(*where).order_by(order.desc())
        end = session.scalars(first.offset(LOOKED_AT).limit(1)).first()
        there = sa.select(col(Membership.id)).join(Group, col(Group.id) == col(Membership.group_id))
        there = there.where(col(Membership.insight_id) == col(Insight.id), col(Membership.current))
        # The offset keeps PostgreSQL from joining all memberships first.
        query = query.where(there.where(*in_problems).correlate(Insight).offset(0).exists())
        query = query.where(order > end) if end is not None else query
    return list(session.scalars(query.limit(limit)))


def among(
    session: Session, numbers: Sequence[int], in_problems: Sequence[sa.ColumnElement[bool]]
) -> list[int]:
    """Those of some insights that are in problems for which something holds, in their order."""
    query = sa.select(col(Membership.insight_id)).join(Group, col(Group.id) == col(Membership.group_id))
    there = col(Membership.insight_id).in_(numbers), col(Membership.current)
    found = set(session.scalars(query.where(*there, *in_problems)))
    return [number for number in numbers if number in found]


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
    return dict(session.execute(query.where(*there)).all())
