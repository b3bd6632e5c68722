from collections.abc import Collection

from sqlmodel import Session, col, select

from bridge.store.tables import Effect, Insight, Preference


def of(session: Session, person: int) -> Preference | None:
    """What a person wants, if they ever said."""
    return session.get(Preference, person)


def put_off(session: Session, target: str) -> list[Effect]:
    """What waits at targets that are written so, and was not tried."""
    query = select(Effect).where(Effect.state == "waiting", col(Effect.target).like(target))
    untried = (col(Effect.attempt_at).is_(None), col(Effect.lease_until).is_(None))
    return list(session.exec(query.where(*untried).order_by(col(Effect.id))))


def reported_by(session: Session, person: int, insights: Collection[int]) -> set[int]:
    """Which of these insights are a person's."""
    query = select(Insight.id).where(Insight.person_id == person, col(Insight.id).in_(insights))
    return {number for number in session.exec(query) if number}
