"""Themes over time, what partners' people report and what is reported of partners, and what became of policies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bridge.domain.naming import counted
from bridge.domain.pages.heard import UNSORTED
from bridge.domain.periods import Period


@dataclass(frozen=True, slots=True)
class Trend:
    """One theme over some periods.

    Attributes:
        name: of the theme.
        reports: in each period, oldest first.
        people: who reported it in the last one.
        contacts: of the theme in the last one; None where the operator's file says nothing.
    """

    name: str
    reports: tuple[int, ...]
    people: int
    contacts: int | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """What the people of one company report.

    Attributes:
        name: of the company.
        about: reports about partners.
        reports: all reports.
        people: who reported.
    """

    name: str
    about: int
    reports: int
    people: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, and how it was reported in the period.

    Attributes:
        group: its number.
        title: in customers' words.
        stage: where it stands, in words.
        since: since when.
        reports: in the weeks that begin in the period.
        reason: why it was declined; empty if it was not.
    """

    group: int
    title: str
    stage: str
    since: date
    reports: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trends:
    """The page.

    Attributes:
        periods: that are shown, oldest first; the last one is asked for.
        today: the day on which it is looked at.
        all: all themes together.
        themes: each by itself, that with most reports first.
        companies: in the order of the alphabet; empty if there are no partners.
        partners: the problems with partners that are reported most.
        policies: the same of policies.
        teams: key and name of those to choose from.
        team: name of the one that was asked for; empty: all.
        base: from how many people this is, in words.
        problem: why the file of contacts cannot be used; empty if it can, or there is none.
    """

    periods: tuple[Period, ...]
    today: date
    all: Trend
    themes: tuple[Trend, ...]
    companies: tuple[Company, ...]
    partners: tuple[Problem, ...]
    policies: tuple[Problem, ...]
    teams: tuple[tuple[str, str], ...]
    team: str = ""
    base: str = ""
    problem: str = ""

    @property
    def period(self) -> Period:
        """The one that was asked for."""
        return self.periods[-1]

    @property
    def headline(self) -> str:
        """How much was reported, and of what most: of a theme, that is."""
        by = f" by {self.team}" if self.team else ""
        said = f"{counted(self.all.reports[-1], 'report')}{by} {self.period.when}"
        sorted_ = (theme for theme in self.themes if theme.name != UNSORTED)
        most = max(sorted_, key=lambda theme: theme.reports[-1], default=None)
        if most is None or not most.reports[-1]:
            return f"{said}."
        return f"{said}, most about {most.name} ({most.reports[-1]:,})."

    @property
    def before(self) -> str:
        """From how many people that is, and how it was before."""
        before = f"in the {self.period.span} before"
        more = change(self.all.reports)
        than = f"{more} than {before}" if more else f"as many as {before}"
        over = "" if self.period.next.first <= self.today else f" This {self.period.span} is not over."
        return f"{self.base} {than[0].upper()}{than[1:]}.{over}"


def change(reports: Sequence[int]) -> str:
    """How the last period differs from the one before it; empty if it does not.

    >>> change([3, 12]), change([12, 3]), change([3, 3])
    ('9 more', '9 fewer', '')
    """
    more = reports[-1] - reports[-2]
    return f"{abs(more):,} {'more' if more > 0 else 'fewer'}" if more else ""
