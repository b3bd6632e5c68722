"""The sums that pages read; ``flow/tallies.py`` keeps them up to date."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from bridge.store.tables import ProblemCrew, ProblemSize, ProblemWeek, Tally


@dataclass(frozen=True, slots=True)
class Sum:
    """How much was reported.

    Attributes:
        reports: how many reports.
        people: by how many different people; summed over several crews, who was in two of them counts twice.
    """

    reports: int = 0
    people: int = 0


def total(session: Session, period: str, crews: frozenset[str] | None) -> Sum:
    """What was reported in a period.

    Args:
        session: to read.
        period: its name.
        crews: of these crews; None means all reports.
    """
    return by_period(session, [period], crews)[period]


def by_period(session: Session, periods: Sequence[str], crews: frozenset[str] | None) -> dict[str, Sum]:
    """What was reported in each of some periods, by these crews or by all; a quiet one has a sum of nothing."""
    query = (
        select(Tally.period, func.sum(Tally.reports), func.sum(Tally.people))
        .where(col(Tally.period).in_(periods), Tally.theme == "", col(Tally.crew).in_(_crews(crews)))
        .group_by(col(Tally.period))
    )
    found = {period: Sum(reports, people) for period, reports, people in session.exec(query)}
    return {period: found.get(period, Sum()) for period in periods}


def by_theme(
    session: Session, periods: Sequence[str], crews: frozenset[str] | None
) -> dict[str, dict[str, Sum]]:
    """What was reported of each theme in each of some periods; ``-`` is what has none, and what is quiet is left out."""
    query = (
        select(Tally.theme, Tally.period, func.sum(Tally.reports), func.sum(Tally.people))
        .where(col(Tally.period).in_(periods), Tally.theme != "", col(Tally.crew).in_(_crews(crews)))
        .group_by(col(Tally.theme), col(Tally.period))
    )
    found: dict[str, dict[str, Sum]] = {}
    for theme, period, reports, people in session.exec(query):
        found.setdefault(theme, {})[period] = Sum(reports, people)
    return found


def by_crew(session: Session, period: str) -> dict[str, Sum]:
    """What each crew reported in a period; ``-`` are those of none, and who was quiet is left out."""
    query = select(Tally).where(Tally.period == period, Tally.theme == "", Tally.crew != "")
    return {tally.crew: Sum(tally.reports, tally.people) for tally in session.exec(query)}


def weeks_of(session: Session, group: int) -> dict[date, Sum]:
    """How often a problem was reported in each week, by its Monday, oldest first; quiet ones are left out."""
    query = select(ProblemWeek).where(ProblemWeek.group_id == group).order_by(col(ProblemWeek.week))
    return {week.week: Sum(week.reports, week.people) for week in session.exec(query)}


def most(session: Session, week: date, limit: int) -> list[tuple[int, int]]:
    """The problems that were reported most in a week, by its Monday: their numbers, and how many reports."""
    query = select(ProblemWeek.group_id, ProblemWeek.reports).where(ProblemWeek.week == week)
    order = (col(ProblemWeek.reports).desc(), col(ProblemWeek.group_id))
    return [(group, reports) for group, reports in session.exec(query.order_by(*order).limit(limit))]


def sizes(session: Session, groups: Collection[int]) -> dict[int, ProblemSize]:
    """How big some problems are; one of which nothing counts is left out."""
    query = select(ProblemSize).where(col(ProblemSize.group_id).in_(groups))
    return {size.group_id: size for size in session.exec(query)}


def crews_of(
    session: Session, groups: Collection[int], crews: frozenset[str] | None
) -> dict[int, dict[str, Sum]]:
    """How much of some problems each of these crews, or each crew at all, reports; ``-`` are those of none."""
    query = select(ProblemCrew).where(col(ProblemCrew.group_id).in_(groups))
    found: dict[int, dict[str, Sum]] = {}
    for one in session.exec(query if crews is None else query.where(col(ProblemCrew.crew).in_(crews))):
        found.setdefault(one.group_id, {})[one.crew] = Sum(one.reports, one.people)
    return found


def _crews(crews: frozenset[str] | None) -> list[str]:
    """The keys of the rows to add up."""
    return [""] if crews is None else sorted(crews)
