"""What owners decide of an outage: what its banners say, and that it is over."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.flow import outages
from bridge.flow.rulebook import Facts
from bridge.flow.rulings.forms import first
from bridge.store.queries import groups
from bridge.store.queries import outages as queries
from bridge.store.tables import Group, Outage, Person

FIELD = "banner_"
"""How the name of a channel's field begins; its id follows."""


def all_clear(
    session: Session, _rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """It is over; the button of an older outage says nothing about this one."""
    outage = _meant(session, group, click)
    if outage is None:
        return None
    outages.end(session, outage, person, now)
    return {"outage": outage.id}


def word_banners(
    session: Session, _rules: Rules, group: Group, click: Click, _person: Person, now: datetime
) -> Facts | None:
    """What agents tell customers in each channel; where nothing is said, the problem's own wording holds."""
    outage = _meant(session, group, click)
    if outage is None:
        return None
    for banner in queries.banners(session, outage.id or 0):
        banner.wording = " ".join(first(click, FIELD + banner.channel).split())
        session.add(banner)
    session.flush()
    outages.refresh_banners(session, outage, click.outside_id, now)
    return {"outage": outage.id}


def _meant(session: Session, group: Group, click: Click) -> Outage | None:
    """The outage that the card showed, unless it is over."""
    outage = session.get(Outage, click.version)
    theirs = outage is not None and groups.get(session, outage.group_id).id == group.id
    return outage if outage is not None and theirs and outage.ended_at is None else None
