from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.prepared import all_rows, first_row
from bridge.store.tables import Effect, Person, Preference


def of(session: Session, person: int) -> Preference | None:
    """What a person wants, if they ever said."""
    return session.get(Preference, person)


@first_row
def languages(team: str, user: str) -> Select[str, str | None]:
    """The locale that a person chose in Slack, and the language that they chose here, if they did."""
    query = select(Person.locale, Preference.language).where(Person.team == team, Person.user == user)
    return query.outerjoin(Preference, col(Preference.person_id) == Person.id)


@all_rows
def put_off(person: int) -> SelectOfScalar[Effect]:
    """What waits because a person wished so, and was not tried."""
    query = select(Effect).where(Effect.waits_for == person, Effect.state == "waiting")
    untried = (col(Effect.attempt_at).is_(None), col(Effect.lease_until).is_(None))
    return query.where(*untried).order_by(col(Effect.id))
