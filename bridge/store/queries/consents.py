from sqlmodel import Session, col, select

from bridge.store.tables import Consent, Person


def of_click(session: Session, click: str) -> Consent | None:
    """What this click agreed to, or took back."""
    return session.exec(select(Consent).where(Consent.click == click)).first()


def agreed(session: Session, team: str) -> list[Person]:
    """The people of a workspace who agree now to be named to everybody."""
    query = select(Person).where(Person.team == team, col(Person.agreed_at).is_not(None))
    return list(session.exec(query.where(col(Person.erased_at).is_(None)).order_by(col(Person.id))))
