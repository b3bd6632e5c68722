"""Who looked at named data of others, and who exported what: written down, for whoever may ask later."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from bridge.domain.roles import Viewer
from bridge.store.queries import people
from bridge.store.queries.pages import audit
from bridge.store.tables import Look, Person


def exported(session: Session, viewer: Viewer, table: str, rows: int, now: datetime) -> None:
    """Somebody took a table away as a file."""
    session.add(Look(person_id=_number(session, viewer), what="export", page=table, rows=rows, at=now))


def unnoted(session: Session, viewer: Viewer, page: str, about: Collection[int], now: datetime) -> set[int]:
    """The other persons of whom it is not yet written down today that a viewer saw them by name on a page.

    Args:
        session: only reads.
        viewer: who looks.
        page: what it is called in the log.
        about: the numbers of the persons whom it names.
        now: says which day it is.
    """
    if not about:
        return set()
    person = people.find(session, viewer.team, viewer.user) if viewer.user else None
    if viewer.user and person is None:
        return set(about)
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    looker = person.id if person else None
    return set(about) - {looker} - audit.noted(session, looker, page, about, today)


def looked_at(session: Session, viewer: Viewer, page: str, about: Collection[int], now: datetime) -> None:
    """Somebody looked at data of other persons by name."""
    looker = _number(session, viewer)
    session.add_all(
        Look(person_id=looker, what="look", page=page, about_id=number, at=now) for number in sorted(about)
    )


def opened(session: Session, person: Person, page: str, now: datetime) -> None:
    """Somebody had a customer reference shown."""
    session.add(Look(person_id=person.id, what="reference", page=page, at=now))


def ordered(session: Session, what: str, now: datetime, rows: int = 0) -> None:
    """An operator did something at the machine that runs the bridge.

    Args:
        session: of the transaction.
        what: they did, one of those that `domain.pages.audit` has words for.
        now: the time.
        rows: how much it was about.
    """
    session.add(Look(what=what, page="operator", rows=rows, at=now))


def _number(session: Session, viewer: Viewer) -> int | None:
    """The viewer's number; None for whoever sits at this machine in local-only mode."""
    return people.known(session, viewer.team, viewer.user).id if viewer.user else None
