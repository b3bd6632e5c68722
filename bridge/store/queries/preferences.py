from sqlalchemy import String, cast
from sqlmodel import Session, col, select

from bridge.store.tables import Effect, Insight, Preference


def of(session: Session, person: int) -> Preference | None:
    """What a person wants, if they ever said."""
    return session.get(Preference, person)


def put_aside(session: Session, person: int) -> list[Effect]:
    """What waits to be told in the homes of a person's reports, put aside and not tried."""
    home = "home:" + cast(col(Insight.id), String) + ":aside"
    query = select(Effect).join(Insight, col(Effect.target) == home)
    untried = (col(Effect.attempt_at).is_(None), col(Effect.lease_until).is_(None))
    return list(session.exec(query.where(Effect.state == "waiting", Insight.person_id == person, *untried)))
