from datetime import datetime

from sqlmodel import Session, col, delete, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import Person, SigningIn, WebSession


@first_row
def alive(digest: str, now: datetime, seen_since: datetime) -> Select[WebSession, Person]:
    """A session that has not ended and was used since a time, and whose it is."""
    query = select(WebSession, Person).join(Person, col(Person.id) == WebSession.person_id)
    used = WebSession.seen_at > seen_since
    return query.where(WebSession.digest == digest, WebSession.ends_at > now, used)


@all_rows
def of(person: int, now: datetime, seen_since: datetime) -> SelectOfScalar[WebSession]:
    """The sessions of somebody that have not ended and were used since a time, the last used first."""
    query = select(WebSession).where(WebSession.person_id == person, WebSession.ends_at > now)
    return query.where(WebSession.seen_at > seen_since).order_by(
        col(WebSession.seen_at).desc(), col(WebSession.digest)
    )


def end(session: Session, digest: str) -> None:
    """Forget one session."""
    session.exec(delete(WebSession).where(col(WebSession.digest) == digest))


def end_of(session: Session, person: int) -> int:
    """Forget all sessions of somebody; gives how many there were."""
    return session.exec(delete(WebSession).where(col(WebSession.person_id) == person)).rowcount


def end_all(session: Session) -> int:
    """Forget every session; gives how many there were."""
    return session.exec(delete(WebSession)).rowcount


@prepared
def _holders() -> SelectOfScalar[int]:
    return select(WebSession.person_id).distinct()


def holders(session: Session) -> set[int]:
    """Who has a session."""
    return set(_holders(session))


def take(session: Session, state: str, now: datetime) -> SigningIn | None:
    """A sign-in under way, which is gone afterwards: of two who ask at once, one gets it."""
    query = delete(SigningIn).where(col(SigningIn.state) == state).returning(SigningIn)
    taken = session.scalars(query).first()
    return taken if taken is not None and taken.ends_at > now else None


def forget(session: Session, now: datetime) -> None:
    """Forget what has ended by itself."""
    session.exec(delete(SigningIn).where(col(SigningIn.ends_at) <= now))
    session.exec(delete(WebSession).where(col(WebSession.ends_at) <= now))
