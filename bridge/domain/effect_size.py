"""How much less something was reported after a change, with an interval that says how sure that is.

Reports of a week are counts that scatter more than chance alone would have it: one bad day, one campaign. So the
interval of the ratio of two weekly rates is made in three steps:

- Scatter: Pearson's dispersion of the weekly counts around the mean of their own side, never below 1, which is
  Poisson's (McCullagh and Nelder, Generalized Linear Models, 1989, sections 4.5 and 6.2.3).
- Small numbers: given the sum of two counts, one of them is binomial, so the exact interval of a proportion gives that
  of the ratio (Przyborowski and Wilenski, Biometrika 31, 1940; Clopper and Pearson, Biometrika 26, 1934).
- Both: the exact interval for as many reports as would be worth the same if they did not scatter, widened by Student's
  t since the scatter is itself estimated from few weeks (Korn and Graubard, Survey Methodology 24, 1998).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from statistics import NormalDist, fmean

from bridge.domain.quantiles import beta_quantile, t_quantile

LEVEL = 0.95
FEWEST_WEEKS = 3
FEWEST_EXPECTED = 5


class Verdict(StrEnum):
    """What may be said of a comparison."""

    TOO_EARLY = "too_early"
    FEWER = "fewer"
    MORE = "more"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Reports a week on both sides of a change.

    Attributes:
        before: reports a week before it.
        after: and after it.
        low: the after's share of the before, at least.
        high: at most; infinite where nothing was reported before.
        weeks_before: how many weeks were compared.
        weeks_after: with how many.
    """

    before: float
    after: float
    low: float
    high: float
    weeks_before: int
    weeks_after: int

    @property
    def verdict(self) -> Verdict:
        """What may be said: "fewer" or "more" only if the interval excludes no change."""
        if self.weeks_after < FEWEST_WEEKS or self.before * self.weeks_after < FEWEST_EXPECTED:
            return Verdict.TOO_EARLY
        if self.high < 1:
            return Verdict.FEWER
        return Verdict.MORE if self.low > 1 else Verdict.UNCLEAR


@lru_cache(maxsize=4096)
def compare(before: tuple[int, ...], after: tuple[int, ...]) -> Comparison:
    """Compare what was reported in the whole weeks before a change with that of the whole weeks after it.

    Weeks are taken as independent of one another, and as alike but for the change: what else changed with it, such as a
    season, no interval knows.

    Args:
        before: reports of each week.
        after: the same.
    """
    if not before or not after:
        rates = fmean(before) if before else 0.0, fmean(after) if after else 0.0
        return Comparison(*rates, 0, float("inf"), len(before), len(after))
    worth = _worth(before, after)
    low, high = ratio_interval(sum(after) * worth, len(after), sum(before) * worth, len(before))
    return Comparison(fmean(before), fmean(after), low, high, len(before), len(after))


def ratio_interval(
    count: float, span: float, base: float, base_span: float, level: float = LEVEL
) -> tuple[float, float]:
    """The exact interval of the ratio of two Poisson rates.

    Args:
        count: how often something happened; a fraction if it is an effective number.
        span: in how much time.
        base: how often in the other time.
        base_span: how much that was.
        level: of confidence.

    Returns:
        From where to where; up to infinity where it never happened in the other time.
    """
    tail = (1 - level) / 2
    low = beta_quantile(tail, count, base + 1) if count else 0.0
    high = beta_quantile(1 - tail, count + 1, base) if base else 1.0
    scale = base_span / span
    return scale * low / (1 - low), scale * high / (1 - high) if high < 1 else float("inf")


def _worth(before: Sequence[int], after: Sequence[int]) -> float:
    """What one report is worth of one that does not scatter: at most 1."""
    freedom = len(before) + len(after) - 2
    if freedom < 1:
        return 1.0
    dispersion = max(1.0, (_chi_square(before) + _chi_square(after)) / freedom)
    certain = NormalDist().inv_cdf(0.5 + LEVEL / 2)
    return (certain / t_quantile(0.5 + LEVEL / 2, freedom)) ** 2 / dispersion


def _chi_square(counts: Sequence[int]) -> float:
    mean = fmean(counts)
    return sum((count - mean) ** 2 for count in counts) / mean if mean else 0.0
