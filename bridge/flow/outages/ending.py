"""The all-clear: by an owner, or because the problem is mended; and the end of what nobody reports any more."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.stages import Stage
from bridge.flow import outbox
from bridge.flow.outages.telling import banner_of, last_said, refresh_banners, refresh_card
from bridge.store.engine import Store
from bridge.store.queries import groups, outages
from bridge.store.tables import Outage, Person

FADES_AFTER = timedelta(days=1)
"""An outage that nobody has reported for so long is none any more: who reports it then has a card of their own."""


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
    outage.ended_by = person.id if person else None
    _close(session, outage, now)
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
    """Give the all-clear for problems that are live by now; what nobody reports any more ends without one."""
    now = clock.now()
    with store.read() as session:
        if not any(_is_live(session, one) or _fades(session, one, now) for one in outages.going_on(session)):
            return
    with store.write() as session:
        for outage in outages.going_on(session):
            if _is_live(session, outage):
                end(session, outage, None, now)
            elif _fades(session, outage, now):
                _close(session, outage, now)


def _is_live(session: Session, outage: Outage) -> bool:
    return groups.get(session, outage.group_id).stage == Stage.LIVE


def _fades(session: Session, outage: Outage, now: datetime) -> bool:
    return now - last_said(session, outage) >= FADES_AFTER


def _close(session: Session, outage: Outage, now: datetime) -> None:
    outage.ended_at = now
    session.add(outage)
    session.flush()
    refresh_banners(session, outage, "ended", now)
    refresh_card(session, outage, "ended", now)
