"""Who looked at named data of others, and who exported what: written down, for whoever may ask later."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.roles import Viewer
from bridge.store.queries import people
from bridge.store.tables import Look, Person


def exported(session: Session, viewer: Viewer, table: str, rows: int, now: datetime) -> None:
    """Somebody took a table away as a file."""
    session.add(Look(person_id=_number(session, viewer), what="export", page=table, rows=rows, at=now))


def looked_at(session: Session, viewer: Viewer, page: str, about: int, now: datetime) -> None:
    """Somebody looked at data of another person by name."""
    session.add(Look(person_id=_number(session, viewer), what="look", page=page, about_id=about, at=now))


def opened(session: Session, person: Person, page: str, now: datetime) -> None:
    """Somebody had a customer reference shown."""
    session.add(Look(person_id=person.id, what="reference", page=page, at=now))


def _number(session: Session, viewer: Viewer) -> int | None:
    """The viewer's number; None for whoever sits at this machine in local-only mode."""
    return people.known(session, viewer.team, viewer.user).id if viewer.user else None
