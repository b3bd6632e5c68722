"""Banners in the channels of those who report, and the card of those who own the problem, kept up to date."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.store.engine import Store
from bridge.store.queries import groups, outages
from bridge.store.tables import Banner, Group, Outage


def announce(session: Session, rules: Rules, outage: Outage, now: datetime) -> None:
    """Put a banner into each channel, and tell the owners of the problem."""
    number = outage.id or 0
    for channel in dict.fromkeys(rules.outage.channels):
        banner = Banner(outage_id=number, channel=channel)
        session.add(banner)
        session.flush()
        _post(session, "banner", banner.id or 0, banner_of(banner.id or 0), now)
    _post(session, "outage", number, outage_of(number), now)


def _post(session: Session, kind: str, subject: int, target: str, now: datetime) -> None:
    outbox.enqueue(
        session, target, kind=kind, subject=subject, target=target, priority=outbox.Priority.ALARM, now=now
    )


def keep_up(store: Store, rules: Rules, clock: Clock) -> None:
    """Bring the counts up to date, seldom, and ask whether it is over once nobody has reported for long."""
    now = clock.now()
    with store.read() as session:
        if not outages.going_on(session):
            return
    with store.write() as session:
        for outage in outages.going_on(session):
            _count(session, rules, outage, now)
            _ask_when_calm(session, rules, outage, now)


def _count(session: Session, rules: Rules, outage: Outage, now: datetime) -> None:
    reports = groups.reports(session, groups.get(session, outage.group_id).id or 0)
    if reports != outage.shown and now - outage.shown_at >= rules.outage.edited_every:
        outage.shown, outage.shown_at = reports, now
        session.add(outage)
        refresh_banners(session, outage, f"count{now.timestamp()}", now)
        refresh_card(session, outage, f"count{now.timestamp()}", now)


def _ask_when_calm(session: Session, rules: Rules, outage: Outage, now: datetime) -> None:
    """Once for each silence."""
    last = last_said(session, outage)
    asked = outage.asked_at is not None and outage.asked_at > last
    if now - last >= rules.outage.calm_after and not asked:
        outage.asked_at = now
        session.add(outage)
        outbox.enqueue(
            session,
            f"calm:{outage.id}:{last.timestamp()}",
            kind="calm",
            subject=outage.id or 0,
            target=outage_of(outage.id or 0),
            priority=outbox.Priority.TEAM,
            now=now,
        )


def last_said(session: Session, outage: Outage) -> datetime:
    """When somebody last reported it."""
    return outages.last_said(session, groups.get(session, outage.group_id).id or 0) or outage.at


def refresh(session: Session, group: Group, cause: str, now: datetime) -> None:
    """Bring the banners and the owners' card of a problem up to date while it is an outage."""
    outage = outages.open_one(session, groups.numbers(session, group.id or 0))
    if outage is not None:
        refresh_banners(session, outage, cause, now)
        refresh_card(session, outage, cause, now)


def refresh_banners(session: Session, outage: Outage, cause: str, now: datetime) -> None:
    """Bring the banner in every channel up to date."""
    for banner in outages.banners(session, outage.id or 0):
        number = banner.id or 0
        outbox.refresh(session, cause, kind="banner_card", subject=number, target=banner_of(number), now=now)


def refresh_card(session: Session, outage: Outage, cause: str, now: datetime) -> None:
    """Bring the owners' card up to date."""
    number = outage.id or 0
    outbox.refresh(session, cause, kind="outage_card", subject=number, target=outage_of(number), now=now)


def banner_of(banner: int) -> str:
    """The target of everything that happens at a banner, and the key of its post."""
    return f"banner:{banner}"


def outage_of(outage: int) -> str:
    """The target of everything that happens at the owners' card of an outage, and the key of its post."""
    return f"outage:{outage}"
