"""Themes over time, in words and tables."""

from datetime import date

import pytest

from bridge.domain.pages.theme_tables import trends_chart, trends_tables
from bridge.domain.pages.themes import Company, Problem, Trend, Trends, change
from bridge.domain.periods import Period
from tests.domain.pages.facts import TODAY, trends

BILLING, PRAISE = Trend("Billing", (9, 12), 5), Trend("Praise", (4, 4), 3, 70)


def two(**rest: object) -> Trends:
    return trends((13, 16), themes=(BILLING, PRAISE), **rest)


@pytest.mark.parametrize(
    ("reports", "words"),
    [
        ((3, 12), "9 more"),
        ((12, 3), "9 fewer"),
        ((4, 4), ""),
        ((0, 0), ""),
        ((0, 2000), "2,000 more"),
        ((99, 1, 0), "1 fewer"),
    ],
)
def test_a_change_is_that_of_the_last_period(reports: tuple[int, ...], words: str) -> None:
    assert change(reports) == words


@pytest.mark.parametrize(
    ("value", "headline"),
    [
        (two(), "16 reports in the week of 16 November 2026, most about Billing (12)."),
        (
            two(team="Leipzig"),
            "16 reports by Leipzig in the week of 16 November 2026, most about Billing (12).",
        ),
        (trends((0, 1)), "1 report in the week of 16 November 2026, most about Billing (1)."),
        (trends((3, 0)), "0 reports in the week of 16 November 2026."),
        (trends((0, 0), themes=()), "0 reports in the week of 16 November 2026."),
    ],
)
def test_the_headline_says_how_much_and_of_what_most(value: Trends, headline: str) -> None:
    assert value.headline == headline


@pytest.mark.parametrize(
    ("value", "before"),
    [
        (
            trends((3, 12), base="From 8 agents."),
            "From 8 agents. 9 more than in the week before. This week is not over.",
        ),
        (
            trends((3, 3), base="From 8 agents."),
            "From 8 agents. As many as in the week before. This week is not over.",
        ),
        (
            trends((3, 12), base="From 8 agents.", today=date(2026, 11, 23)),
            "From 8 agents. 9 more than in the week before.",
        ),
    ],
)
def test_what_was_before_is_said_and_that_a_week_is_not_over(value: Trends, before: str) -> None:
    assert value.before == before


def test_the_tables_say_what_the_chart_draws() -> None:
    value = two()
    chart = trends_chart(value)
    themes, over_time, *_others = trends_tables(value)
    assert [row[1:] for row in over_time.rows] == [panel.values for panel in chart.panels]
    assert [row[:4] for row in themes.rows] == [("Billing", 12, 9, "3 more"), ("Praise", 4, 4, "none")]
    assert chart.alt == "Reports a week, first to last: Billing 9 to 12; Praise 4 to 4."
    assert [column.title for column in over_time.columns] == ["Theme", *chart.labels]


def test_contacts_are_there_only_where_the_operators_file_knows_one() -> None:
    with_contacts, *_others = trends_tables(two())
    assert [column.key for column in with_contacts.columns][-1] == "contacts"
    assert [row[-1] for row in with_contacts.rows] == [None, 70]
    without, *_others = trends_tables(trends())
    assert "contacts" not in [column.key for column in without.columns]
    assert "Contacts" not in without.note


def test_a_policy_has_the_reason_why_it_stays_and_a_partners_problem_has_none() -> None:
    declined = Problem(5, "Form", "Will not be changed", TODAY, 2, "The ledger")
    tables = {table.name: table for table in trends_tables(two(partners=(declined,), policies=(declined,)))}
    assert tables["policies"].rows[0][-1] == "The ledger"
    assert [column.key for column in tables["partners"].columns] == ["problem", "stage", "since", "reports"]


def test_companies_are_in_the_order_of_the_alphabet_as_they_come_and_never_ranked() -> None:
    companies = (Company("Ace", 1, 2, 1), Company("Swift", 9, 30, 8))
    table = next(one for one in trends_tables(two(companies=companies)) if one.name == "companies")
    assert [row[0] for row in table.rows] == ["Ace", "Swift"]
    assert "says nothing of how good a company is" in table.note


def test_months_and_quarters_are_named_with_their_year() -> None:
    value = trends((3, 12))
    months = Trends(tuple(Period.named("2026-01").back(2)), TODAY, value.all, value.themes, (), (), (), ())
    assert trends_chart(months).labels == ("Dec 2025", "Jan 2026")
    assert trends_chart(months).title == "Themes over 2 months"
