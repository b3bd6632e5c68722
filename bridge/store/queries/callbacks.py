from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import CallBack, Insight, Person, Reference, StageChange

_OPEN = ("", "not_reached")


@all_rows
def references(insights: Collection[int], now: datetime) -> Select[Reference, Insight]:
    """The customer references of insights that can still be read, lowest insight first."""
    query = (
        select(Reference, Insight)
        .join(Insight, col(Insight.id) == col(Reference.insight_id))
        .where(col(Reference.insight_id).in_(insights), Reference.expires_at > now)
    )
    return query.order_by(col(Reference.insight_id), col(Reference.placeholder))


@first_row
def reference(insight: int, placeholder: str) -> SelectOfScalar[Reference]:
    """The customer reference that a placeholder stands for."""
    return select(Reference).where(Reference.insight_id == insight, Reference.placeholder == placeholder)


@all_rows
def of(insight: int, change: int) -> SelectOfScalar[CallBack]:
    """The customers to tell of a change of stage, as one insight named them."""
    query = select(CallBack).where(CallBack.insight_id == insight, CallBack.change_id == change)
    return query.order_by(col(CallBack.id))


@all_rows
def of_change(change: int) -> SelectOfScalar[CallBack]:
    """The customers to tell of a change of stage."""
    return select(CallBack).where(CallBack.change_id == change)


@all_rows
def among(numbers: Collection[int]) -> SelectOfScalar[CallBack]:
    """What is owed to some customers, by number."""
    query = select(CallBack).where(col(CallBack.id).in_(numbers))
    return query.order_by(col(CallBack.id))


@prepared
def _before(insights: Collection[int], group: int, change: int) -> SelectOfScalar[CallBack]:
    query = (
        select(CallBack)
        .join(StageChange, col(StageChange.id) == col(CallBack.change_id))
        .where(
            col(CallBack.insight_id).in_(insights),
            StageChange.group_id == group,
            col(CallBack.change_id) < change,
        )
    )
    return query.order_by(col(CallBack.id))


def before(session: Session, insights: Collection[int], change: StageChange) -> list[CallBack]:
    """The customers of these insights who were to be told of earlier changes of the same problem."""
    return list(_before(session, insights, change.group_id, change.id or 0))


@all_rows
def left(reminded_before: datetime) -> Select[CallBack, Person]:
    """The customers who are still to be told by somebody who left, or was reminded before a time, and by whom."""
    gone = or_(col(Person.gone_at).is_not(None), col(Person.erased_at).is_not(None))
    query = (
        select(CallBack, Person)
        .join(Person, col(Person.id) == col(CallBack.person_id))
        .where(col(CallBack.outcome).in_(_OPEN), or_(gone, col(CallBack.reminded_at) <= reminded_before))
    )
    return query.order_by(col(CallBack.id))


@all_rows
def overdue(now: datetime) -> SelectOfScalar[CallBack]:
    """The customers who should have been told by now, and of whom nobody was reminded."""
    query = select(CallBack).where(
        CallBack.due_at <= now,
        col(CallBack.outcome).in_(_OPEN),
        col(CallBack.reminded_at).is_(None),
    )
    return query.order_by(col(CallBack.id))
