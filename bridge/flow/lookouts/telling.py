"""Whoever listens has one card; what is heard comes below it, several reports together, and the sum at the end."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.flow import outbox
from bridge.store.engine import Store
from bridge.store.queries import lookouts
from bridge.store.tables import Lookout


def announce(session: Session, lookout: Lookout, now: datetime) -> None:
    """Show that it is listened for, and how to stop."""
    _enqueue(session, lookout, "lookout", key_of(lookout), now)


def tell(store: Store, clock: Clock) -> None:
    """Tell of the reports that were heard since the last time, each once."""
    now = clock.now()
    with store.read() as session:
        if not lookouts.untold(session):
            return
    with store.write() as session:
        for number, hits in lookouts.untold(session).items():
            lookout = session.get_one(Lookout, number)
            for hit in hits:
                hit.told_at = now
                session.add(hit)
            numbers = [hit.insight_id for hit in hits]
            key = f"hits:{number}:{numbers[0]}"
            _enqueue(session, lookout, "hits", key, now, {"hits": numbers})
            _refresh(session, lookout, key, now)


def end_those_over(store: Store, clock: Clock) -> None:
    """End what was to be listened for until a time that has come."""
    now = clock.now()
    with store.read() as session:
        if not lookouts.over(session, now):
            return
    with store.write() as session:
        for lookout in lookouts.over(session, now):
            end(session, lookout, now)


def end(session: Session, lookout: Lookout, now: datetime) -> None:
    """Stop listening, once, and say what was heard in all."""
    if lookout.ended_at is None:
        lookout.ended_at = now
        session.add(lookout)
        session.flush()
        _refresh(session, lookout, "over", now)
        _enqueue(session, lookout, "lookout_over", f"lookout_over:{lookout.id}", now)


def _refresh(session: Session, lookout: Lookout, cause: str, now: datetime) -> None:
    number = lookout.id or 0
    outbox.refresh(session, cause, kind="lookout_card", subject=number, target=_target(lookout), now=now)


def _enqueue(
    session: Session,
    lookout: Lookout,
    kind: str,
    key: str,
    now: datetime,
    body: dict[str, list[int]] | None = None,
) -> None:
    outbox.enqueue(
        session,
        key,
        kind=kind,
        subject=lookout.id or 0,
        target=_target(lookout),
        priority=outbox.Priority.TEAM,
        body=body,
        now=now,
    )


def _target(lookout: Lookout) -> str:
    return f"{outbox.person_of(lookout.person_id)}:lookout:{lookout.id}"


def key_of(lookout: Lookout) -> str:
    """The key of the effect that posts the card of a lookout."""
    return f"lookout:{lookout.id}"
