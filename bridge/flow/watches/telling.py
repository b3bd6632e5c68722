"""Whoever listens has one card; what is heard comes below it, several reports together, and the sum at the end."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.flow import outbox
from bridge.store.engine import Store
from bridge.store.queries import watches
from bridge.store.tables import Watch


def announce(session: Session, watch: Watch, now: datetime) -> None:
    """Show that it is listened for, and how to stop."""
    _enqueue(session, watch, "watch", key_of(watch), now)


def tell(store: Store, clock: Clock) -> None:
    """Tell of the reports that were heard since the last time, each once."""
    now = clock.now()
    with store.read() as session:
        if not watches.untold(session):
            return
    with store.write() as session:
        for number, hits in watches.untold(session).items():
            watch = session.get_one(Watch, number)
            for hit in hits:
                hit.told_at = now
                session.add(hit)
            numbers = [hit.insight_id for hit in hits]
            key = f"hits:{number}:{numbers[0]}"
            _enqueue(session, watch, "hits", key, now, {"hits": numbers})
            _refresh(session, watch, key, now)


def end_those_over(store: Store, clock: Clock) -> None:
    """End what was to be listened for until a time that has come."""
    now = clock.now()
    with store.read() as session:
        if not watches.over(session, now):
            return
    with store.write() as session:
        for watch in watches.over(session, now):
            end(session, watch, now)


def end(session: Session, watch: Watch, now: datetime) -> None:
    """Stop listening, once, and say what was heard in all."""
    if watch.ended_at is None:
        watch.ended_at = now
        session.add(watch)
        session.flush()
        _refresh(session, watch, "over", now)
        _enqueue(session, watch, "watch_over", f"watch_over:{watch.id}", now)


def _refresh(session: Session, watch: Watch, cause: str, now: datetime) -> None:
    number = watch.id or 0
    outbox.refresh(session, cause, kind="watch_card", subject=number, target=_target(watch), now=now)


def _enqueue(
    session: Session,
    watch: Watch,
    kind: str,
    key: str,
    now: datetime,
    body: dict[str, list[int]] | None = None,
) -> None:
    outbox.enqueue(
        session,
        key,
        kind=kind,
        subject=watch.id or 0,
        target=_target(watch),
        priority=outbox.Priority.TEAM,
        body=body,
        now=now,
    )


def _target(watch: Watch) -> str:
    return f"{outbox.person_of(watch.person_id)}:watch:{watch.id}"


def key_of(watch: Watch) -> str:
    """The key of the effect that posts the card of a watch."""
    return f"watch:{watch.id}"
