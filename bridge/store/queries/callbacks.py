from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.prepared import prepared
from bridge.store.tables import CallBack, Insight, Person, Reference, StageChange

_OPEN = ("", "not_reached")


@prepared
def _references(insights: Collection[int], now: datetime) -> Select[Reference, Insight]:
    query = (
        select(Reference, Insight)
        .join(Insight, col(Insight.id) == col(Reference.insight_id))
        .where(col(Reference.insight_id).in_(insights), Reference.expires_at > now)
    )
    return query.order_by(col(Reference.insight_id), col(Reference.placeholder))


def references(session: Session, insights: Collection[int], now: datetime) -> list[tuple[Reference, Insight]]:
    """The customer references of insights that can still be read, lowest insight first."""
    return list(_references(session, insights, now))


@prepared
def _reference(insight: int, placeholder: str) -> SelectOfScalar[Reference]:
    return select(Reference).where(Reference.insight_id == insight, Reference.placeholder == placeholder)


def reference(session: Session, insight: int, placeholder: str) -> Reference | None:
    """The customer reference that a placeholder stands for."""
    return _reference(session, insight, placeholder).first()


@prepared
def _of(insight: int, change: int) -> SelectOfScalar[CallBack]:
    query = select(CallBack).where(CallBack.insight_id == insight, CallBack.change_id == change)
    return query.order_by(col(CallBack.id))


def of(session: Session, insight: int, change: int) -> list[CallBack]:
    """The customers to tell of a change of stage, as one insight named them."""
    return list(_of(session, insight, change))


@prepared
def _of_change(change: int) -> SelectOfScalar[CallBack]:
    return select(CallBack).where(CallBack.change_id == change)


def of_change(session: Session, change: int) -> list[CallBack]:
    """The customers to tell of a change of stage."""
    return list(_of_change(session, change))


@prepared
def _among(numbers: Collection[int]) -> SelectOfScalar[CallBack]:
    query = select(CallBack).where(col(CallBack.id).in_(numbers))
    return query.order_by(col(CallBack.id))


def among(session: Session, numbers: Collection[int]) -> list[CallBack]:
    """What is owed to some customers, by number."""
    return list(_among(session, numbers))


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


@prepared
def _left(reminded_before: datetime) -> Select[CallBack, Person]:
    gone = or_(col(Person.gone_at).is_not(None), col(Person.erased_at).is_not(None))
    query = (
        select(CallBack, Person)
        .join(Person, col(Person.id) == col(CallBack.person_id))
        .where(col(CallBack.outcome).in_(_OPEN), or_(gone, col(CallBack.reminded_at) <= reminded_before))
    )
    return query.order_by(col(CallBack.id))


def left(session: Session, reminded_before: datetime) -> list[tuple[CallBack, Person]]:
    """The customers who are still to be told by somebody who left, or was reminded before a time, and by whom."""
    return list(_left(session, reminded_before))


@prepared
def _overdue(now: datetime) -> SelectOfScalar[CallBack]:
    query = select(CallBack).where(
        CallBack.due_at <= now,
        col(CallBack.outcome).in_(_OPEN),
        col(CallBack.reminded_at).is_(None),
    )
    return query.order_by(col(CallBack.id))


def overdue(session: Session, now: datetime) -> list[CallBack]:
    """The customers who should have been told by now, and of whom nobody was reminded."""
    return list(_overdue(session, now))
