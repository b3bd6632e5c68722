"""Themes over time, what partners' people report and what is reported of partners, and what became of policies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bridge.domain.naming import counted
from bridge.domain.pages.charts import Multiples, Series
from bridge.domain.pages.tables import Cell, Column, Kind, Link, Table
from bridge.domain.periods import Period, Span


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
        """How much was reported, and of what most."""
        by = f" by {self.team}" if self.team else ""
        said = f"{counted(self.all.reports[-1], 'report')}{by} {within(self.period)}"
        most = max(self.themes, key=lambda theme: theme.reports[-1], default=None)
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


def trends_chart(value: Trends) -> Multiples:
    """The themes as small panels of one scale."""
    told = "; ".join(f"{theme.name} {theme.reports[0]} to {theme.reports[-1]}" for theme in value.themes)
    span = value.period.span
    return Multiples(
        f"Themes over {counted(len(value.periods), span)}",
        f"Reports a {span}, first to last: {told or 'none'}.",
        f"reports a {span}",
        tuple(map(label, value.periods)),
        tuple(Series(theme.name, theme.reports) for theme in value.themes),
    )


def trends_tables(value: Trends) -> tuple[Table, ...]:
    """All tables of the page."""
    listed = (
        _problems_table("partners", "Partner problems that are reported most", value.partners),
        _problems_table("policies", "Policies that are reported most", value.policies, _REASON),
    )
    return _themes_table(value), _over_time_table(value), _companies_table(value.companies), *listed


def change(reports: Sequence[int]) -> str:
    """How the last period differs from the one before it; empty if it does not.

    >>> change([3, 12]), change([12, 3]), change([3, 3])
    ('9 more', '9 fewer', '')
    """
    more = reports[-1] - reports[-2]
    return f"{abs(more):,} {'more' if more > 0 else 'fewer'}" if more else ""


def label(period: Period) -> str:
    """A period in a chart.

    >>> label(Period.named("2026-W47")), label(Period.named("2026-11")), label(Period.named("2026-Q4"))
    ('16 Nov', 'Nov 26', 'Q4 26')
    """
    match period.span:
        case Span.WEEK:
            return f"{period.first.day} {period.first:%b}"
        case Span.MONTH:
            return f"{period.first:%b %y}"
        case Span.QUARTER:
            return f"Q{(period.first.month + 2) // 3} {period.first:%y}"


def within(period: Period) -> str:
    """When something was, as the end of a sentence.

    >>> within(Period.named("2026-W47")), within(Period.named("2026-11"))
    ('in the week of 16 November 2026', 'in November 2026')
    """
    return f"in the {period.words}" if period.span is Span.WEEK else f"in {period.words}"


def _themes_table(value: Trends) -> Table:
    span = value.period.span
    columns = (
        Column("theme", "Theme"),
        Column("reports", "Reports", Kind.NUMBER),
        Column("before", f"The {span} before", Kind.NUMBER),
        Column("change", "Change"),
        Column("people", "People who reported", Kind.NUMBER),
        Column("contacts", "Contacts", Kind.NUMBER),
    )
    known = 6 if any(theme.contacts is not None for theme in value.themes) else 5
    rows = [
        (
            theme.name,
            theme.reports[-1],
            theme.reports[-2],
            change(theme.reports) or "none",
            theme.people,
            theme.contacts,
        )
        for theme in value.themes
    ]
    note = "Contacts are from your own statistics." if known > 5 else ""
    return Table(
        "themes",
        f"Themes {within(value.period)}",
        columns[:known],
        tuple(row[:known] for row in rows),
        "Nobody has reported anything yet.",
        note,
    )


def _over_time_table(value: Trends) -> Table:
    columns = tuple(Column(period.name, label(period), Kind.NUMBER) for period in value.periods)
    rows: tuple[tuple[Cell, ...], ...] = tuple((theme.name, *theme.reports) for theme in value.themes)
    return Table("over-time", "Themes over time", (Column("theme", "Theme"), *columns), rows)


def _companies_table(companies: Sequence[Company]) -> Table:
    columns = (
        Column("company", "Company"),
        Column("about", "Reports about partners", Kind.NUMBER),
        Column("reports", "All reports", Kind.NUMBER),
        Column("people", "People who reported", Kind.NUMBER),
    )
    rows = tuple((company.name, company.about, company.reports, company.people) for company in companies)
    return Table(
        "companies",
        "Who reports problems with partners",
        columns,
        rows,
        "There are no partner companies.",
        _ORDER,
    )


def _problems_table(name: str, title: str, problems: Sequence[Problem], more: Sequence[Column] = ()) -> Table:
    rows = tuple(
        (
            Link(problem.title, f"/problems/{problem.group}"),
            problem.stage,
            problem.since,
            problem.reports,
            problem.reason,
        )
        for problem in problems
    )
    columns = (*_COLUMNS, *more)
    cut = tuple(row[: len(columns)] for row in rows)
    return Table(name, title, columns, cut, "None was reported in this time.", _WEEKS)


_COLUMNS = (
    Column("problem", "Problem"),
    Column("stage", "Stage"),
    Column("since", "Since", Kind.DAY),
    Column("reports", "Reports", Kind.NUMBER),
)
_REASON = (Column("reason", "Reason, if declined"),)
_ORDER = "In the order of the alphabet. Much reported is also much noticed: this says nothing of how good a company is."
_WEEKS = "Of all teams, in the weeks that begin in this time."
