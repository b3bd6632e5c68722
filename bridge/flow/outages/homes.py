"""During an outage one card for each person is enough: their later reports live in the home of the first."""

from sqlmodel import Session

from bridge.domain.grouping import COUNTED
from bridge.flow import outbox
from bridge.store.queries import effects, groups, outages
from bridge.store.tables import Insight, Outage


def lives_elsewhere(session: Session, insight: Insight) -> bool:
    """Whether a report of a known outage, and of nothing else, lives in the home of its reporter's first one.

    All that is told of it later is told there; it counts and is credited like any other.
    """
    outage = _only_outage(session, insight) if outages.going_on(session) else None
    first = _first(session, insight, outage) if outage is not None else None
    if first is None:
        return False
    insight.home_with = first.id
    insight.home_channel, insight.home_ts = first.home_channel, first.home_ts
    insight.home_thread = first.home_thread
    session.add(insight)
    if first.home_ts is None:
        _await_home(session, insight, first)
    return True


def _await_home(session: Session, insight: Insight, first: Insight) -> None:
    """Let what is told of a report wait until there is the home that it shares."""
    number, shared = insight.id or 0, effects.by_key(session, outbox.home_of(first.id or 0))
    if shared is not None:
        outbox.enqueue(
            session,
            f"shared_home:{number}",
            kind="shared_home",
            subject=number,
            target=outbox.home_of(number),
            priority=outbox.Priority.HOME,
            needs=shared.id,
            now=shared.created_at,
        )


def _only_outage(session: Session, insight: Insight) -> Outage | None:
    places = groups.places(session, insight.id or 0)
    here = {groups.get(session, place.group_id).id or 0 for place in places}
    if len(here) != 1 or any(place.state not in COUNTED for place in places):
        return None
    return outages.open_one(session, groups.numbers(session, here.pop()))


def _first(session: Session, insight: Insight, outage: Outage) -> Insight | None:
    group = groups.get(session, outage.group_id).id or 0
    return outages.first_of(session, insight, group, outage.since)
