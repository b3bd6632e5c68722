from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, or_, select

from bridge.store.tables import CallBack, Insight, Person, Reference, StageChange

_OPEN = ("", "not_reached")


def references(session: Session, insights: Collection[int], now: datetime) -> list[tuple[Reference, Insight]]:
    """The customer references of insights that can still be read, lowest insight first."""
    query = (
        select(Reference, Insight)
        .join(Insight, col(Insight.id) == col(Reference.insight_id))
        .where(col(Reference.insight_id).in_(insights), Reference.expires_at > now)
    )
    return list(session.exec(query.order_by(col(Reference.insight_id), col(Reference.placeholder))).all())


def reference(session: Session, insight: int, placeholder: str) -> Reference | None:
    """The customer reference that a placeholder stands for."""
    query = select(Reference).where(Reference.insight_id == insight, Reference.placeholder == placeholder)
    return session.exec(query).first()


def of(session: Session, insight: int, change: int) -> list[CallBack]:
    """The customers to tell of a change of stage, as one insight named them."""
    query = select(CallBack).where(CallBack.insight_id == insight, CallBack.change_id == change)
    return list(session.exec(query.order_by(col(CallBack.id))))


def of_change(session: Session, change: int) -> list[CallBack]:
    """The customers to tell of a change of stage."""
    return list(session.exec(select(CallBack).where(CallBack.change_id == change)))


def among(session: Session, numbers: Collection[int]) -> list[CallBack]:
    """What is owed to some customers, by number."""
    query = select(CallBack).where(col(CallBack.id).in_(numbers))
    return list(session.exec(query.order_by(col(CallBack.id))))


def before(session: Session, insights: Collection[int], change: StageChange) -> list[CallBack]:
    """The customers of these insights who were to be told of earlier changes of the same problem."""
    query = (
        select(CallBack)
        .join(StageChange, col(StageChange.id) == col(CallBack.change_id))
        .where(
            col(CallBack.insight_id).in_(insights),
            StageChange.group_id == change.group_id,
            col(CallBack.change_id) < change.id,
        )
    )
    return list(session.exec(query.order_by(col(CallBack.id))))


def left(session: Session, reminded_before: datetime) -> list[tuple[CallBack, Person]]:
    """The customers who are still to be told by somebody who left, or was reminded before a time, and by whom."""
    gone = or_(col(Person.gone_at).is_not(None), col(Person.erased_at).is_not(None))
    query = (
        select(CallBack, Person)
        .join(Person, col(Person.id) == col(CallBack.person_id))
        .where(col(CallBack.outcome).in_(_OPEN), or_(gone, col(CallBack.reminded_at) <= reminded_before))
    )
    return list(session.exec(query.order_by(col(CallBack.id))).all())


def overdue(session: Session, now: datetime) -> list[CallBack]:
    """The customers who should have been told by now, and of whom nobody was reminded."""
    query = select(CallBack).where(
        CallBack.due_at <= now,
        col(CallBack.outcome).in_(_OPEN),
        col(CallBack.reminded_at).is_(None),
    )
    return list(session.exec(query.order_by(col(CallBack.id))))
