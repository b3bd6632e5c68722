from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from bridge.store.tables import Person


def find(session: Session, team: str, user: str) -> Person | None:
    """The person of these Slack ids, if known."""
    return session.exec(select(Person).where(Person.team == team, Person.user == user)).first()


def known(session: Session, team: str, user: str) -> Person:
    """The person of these Slack ids; met now, if never before."""
    person = find(session, team, user)
    if person is not None:
        return person
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    session.execute(insert(Person).values(team=team, user=user).on_conflict_do_nothing())
    return session.exec(select(Person).where(Person.team == team, Person.user == user)).one()


def users(session: Session, ids: set[int]) -> dict[int, str]:
    """Slack's user ids of these persons."""
    rows = session.exec(select(Person).where(col(Person.id).in_(ids))).all()
    return {person.id: person.user for person in rows if person.id is not None}
