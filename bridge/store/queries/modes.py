from datetime import datetime

from sqlmodel import Session, col, delete, select

from bridge.store.queries import effects
from bridge.store.queries.once import ensure
from bridge.store.tables import Mark

_PROCESS = "process:"
"""What the marks of processes begin with: ``process:shadow:4f1c…``."""


def lock(session: Session, now: datetime) -> None:
    """Let processes come in one after the other."""
    effects.mark(session, "modes", now)


def since(session: Session, mode: str) -> datetime | None:
    """Since when the database is in a mode; None if it is in another one, or nothing ever ran."""
    mark = session.get(Mark, effects.MODE + mode)
    return mark.at if mark else None


def begin(session: Session, mode: str, before: str, now: datetime) -> None:
    """Be in a mode from now on; one that began earlier goes on."""
    ensure(session, Mark, name=effects.MODE + mode, at=now)
    session.exec(delete(Mark).where(col(Mark.name) == effects.MODE + before))


def last_beat(session: Session, mode: str) -> datetime | None:
    """When a process in a mode was alive last; None if there is none."""
    query = select(Mark.at).where(col(Mark.name).startswith(f"{_PROCESS}{mode}:"))
    return session.exec(query.order_by(col(Mark.at).desc())).first()


def beat(session: Session, mode: str, process: str, now: datetime) -> None:
    """Say that a process is alive."""
    effects.mark(session, f"{_PROCESS}{mode}:{process}", now).at = now


def end(session: Session, mode: str, process: str) -> None:
    """A process is not there any more."""
    session.exec(delete(Mark).where(col(Mark.name) == f"{_PROCESS}{mode}:{process}"))


def forget(session: Session, before: datetime) -> None:
    """Forget processes that died."""
    session.exec(delete(Mark).where(col(Mark.name).startswith(_PROCESS), col(Mark.at) < before))
