"""Themes over time, drawn and in tables."""

from collections.abc import Sequence

from bridge.domain.naming import counted
from bridge.domain.pages.charts import Multiples, Series
from bridge.domain.pages.tables import Cell, Column, Kind, Link, Table
from bridge.domain.pages.themes import Company, Problem, Trends, change


def trends_chart(value: Trends) -> Multiples:
    """The themes as small panels of one scale."""
    told = "; ".join(f"{theme.name} {theme.reports[0]} to {theme.reports[-1]}" for theme in value.themes)
    span = value.period.span
    return Multiples(
        f"Themes over {counted(len(value.periods), span)}",
        f"Reports a {span}, first to last: {told or 'none'}.",
        f"reports a {span}",
        tuple(period.label for period in value.periods),
        tuple(Series(theme.name, theme.reports) for theme in value.themes),
    )


def trends_tables(value: Trends) -> tuple[Table, ...]:
    """All tables of the page."""
    listed = (
        _problems_table("partners", "Partner problems that are reported most", value.partners),
        _problems_table("policies", "Policies that are reported most", value.policies, _REASON),
    )
    return _themes_table(value), _over_time_table(value), _companies_table(value.companies), *listed


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
        f"Themes {value.period.when}",
        columns[:known],
        tuple(row[:known] for row in rows),
        "Nobody has reported anything yet.",
        note,
    )


def _over_time_table(value: Trends) -> Table:
    columns = tuple(Column(period.name, period.label, Kind.NUMBER) for period in value.periods)
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
