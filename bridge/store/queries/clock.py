from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from bridge.domain.stages import Stage
from bridge.store.tables import Group


def overdue(session: Session, now: datetime) -> list[Group]:
    """The problems that nobody answered in time, and that do not sleep; what is due longest first."""
    query = select(Group).where(
        col(Group.due_at) <= now, Group.stage == Stage.HEARD, col(Group.merged_into).is_(None), *_awake(now)
    )
    return list(session.exec(query.order_by(col(Group.due_at), col(Group.id))))


def asleep_until(session: Session, now: datetime) -> list[Group]:
    """The problems whose sleep ends by now."""
    query = select(Group).where(col(Group.asleep_until) <= now, col(Group.merged_into).is_(None))
    return list(session.exec(query.order_by(col(Group.id))))


def unanswered(session: Session, now: datetime) -> list[Group]:
    """The problems that were shown to a team and wait for its answer."""
    query = select(Group).where(
        col(Group.shown_at).is_not(None),
        Group.stage == Stage.HEARD,
        col(Group.merged_into).is_(None),
        *_awake(now),
    )
    return list(session.exec(query.order_by(col(Group.id))))


def _awake(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        or_(col(Group.asleep_until).is_(None), col(Group.asleep_until) <= now),
        col(Group.asleep_reports).is_(None),
    )
