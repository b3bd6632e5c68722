"""The sums as they stand, and as anybody would make them of all rows, one by one."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from bridge.domain.grouping import COUNTED
from bridge.domain.periods import Period, Span
from bridge.store.tables import Insight, Membership, ProblemCrew, ProblemSize, ProblemWeek, Tally

Sums = dict[tuple[Any, ...], tuple[Any, ...]]


def stored(session: Session) -> tuple[Sums, ...]:
    """The sums that pages read: of periods, of the weeks and crews of problems, and their sizes."""
    return (
        {(one.period, one.theme, one.crew): (one.reports, one.people) for one in session.exec(select(Tally))},
        {(one.group_id, one.week): (one.reports, one.people) for one in session.exec(select(ProblemWeek))},
        {(one.group_id, one.crew): (one.reports, one.people) for one in session.exec(select(ProblemCrew))},
        {
            (one.group_id,): (one.reports, one.people, one.first_at, one.last_at)
            for one in session.exec(select(ProblemSize))
        },
    )


def counted_anew(session: Session) -> tuple[Sums, ...]:
    """The same, from nothing but insights and memberships."""
    tallies, weeks, crews, sizes = (defaultdict[tuple[Any, ...], list[Insight]](list) for _ in range(4))
    for insight in session.exec(select(Insight)):
        for span in Span:
            period = Period.of(span, insight.said_at.date()).name
            for theme in ("", insight.theme or "-"):
                for crew in ("", insight.crew or "-"):
                    tallies[period, theme, crew].append(insight)
    for group, reports in _reports(session).items():
        for insight in reports:
            day = insight.said_at.date()
            weeks[group, day - timedelta(days=day.weekday())].append(insight)
            crews[group, insight.crew or "-"].append(insight)
            sizes[group,].append(insight)
    return (
        {key: _sum(listed) for key, listed in tallies.items()},
        {key: _sum(listed) for key, listed in weeks.items()},
        {key: _sum(listed) for key, listed in crews.items()},
        {
            key: (*_sum(listed), min(one.said_at for one in listed), max(one.said_at for one in listed))
            for key, listed in sizes.items()
        },
    )


def _reports(session: Session) -> dict[int, list[Insight]]:
    """The counted reports of each problem, those of one call once."""
    query = select(Membership, Insight).join(Insight, col(Insight.id) == Membership.insight_id)
    found: defaultdict[int, dict[int, Insight]] = defaultdict(dict)
    for place, insight in session.exec(query.where(Membership.current, col(Membership.state).in_(COUNTED))):
        found[place.group_id][insight.id or 0] = insight
    return {
        group: [one for one in reports.values() if one.copy_of not in reports]
        for group, reports in found.items()
    }


def _sum(reports: Iterable[Insight]) -> tuple[int, int]:
    people = [one.person_id for one in reports]
    return len(people), len(set(people))
