"""Themes, and before and after, as HTML and as files."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bridge.domain.pages.effect import Effect, Same, Week
from bridge.domain.pages.effects import Effects, Shown
from bridge.domain.pages.themes import Company, Problem, Trend, Trends
from bridge.domain.periods import Period
from tests.web.test_leaders import shown, words

MONDAY, DAY = date(2026, 8, 24), date(2026, 10, 14)
REPORTS = (40, 42, 41, 39, 44, 40, 41, 22, 3, 2, 4, 3)
REFUND = Effect(
    8,
    "Refund <pending>",
    "billing",
    DAY,
    None,
    tuple(Week(MONDAY + timedelta(weeks=place), many, 60) for place, many in enumerate(REPORTS)),
    ((date(2026, 9, 8), "planned"), (DAY, "live")),
    Same(60, 38.0, 3.0),
    unconfirmed=2,
)
EFFECTS = Effects((Shown(REFUND, "Payments"),), 1, None, (("payments", "Payments"),))
WEEK = Period.named("2026-W47")
TRENDS = Trends(
    tuple(WEEK.back(12)),
    date(2026, 11, 19),
    Trend("All", (0,) * 10 + (31, 38), 21),
    (Trend("Billing", (0,) * 10 + (20, 30), 14), Trend("Praise", (0,) * 10 + (11, 8), 7)),
    (Company("Alpine Care", 0, 4, 2), Company("Ourselves", 2, 34, 19)),
    (Problem(7, "Parcels in the rain", "Listening", date(2026, 11, 2), 2),),
    (Problem(9, "The form", "Will not be changed", date(2026, 11, 9), 5, "The auditors ask for it."),),
    (("leipzig", "Leipzig"),),
    base="From 21 of 60 agents.",
)


def test_before_and_after_stands_in_words_beside_its_picture() -> None:
    page = shown("/effect", EFFECTS)
    read = words(page)
    assert "1 problem went live. Since then: 1 with fewer reports." in read
    assert "41 reports a week before it went live, 3 since: between 86 % and 97 % fewer." in read
    assert "38 reports a week → 3, from the same 60 reporters." in read
    assert "60 people reported something each week before, 60 since." in read
    assert (
        "Not counted: 2 reports since, of which the reporter has not said yet whether it is the same." in read
    )
    assert "Live since 14 October 2026 . With Payments." in read
    assert page.count("<svg") == 2
    assert "Refund &lt;pending&gt;" in page


def test_what_was_taken_back_says_so() -> None:
    back = replace(EFFECTS, shown=(Shown(replace(REFUND, taken_back=date(2026, 11, 11)), "Payments"),))
    assert "Live from 14 October 2026 to 11 November 2026 , then taken back." in words(shown("/effect", back))


def test_where_nothing_went_live_the_page_says_so() -> None:
    empty = replace(EFFECTS, shown=(), many=0)
    assert "Nothing has gone live yet." in words(shown("/effect", empty))
    assert "Nothing went live in this time." in words(shown("/effect", empty))


@pytest.mark.parametrize(("path", "value"), [("/effect", EFFECTS), ("/themes", TRENDS)])
def test_a_file_of_contacts_that_cannot_be_used_is_told(path: str, value: Effects | Trends) -> None:
    broken = replace(value, problem="contacts.csv, row 3: there is no theme.")
    assert "Contacts are not shown. contacts.csv, row 3: there is no theme." in words(shown(path, broken))


def test_the_weeks_of_one_problem_are_a_file() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("/effect", EFFECTS, table="weeks-8", **{"as": "csv"}))))
    assert rows[0] == {"\ufeffweek": "2026-08-24", "reports": "40", "active_reporters": "60"}
    assert len(rows) == 12


def test_themes_stand_with_their_base_and_what_was_before() -> None:
    page = shown("/themes", TRENDS)
    read = words(page)
    assert "38 reports in the week of 16 November 2026, most about Billing (30)." in read
    assert "From 21 of 60 agents. 7 more than in the week before. This week is not over." in read
    assert "Billing 30 20 10 more 14" in read
    assert "Praise 8 11 3 fewer 7" in read
    assert "The form Will not be changed 9 November 2026 5 The auditors ask for it." in read
    assert read.index("Alpine Care") < read.index("Ourselves")


def test_without_partner_companies_there_is_no_table_of_them() -> None:
    assert "Who reports problems with partners" not in shown("/themes", replace(TRENDS, companies=()))
