from datetime import datetime

from sqlmodel import Session, col, distinct, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.domain.grouping import COUNTED
from bridge.store.queries.prepared import all_rows, prepared
from bridge.store.tables import Insight, Issue, Membership, Reference


@prepared
def _customers(group: int) -> SelectOfScalar[int]:
    query = select(func.count(distinct(Reference.digest)))
    return query.where(col(Reference.insight_id).in_(_counted_in(group)))


def customers(session: Session, group: int) -> int:
    """How many different customers are known by reference among the reports of a group."""
    return _customers(session, group).one()


@prepared
def _said_between(group: int, start: datetime, end: datetime) -> SelectOfScalar[int]:
    here = _counted_in(group)
    first = or_(col(Insight.copy_of).is_(None), col(Insight.copy_of).not_in(here))
    query = select(func.count()).select_from(Insight).where(col(Insight.id).in_(here), first)
    return query.where(Insight.said_at >= start, Insight.said_at < end)


def said_between(session: Session, group: int, start: datetime, end: datetime) -> int:
    """How many reports of a group were said in a span of time; those that tell of one call count once."""
    return _said_between(session, group, start, end).one()


@all_rows
def stale(before: datetime) -> SelectOfScalar[Issue]:
    """The issues of ours that show figures, and were last asked to show new ones before a time."""
    query = select(Issue).where(Issue.seen == "there", ~col(Issue.retired), col(Issue.figures_at) < before)
    return query.order_by(col(Issue.id))


def _counted_in(group: int) -> SelectOfScalar[int]:
    """The insights that count in a group."""
    query = select(Membership.insight_id).where(Membership.group_id == group, Membership.current)
    return query.where(col(Membership.state).in_(COUNTED))
