"""The health of the loop: whether the company answers those who hear its customers."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from sqlmodel import Session

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages.answers import Spread, Trend, spread
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.callbacks import Called, outcome
from bridge.domain.pages.loop import LISTED, Asking, Corrections, Loop, Untold
from bridge.domain.periods import Period, Span
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.domain.weeks import monday
from bridge.flow import crews
from bridge.flow.pages import owed, sums
from bridge.flow.pages.headsups import covered
from bridge.flow.pages.overview import OURS
from bridge.store.queries import tallies
from bridge.store.queries.pages import loop as queries
from bridge.store.queries.pages.answered import first_answers
from bridge.store.tables import Mark

SMALLER = "Smaller teams and others"
ARRIVES = timedelta(hours=1)
"""A note that waits for less time is on its way."""

DAY = timedelta(days=1)


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, now: datetime) -> Loop:
    """The page.

    Raises:
        ForbiddenError: a partner's people see what their own company reported, and not this.
    """
    if viewer.company:
        raise ForbiddenError(OURS)
    period, owner = asked.period, asked.owner
    start, end = (period.start, period.end) if period else (now - timedelta(weeks=sums.WEEKS), now)
    week = sums.last_week(period or Period.of(Span.WEEK, now.date()), now)
    answered = _answered(session, rules, min(start, week.back(sums.WEEKS)[0].start), end, owner)
    theirs = [one for one in answered if one.at >= start]
    outstanding = owed.owed(rules, owed.waiting(session, week.first), now, owner)
    not_told = _untold(session, rules, now, owner)
    return Loop(
        period=period,
        owners=tuple((route.name, route.team) for route in rules.routes),
        all_answers=spread("All", [one.days for one in theirs]),
        answers=_by_team(rules, theirs, owner),
        trend=_trend(answered, week),
        funnel=sums.funnel(session, rules, now, period, owner),
        owed=outstanding,
        untold=not_told,
        asking=asking(session, rules, now, owner),
        called=called(session, rules, start, end, now),
        corrections=_corrections(session, period, week, start, end),
        jira=_heard_from_jira(session),
        heads_ups=covered(session, rules, start, end, owner, None if asked.whole else LISTED),
        listed=max(len(outstanding), len(not_told)) if asked.whole else LISTED,
    )


class Answered(NamedTuple):
    """A first answer: which route gave it and when, and how many days it took."""

    route: str
    at: datetime
    days: float


def _answered(session: Session, rules: Rules, start: datetime, end: datetime, owner: str) -> list[Answered]:
    """The first answers of a time; one that was given before the problem was shown took no time."""
    route = cache(rules.route)
    return [
        Answered(name, one.at, max(timedelta(), one.at - one.shown_at) / DAY)
        for one in first_answers(session, start, end)
        if owner in {"", name := route(one.theme).name}
    ]


def _by_team(rules: Rules, answered: Sequence[Answered], owner: str) -> tuple[Spread, ...]:
    days: defaultdict[str, list[float]] = defaultdict(list)
    for one in answered:
        days[one.route].append(one.days)
    shown = (route for route in rules.routes if owner in {"", route.name})
    return tuple(spread(route.team, days[route.name]) for route in shown)


def _trend(answered: Sequence[Answered], week: Period) -> Trend:
    weeks = week.back(sums.WEEKS)
    days: defaultdict[date, list[float]] = defaultdict(list)
    for one in answered:
        days[monday(one.at).date()].append(one.days)
    spreads = tuple(spread(one.name, days[one.first]) for one in weeks)
    return Trend(tuple(one.first for one in weeks), spreads)


def _untold(session: Session, rules: Rules, now: datetime, owner: str) -> tuple[Untold, ...]:
    """What is live although a reporter or a customer was not told."""
    reporters = {one.group: one for one in queries.untold(session, now - ARRIVES)}
    customers = {one.group: one for one in queries.uncalled(session, now)}
    found = {**customers, **reporters}
    return tuple(
        Untold(
            number,
            one.title,
            rules.route(one.theme).team,
            one.since.date(),
            reporters[number].people if number in reporters else 0,
            customers[number].people if number in customers else 0,
        )
        for number, one in found.items()
        if owner in {"", rules.route(one.theme).name}
    )


def asking(
    session: Session, rules: Rules, now: datetime, owner: str = "", crew: str | None = None
) -> tuple[Asking, ...]:
    """The questions that are open, oldest first; only those to people of one crew if it is named."""
    return tuple(
        Asking(
            one.group,
            one.title,
            rules.route(one.theme).team,
            one.text,
            (now - one.asked_at).days,
            one.asked,
            one.answered,
        )
        for one in queries.open_questions(session, LISTED, crew)
        if owner in {"", rules.route(one.theme).name}
    )


def called(
    session: Session, rules: Rules, start: datetime, end: datetime, now: datetime
) -> tuple[Called, ...]:
    """What came of the customers who were to be told, by crew; small ones are folded together."""
    names = crews.shown_as(rules, crews.sizes(session, rules), SMALLER)
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*names.values(), SMALLER)}
    for one in queries.call_backs(session, start, end, now):
        name = names.get(one.crew or "") if rules.crew(one.crew) else SMALLER
        if name:
            counts[name][outcome(one.outcome, one.due)] += one.customers
    return tuple(Called(team, **count) for team, count in counts.items() if count)


def _corrections(
    session: Session, period: Period | None, week: Period, start: datetime, end: datetime
) -> Corrections:
    periods = [period] if period else week.back(sums.WEEKS)
    by_period = tallies.by_period(session, [one.name for one in periods], None)
    reports = sum(one.reports for one in by_period.values())
    return Corrections(*queries.regrouped(session, start, end), reports, *queries.joined(session, start, end))


def _heard_from_jira(session: Session) -> datetime | None:
    mark = session.get(Mark, "jira:read")
    return mark.at if mark else None
