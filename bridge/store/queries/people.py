from collections.abc import Collection

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.once import ensure
from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import Person


@prepared
def _find(team: str, user: str) -> SelectOfScalar[Person]:
    return select(Person).where(Person.team == team, Person.user == user)


def find(session: Session, team: str, user: str) -> Person | None:
    """The person of these Slack ids, if known."""
    return _find(session, team, user).first()


@first_row
def by_user(user: str) -> SelectOfScalar[Person]:
    """The person of a Slack id, in whatever workspace; ids of people are unique among all of them."""
    return select(Person).where(Person.user == user)


def known(session: Session, team: str, user: str) -> Person:
    """The person of these Slack ids; met now, if never before."""
    person = find(session, team, user)
    if person is not None:
        return person
    ensure(session, Person, team=team, user=user)
    return _find(session, team, user).one()


@prepared
def _among(numbers: Collection[int]) -> SelectOfScalar[Person]:
    return select(Person).where(col(Person.id).in_(numbers))


def among(session: Session, numbers: Collection[int]) -> dict[int, Person]:
    """Some persons, by number."""
    return {person.id or 0: person for person in _among(session, numbers)}


def users(session: Session, ids: set[int]) -> dict[int, str]:
    """Slack's user ids of these persons."""
    return {number: person.user for number, person in among(session, ids).items()}


@all_rows
def called_so(team: str, names: Collection[str], ids: Collection[str]) -> SelectOfScalar[Person]:
    """People of a workspace who have one of these names or Slack ids, first met first."""
    query = select(Person).where(
        Person.team == team,
        col(Person.erased_at).is_(None),
        or_(col(Person.name).in_(names), col(Person.user).in_(ids)),
    )
    return query.order_by(col(Person.id))


def alive(session: Session) -> list[Person]:
    """Everybody who was ever met, but those who were erased."""
    return list(session.exec(select(Person).where(col(Person.erased_at).is_(None))))


@prepared
def _gone() -> SelectOfScalar[str]:
    return select(Person.user).where(col(Person.gone_at).is_not(None))


def gone(session: Session) -> set[str]:
    """Slack's ids of those whom it deactivated."""
    return set(_gone(session))


@prepared
def _guests() -> SelectOfScalar[int | None]:
    return select(col(Person.id)).where(col(Person.guest)).limit(1)


def has_guests(session: Session) -> bool:
    """Whether anybody was met whom Slack counts as a guest, or who is of another workspace."""
    return _guests(session).first() is not None


def is_read(person: Person) -> bool:
    """Whether anything is known of somebody by Slack's directory."""
    return bool(person.name or person.locale or person.zone)


def unread(session: Session, after: int, limit: int) -> list[Person]:
    """Some who were met after the person of a number, the first of them first, and of whom nothing is known."""
    nothing = (Person.name == "", Person.locale == "", Person.zone == "")
    query = select(Person).where(*nothing, Person.user != "", col(Person.erased_at).is_(None))
    return list(session.exec(query.where(col(Person.id) > after).order_by(col(Person.id)).limit(limit)))
