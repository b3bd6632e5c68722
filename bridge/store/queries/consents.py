from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import prepared
from bridge.store.tables import Consent, Person


@prepared
def _of_click(click: str) -> SelectOfScalar[Consent]:
    return select(Consent).where(Consent.click == click)


def of_click(session: Session, click: str) -> Consent | None:
    """What this click agreed to, or took back."""
    return _of_click(session, click).first()


@prepared
def _agreed(team: str) -> SelectOfScalar[Person]:
    query = select(Person).where(Person.team == team, col(Person.agreed_at).is_not(None))
    return query.where(col(Person.erased_at).is_(None)).order_by(col(Person.id))


def agreed(session: Session, team: str) -> list[Person]:
    """The people of a workspace who agree now to be named to everybody."""
    return list(_agreed(session, team))
