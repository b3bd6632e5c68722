"""The all-clear: by an owner, or because the problem is mended."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.stages import Stage
from bridge.flow import outbox
from bridge.flow.outages.telling import banner_of, refresh_banners, refresh_card
from bridge.store.engine import Store
from bridge.store.queries import groups, outages
from bridge.store.tables import Outage, Person


def end(session: Session, outage: Outage, person: Person | None, now: datetime) -> None:
    """Give the all-clear, once: in the thread of each banner, and on it.

    Args:
        session: the transaction of the step.
        outage: what is over.
        person: who says so; None where the problem is live.
        now: the time of the step.
    """
    if outage.ended_at is not None:
        return
    outage.ended_at, outage.ended_by = now, person.id if person else None
    session.add(outage)
    session.flush()
    refresh_banners(session, outage, "ended", now)
    refresh_card(session, outage, "ended", now)
    for banner in outages.banners(session, outage.id or 0):
        outbox.enqueue(
            session,
            f"all_clear:{banner.id}",
            kind="all_clear",
            subject=banner.id or 0,
            target=banner_of(banner.id or 0),
            priority=outbox.Priority.TEAM,
            now=now,
        )


def end_those_over(store: Store, clock: Clock) -> None:
    """Give the all-clear for problems that are live by now."""
    now = clock.now()
    with store.read() as session:
        if not _over(session):
            return
    with store.write() as session:
        for outage in _over(session):
            end(session, outage, None, now)


def _over(session: Session) -> list[Outage]:
    there = outages.going_on(session)
    return [one for one in there if groups.get(session, one.group_id).stage == Stage.LIVE]
