"""Sums that the overview, the page of the loop and the digest share."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.pages import activity, heard
from bridge.domain.pages import funnel as ways
from bridge.domain.pages.activity import Active, Base
from bridge.domain.pages.funnel import Funnel
from bridge.domain.pages.heard import Themes
from bridge.domain.periods import Period, Span
from bridge.domain.rules import Rules
from bridge.store.queries import tallies
from bridge.store.queries.pages import overview as queries

WEEKS = 12


def last_week(period: Period, now: datetime) -> Period:
    """The last week of a period that has begun."""
    day = min(period.next.first - timedelta(days=1), now.date())
    return Period.of(Span.WEEK, max(day, period.first))


def funnel(
    session: Session, rules: Rules, now: datetime, period: Period | None = None, owner: str = ""
) -> Funnel:
    """How far the problems came that were first shown in a period, or in the last twelve weeks.

    Args:
        session: reads.
        rules: who owns what.
        now: the end of those weeks.
        period: when they were first shown.
        owner: only those of the route of this name; empty: all.
    """
    start, end = (period.start, period.end) if period else (now - timedelta(weeks=WEEKS), now)
    counts = queries.cohort(session, start, end)
    theirs = [(stage, number) for theme, stage, number in counts if owner in {"", rules.route(theme).name}]
    return ways.funnel(theirs, 0 if period else WEEKS)


def themes(session: Session, rules: Rules, week: Period) -> Themes:
    """What was heard of each theme in the twelve weeks up to this one."""
    weeks = week.back(WEEKS)
    found = tallies.by_theme(session, [one.name for one in weeks], None)
    counts = {
        rules.theme_names.get(theme, theme if theme != "-" else heard.UNSORTED): [
            by_week[one.name].reports if one.name in by_week else 0 for one in weeks
        ]
        for theme, by_week in found.items()
    }
    return heard.themes([one.first for one in weeks], counts)


def base(session: Session, rules: Rules, period: Period, sizes: Mapping[str, int]) -> Base:
    """How many people reported in a period, of how many."""
    by_crew = tallies.by_crew(session, period.name)
    teams = [
        Active(
            crew.name,
            min(by_crew[crew.key].people, sizes[crew.key]) if crew.key in by_crew else 0,
            sizes[crew.key],
        )
        for crew in rules.crews
    ]
    others = tallies.total(session, period.name, None).people
    return activity.base(teams, others, rules.smallest_team)
