"""The sums that pages read; ``flow/tallies.py`` keeps them up to date."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.prepared import prepared
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


@prepared
def _by_period(periods: Collection[str], crews: Collection[str]) -> Select[str, int, int]:
    return (
        select(Tally.period, func.sum(Tally.reports), func.sum(Tally.people))
        .where(col(Tally.period).in_(periods), Tally.theme == "", col(Tally.crew).in_(crews))
        .group_by(col(Tally.period))
    )


def by_period(session: Session, periods: Sequence[str], crews: frozenset[str] | None) -> dict[str, Sum]:
    """What was reported in each of some periods, by these crews or by all; a quiet one has a sum of nothing."""
    sums = _by_period(session, periods, _crews(crews))
    found = {period: Sum(reports, people) for period, reports, people in sums}
    return {period: found.get(period, Sum()) for period in periods}


@prepared
def _by_theme(periods: Collection[str], crews: Collection[str]) -> Select[str, str, int, int]:
    return (
        select(Tally.theme, Tally.period, func.sum(Tally.reports), func.sum(Tally.people))
        .where(col(Tally.period).in_(periods), Tally.theme != "", col(Tally.crew).in_(crews))
        .group_by(col(Tally.theme), col(Tally.period))
    )


def by_theme(
    session: Session, periods: Sequence[str], crews: frozenset[str] | None
) -> dict[str, dict[str, Sum]]:
    """What was reported of each theme in each of some periods; ``-`` is what has none, and what is quiet is left out."""
    found: dict[str, dict[str, Sum]] = {}
    for theme, period, reports, people in _by_theme(session, periods, _crews(crews)):
        found.setdefault(theme, {})[period] = Sum(reports, people)
    return found


@prepared
def _by_crew(period: str) -> SelectOfScalar[Tally]:
    return select(Tally).where(Tally.period == period, Tally.theme == "", Tally.crew != "")


def by_crew(session: Session, period: str) -> dict[str, Sum]:
    """What each crew reported in a period; ``-`` are those of none, and who was quiet is left out."""
    return {tally.crew: Sum(tally.reports, tally.people) for tally in _by_crew(session, period)}


@prepared
def _weeks_of(group: int) -> SelectOfScalar[ProblemWeek]:
    return select(ProblemWeek).where(ProblemWeek.group_id == group).order_by(col(ProblemWeek.week))


def weeks_of(session: Session, group: int) -> dict[date, Sum]:
    """How often a problem was reported in each week, by its Monday, oldest first; quiet ones are left out."""
    return {week.week: Sum(week.reports, week.people) for week in _weeks_of(session, group)}


@prepared
def _most(week: date, limit: int) -> Select[int, int]:
    query = select(ProblemWeek.group_id, ProblemWeek.reports).where(ProblemWeek.week == week)
    return query.order_by(col(ProblemWeek.reports).desc(), col(ProblemWeek.group_id)).limit(limit)


def most(session: Session, week: date, limit: int) -> list[tuple[int, int]]:
    """The problems that were reported most in a week, by its Monday: their numbers, and how many reports."""
    return [(group, reports) for group, reports in _most(session, week, limit)]


@prepared
def _sizes(groups: Collection[int]) -> SelectOfScalar[ProblemSize]:
    return select(ProblemSize).where(col(ProblemSize.group_id).in_(groups))


def sizes(session: Session, groups: Collection[int]) -> dict[int, ProblemSize]:
    """How big some problems are; one of which nothing counts is left out."""
    return {size.group_id: size for size in _sizes(session, groups)}


@prepared
def _crews_of(groups: Collection[int]) -> SelectOfScalar[ProblemCrew]:
    return select(ProblemCrew).where(col(ProblemCrew.group_id).in_(groups))


@prepared
def _among_crews(groups: Collection[int], crews: Collection[str]) -> SelectOfScalar[ProblemCrew]:
    return select(ProblemCrew).where(col(ProblemCrew.group_id).in_(groups), col(ProblemCrew.crew).in_(crews))


def crews_of(
    session: Session, groups: Collection[int], crews: frozenset[str] | None
) -> dict[int, dict[str, Sum]]:
    """How much of some problems each of these crews, or each crew at all, reports; ``-`` are those of none."""
    found: dict[int, dict[str, Sum]] = {}
    for one in _crews_of(session, groups) if crews is None else _among_crews(session, groups, crews):
        found.setdefault(one.group_id, {})[one.crew] = Sum(one.reports, one.people)
    return found


def _crews(crews: frozenset[str] | None) -> list[str]:
    """The keys of the rows to add up."""
    return [""] if crews is None else sorted(crews)
