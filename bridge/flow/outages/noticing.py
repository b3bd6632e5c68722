"""Notice that a problem has become an outage."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.grouping import COUNTED
from bridge.domain.rules import Rules
from bridge.flow.membership import show
from bridge.flow.outages.telling import announce
from bridge.store.queries import figures, groups, outages
from bridge.store.tables import Group, Insight, Outage

USUAL = timedelta(days=7)
"""How often a problem is usually reported is what it was in these days."""


def notice(session: Session, rules: Rules, insight: Insight, now: datetime) -> None:
    """Begin an outage where a new report makes so many that it is one.

    Args:
        session: the grouping transaction.
        rules: how many are an outage, and where it is told.
        insight: the report, placed already.
        now: the time of the step.
    """
    places = groups.places(session, insight.id or 0)
    here = {groups.get(session, place.group_id).id for place in places if place.state in COUNTED}
    for number in sorted(one for one in here if one is not None):
        group = groups.get(session, number)
        if group.theme not in rules.unopened:
            _notice(session, rules, group, now)


def _notice(session: Session, rules: Rules, group: Group, now: datetime) -> None:
    number, since = group.id or 0, now - rules.outage.within
    people = outages.people_since(session, number, since)
    if people < rules.outage.reports:
        return
    before = outages.newest(session, groups.numbers(session, number))
    if before is not None and before.ended_at is None:
        return
    if before is not None and before.ended_at is not None:
        since = max(since, before.ended_at)
        people = outages.people_since(session, number, since)
    if people >= rules.outage.reports and rules.outage.are_met(people, _usual(session, rules, number, since)):
        _begin(session, rules, group, since, now)


def _usual(session: Session, rules: Rules, group: int, before: datetime) -> float:
    """How many reports of a problem are usual within the time in which an outage shows."""
    said = figures.said_between(session, group, before - USUAL, before)
    return said * (rules.outage.within / USUAL)


def _begin(session: Session, rules: Rules, group: Group, since: datetime, now: datetime) -> None:
    if group.shown_at is None:
        show(session, rules, group, now)
    reports = groups.reports(session, group.id or 0)
    outage = Outage(group_id=group.id or 0, since=since, at=now, shown=reports, shown_at=now)
    session.add(outage)
    session.flush()
    announce(session, rules, outage, now)
