from typing import TypeVar

from sqlmodel import Session, col, func, select

from bridge.store.tables import Effect, Inbox

T = TypeVar("T", Effect, Inbox)


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
    return session.exec(going).one() + session.exec(coming).one()
