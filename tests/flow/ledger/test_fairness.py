"""Why credit is additive and a find has a day: four ways to credit, and who is first, simulated from a seed."""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random

import pytest

from bridge.domain.credit import POINTS, Kind, is_early

AGENTS, PROBLEMS, REGROUPED = 300, 600, 90
SHIFT = 0.145
"""The share of contacts that the night shift takes, from ten in the evening until six."""

HOURS = [SHIFT / 8 if hour < 6 or hour >= 22 else (1 - SHIFT) / 16 for hour in range(24)]
A_DAY = timedelta(hours=24)
MIDNIGHT = datetime(2026, 11, 2, tzinfo=UTC)

Reports = list[tuple[float, int]]
"""When and by whom a problem was reported, the first report first."""


def equal_pool(reports: Reports) -> dict[int, float]:
    """Every problem is worth the same, shared equally among its reports."""
    return _summed((agent, 10 / len(reports)) for _when, agent in reports)


def harmonic(reports: Reports) -> dict[int, float]:
    """Every problem is worth the same, and earlier reports get more of it."""
    whole = sum(1 / turn for turn in range(1, len(reports) + 1))
    return _summed((agent, 10 / turn / whole) for turn, (_when, agent) in enumerate(reports, 1))


def first_bonus(reports: Reports) -> dict[int, float]:
    """A point a report, and another one for the first."""
    return _summed((agent, 1.0 + (turn == 0)) for turn, (_when, agent) in enumerate(reports))


def additive(reports: Reports) -> dict[int, float]:
    """What the ledger does: each report by itself."""
    return _summed((agent, float(POINTS[Kind.INSIGHT])) for _when, agent in reports)


def _summed(shares: Iterator[tuple[int, float]]) -> dict[int, float]:
    sums: dict[int, float] = {}
    for agent, share in shares:
        sums[agent] = sums.get(agent, 0) + share
    return sums


@pytest.fixture(scope="module")
def problems() -> list[Reports]:
    """Problems as they are: most of them small, a few very big."""
    chance = Random(5)  # noqa: S311 - a simulation
    sizes = [_size(chance) for _problem in range(PROBLEMS)]
    return [sorted((chance.random(), chance.randrange(AGENTS)) for _one in range(size)) for size in sizes]


def _size(chance: Random) -> int:
    return min(80, int(2 * chance.paretovariate(1.1)))


def regrouped(problems: Sequence[Reports]) -> list[Reports]:
    """The same reports after random merges and splits."""
    chance = Random(7)  # noqa: S311 - a simulation
    mixed = list(problems)
    for _turn in range(REGROUPED):
        one, other = (mixed.pop(chance.randrange(len(mixed))) for _both in range(2))
        mixed.append(sorted(one + other))
    for _turn in range(REGROUPED):
        whole = mixed.pop(chance.randrange(len(mixed)))
        cut = chance.sample(whole, len(whole) // 2)
        mixed += [sorted(cut), [report for report in whole if report not in cut]]
    return [reports for reports in mixed if reports]


def change(problems: Sequence[Reports], scheme: Callable[[Reports], dict[int, float]]) -> float:
    """By what share of their total people's credit changes on average when problems are merged and split."""
    before, after = (_totals(there, scheme) for there in (problems, regrouped(problems)))
    return sum(abs(after.get(agent, 0) - had) / had for agent, had in before.items()) / len(before)


def _totals(problems: Sequence[Reports], scheme: Callable[[Reports], dict[int, float]]) -> dict[int, float]:
    return _summed(share for reports in problems for share in scheme(reports).items())


@pytest.mark.parametrize(("scheme", "least"), [(equal_pool, 0.1), (harmonic, 0.1), (first_bonus, 0.02)])
def test_other_ways_to_credit_change_what_people_have_when_problems_are_regrouped(
    problems: list[Reports], scheme: Callable[[Reports], dict[int, float]], least: float
) -> None:
    assert change(problems, scheme) > least


def test_additive_credit_does_not_change_when_problems_are_regrouped(problems: list[Reports]) -> None:
    assert change(problems, additive) == 0


def heard(chance: Random) -> list[datetime]:
    """When a problem was reported that began with a release by day: as often as customers call in each hour."""
    begins, edges, a_day = chance.uniform(9, 17), list(accumulate(HOURS)), _size(chance)
    drawn = ((day, bisect(edges, chance.random())) for day in range(4) for _report in range(a_day))
    hours = [24 * day + hour + chance.random() for day, hour in drawn]
    return [MIDNIGHT + timedelta(hours=hour) for hour in sorted(hours) if hour >= begins]


def by_night(found: Sequence[datetime]) -> float:
    return sum(when.hour < 6 or when.hour >= 22 for when in found) / len(found)


def test_the_night_shift_finds_as_much_as_it_hears_and_is_seldom_the_very_first() -> None:
    chance = Random(11)  # noqa: S311 - a simulation
    reports = [heard(chance) for _problem in range(2500)]
    early = [when for one in reports for when in one if is_early(when, one[0], A_DAY)]
    assert abs(by_night(early) - SHIFT) < 0.01
    assert by_night([one[0] for one in reports]) < SHIFT / 2
