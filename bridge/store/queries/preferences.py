from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import all_rows
from bridge.store.tables import Effect, Preference


def of(session: Session, person: int) -> Preference | None:
    """What a person wants, if they ever said."""
    return session.get(Preference, person)


@all_rows
def put_off(person: int) -> SelectOfScalar[Effect]:
    """What waits because a person wished so, and was not tried."""
    query = select(Effect).where(Effect.waits_for == person, Effect.state == "waiting")
    untried = (col(Effect.attempt_at).is_(None), col(Effect.lease_until).is_(None))
    return query.where(*untried).order_by(col(Effect.id))
