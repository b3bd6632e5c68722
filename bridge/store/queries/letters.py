from datetime import UTC, datetime
from typing import TypeVar

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.tables import Effect, Inbox, Insight

T = TypeVar("T", Effect, Inbox)
R = TypeVar("R", Insight, int)

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""When a report is sorted that was given up: not before its words change."""


def dead(session: Session, table: type[T]) -> list[T]:
    """What was given up, oldest first."""
    return list(session.exec(select(table).where(table.state == "dead").order_by(col(table.id))))


def dead_for_need_of(session: Session, effect: int) -> list[Effect]:
    """The effects that were given up because this one was."""
    query = select(Effect).where(Effect.state == "dead", Effect.needs == effect)
    return list(session.exec(query.order_by(col(Effect.id))))


def count(session: Session) -> int:
    """How much was given up."""
    going = select(func.count()).select_from(Effect).where(Effect.state == "dead")
    coming = select(func.count()).select_from(Inbox).where(Inbox.state == "dead")
    aside = _aside(select(func.count()).select_from(Insight))
    return session.exec(going).one() + session.exec(coming).one() + session.exec(aside).one()


def set_aside(session: Session) -> list[Insight]:
    """The reports that could not be sorted, oldest first."""
    return list(session.exec(_aside(select(Insight)).order_by(col(Insight.id))))


def _aside(query: SelectOfScalar[R]) -> SelectOfScalar[R]:
    return query.where(Insight.state == "kept", col(Insight.sort_after) < NEVER)
