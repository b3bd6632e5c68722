"""One person's own reports, and where their problems stand."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import State
from bridge.domain.outgoing import Problem
from bridge.domain.outgoing.app_home import OwnReport
from bridge.domain.permalinks import message
from bridge.domain.rules import Rules
from bridge.flow.views import reporter
from bridge.store.queries import app_home, groups
from bridge.store.tables import Insight, Membership, Person

A_PAGE = 5


def own_reports(
    session: Session, rules: Rules, person: Person, page: int, now: datetime
) -> tuple[OwnReport, ...]:
    """A page of somebody's reports, the newest change first; one more than a page if there are older ones."""
    found = app_home.changed_last(session, person.id or 0, page * A_PAGE, A_PAGE + 1)
    places = groups.places_among(session, [insight.id or 0 for insight, _changed in found])
    return tuple(
        OwnReport(
            insight=insight.id or 0,
            text=insight.text,
            problems=_problems(session, rules, insight, here := places.get(insight.id or 0, []), now),
            changed=changed,
            asked=any(place.state == State.PROVISIONAL for place in here),
            url=message(person.team, insight.home_channel, insight.home_ts),
        )
        for insight, changed in found
    )


def _problems(
    session: Session, rules: Rules, insight: Insight, places: Sequence[Membership], now: datetime
) -> tuple[Problem, ...]:
    led = groups.today(session, [place.group_id for place in places])
    problems = {group.id: group for group in led.values()}
    return tuple(reporter.own(session, rules, insight, group, now) for group in problems.values())
