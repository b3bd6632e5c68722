from datetime import datetime

from sqlmodel import Session, col, select, update

from bridge.store.queries import effects
from bridge.store.queries.once import ensure
from bridge.store.tables import Effect, Mark


def since(session: Session) -> datetime | None:
    """Since when nothing leaves; None while everything does."""
    return session.exec(select(Mark.at).where(Mark.name == effects.PAUSED)).first()


def begin(session: Session, now: datetime) -> None:
    """Let nothing leave from now on; a pause that began earlier goes on."""
    ensure(session, Mark, name=effects.PAUSED, at=now)


def end(session: Session) -> None:
    """Let everything leave again."""
    if mark := session.get(Mark, effects.PAUSED):
        session.delete(mark)


def doubt(session: Session) -> int:
    """Take it that what waits may have been done already, so that it is looked up before it is done.

    Returns:
        How much waits.
    """
    waits = update(Effect).where(col(Effect.state) == "waiting")
    session.exec(waits.where(col(Effect.attempt_at).is_(None)).values(attempt_at=Effect.created_at))
    return session.exec(waits.values(lease_until=None, lease_owner=None)).rowcount
