from sqlmodel import Session, col, select

from bridge.store.tables import Effect, Insight, Preference


def of(session: Session, person: int) -> Preference | None:
    """What a person wants, if they ever said."""
    return session.get(Preference, person)


def put_off(session: Session, person: int) -> list[Effect]:
    """What waits to be told in the homes of a person's reports and was not tried."""
    query = select(Effect).join(Insight, col(Insight.id) == col(Effect.subject))
    return list(
        session.exec(
            query.where(
                Effect.state == "waiting",
                col(Effect.kind).in_(("stage", "heard")),
                Insight.person_id == person,
                col(Effect.attempt_at).is_(None),
                col(Effect.lease_until).is_(None),
            )
        )
    )
