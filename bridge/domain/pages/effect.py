"""What was reported before and after a problem went live, and what may honestly be said of it."""

from dataclasses import dataclass
from datetime import date
from statistics import fmean

from bridge.domain.effect_size import FEWEST_WEEKS, Comparison, Verdict, compare
from bridge.domain.naming import counted
from bridge.domain.weeks import WEEK


@dataclass(frozen=True, slots=True)
class Week:
    """One whole week of a problem.

    Attributes:
        first: its Monday.
        reports: of the problem.
        people: how many different people reported anything, of whatever problem.
    """

    first: date
    reports: int
    people: int


@dataclass(frozen=True, slots=True)
class Same:
    """What came from those of the problem's reporters who reported something, whatever it was, on both sides.

    Attributes:
        people: how many these are.
        before: their reports of the problem a week before.
        after: and after.
    """

    people: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Effect:
    """One problem before and after it went live.

    Attributes:
        group: its number.
        title: in customers' words.
        theme: key of its theme, if it has one.
        live: the day it went live, the last time it did.
        taken_back: the day it turned out not to be live; None if it still is.
        weeks: those that are compared and the one in which it went live, if that is over; oldest first.
        events: what happened on which day, such as ``planned``; oldest first.
        same: those who report on both sides; None where there are too few.
        unconfirmed: reports since, of which nobody has said yet whether it is the same: not counted.
    """

    group: int
    title: str
    theme: str | None
    live: date
    taken_back: date | None
    weeks: tuple[Week, ...]
    events: tuple[tuple[date, str], ...]
    same: Same | None = None
    unconfirmed: int = 0

    @property
    def path(self) -> str:
        """Of the problem's page."""
        return f"/problems/{self.group}"

    @property
    def before(self) -> tuple[Week, ...]:
        """The whole weeks before it went live."""
        return tuple(week for week in self.weeks if week.first + WEEK <= self.live)

    @property
    def after(self) -> tuple[Week, ...]:
        """The whole weeks after it did."""
        return tuple(week for week in self.weeks if week.first > self.live)

    @property
    def comparison(self) -> Comparison:
        """How the two sides compare."""
        return compare(*(tuple(week.reports for week in side) for side in (self.before, self.after)))

    @property
    def active(self) -> tuple[float, float]:
        """How many people reported anything a week, before and after."""
        before, after = ([week.people for week in side] or [0] for side in (self.before, self.after))
        return fmean(before), fmean(after)

    @property
    def sentence(self) -> str:
        """Both rates, and what may be said of them."""
        rates = self.comparison
        if not rates.weeks_before:
            return "Nothing to compare with: nobody reported it before the week in which it went live."
        before = f"{_reports(rates.before)} a week before it went live"
        if not rates.weeks_after:
            return f"{verdict(rates)}: {before}, and no whole week has passed since."
        if rates.verdict is Verdict.TOO_EARLY:
            since = counted(rates.weeks_after, "whole week")
            return f"{verdict(rates)}: {before}, {amount(rates.after)} a week in {since} since."
        return f"{before}, {amount(rates.after)} since: {verdict(rates)}."

    @property
    def from_the_same(self) -> str:
        """The same of those who report on both sides; empty if there are too few, or it is too early to say."""
        if self.same is None or self.comparison.verdict is Verdict.TOO_EARLY:
            return ""
        before, after = _reports(self.same.before), amount(self.same.after)
        return f"{before} a week → {after}, from the same {self.same.people} reporters."

    @property
    def base(self) -> str:
        """Whether as many people reported at all."""
        before, after = self.active
        people = "1 person" if round(before) == 1 else f"{before:,.0f} people"
        said = f"{people} reported something each week before"
        return f"{said}, {after:,.0f} since." if self.after else f"{said}."


def amount(rate: float) -> str:
    """A rate as people say it: whole from ten on.

    >>> amount(41.4), amount(3.25), amount(3.0)
    ('41', '3.2', '3')
    """
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}".removesuffix(".0")


def verdict(comparison: Comparison) -> str:
    """What may be said of a comparison, with its interval."""
    match comparison.verdict:
        case Verdict.TOO_EARLY:
            few = comparison.weeks_after >= FEWEST_WEEKS
            return "Too few reports to say yet" if few else "Too early to say"
        case Verdict.FEWER:
            return f"{_between(1 - comparison.high, 1 - comparison.low)} fewer"
        case Verdict.MORE:
            return f"{_between(comparison.low - 1, comparison.high - 1)} more"
        case Verdict.UNCLEAR:
            less, more = _percent(1 - comparison.low), comparison.high - 1
            many = _percent(more) if more < MANY_TIMES else "many times"
            return f"no clear change, between {less} fewer and {many} more"


def _between(least: float, most: float) -> str:
    """An interval in words; where one of its ends is next to nothing, or beyond all measure, the other one says it.

    >>> _between(0.5, 0.9), _between(0.004, 0.4), _between(1.5, 30), _between(20, 300)
    ('between 50 % and 90 %', 'up to 40 %', 'at least 150 %', 'many times')
    """
    if least >= MANY_TIMES:
        return "many times"
    if most >= MANY_TIMES:
        return f"at least {_percent(least)}"
    return (
        f"between {_percent(least)} and {_percent(most)}" if least >= ANYTHING else f"up to {_percent(most)}"
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


ANYTHING = 0.005
"""A smaller share is written as 0 %."""

MANY_TIMES = 9
"""From ten times as many on, percents tell nobody anything."""


def _reports(rate: float) -> str:
    """How many reports, with their unit.

    >>> _reports(1.0), _reports(34.6)
    ('1 report', '35 reports')
    """
    number = amount(rate)
    return f"{number} report" if number == "1" else f"{number} reports"
