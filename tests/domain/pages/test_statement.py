"""One person's credit, line by line."""

from datetime import UTC, date, datetime

import pytest

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import CreditLine, CreditSummary
from bridge.domain.pages.statement import Statement, lines, points
from bridge.domain.pages.tables import Link


def statement(*of: CreditLine, then: int | None = None, **kinds: int) -> Statement:
    earned = {Kind(kind): number for kind, number in kinds.items()}
    return Statement("you", own=True, summary=CreditSummary(of, points=earned, then=then))


def test_a_line_leads_to_its_problem_its_report_and_its_issue() -> None:
    line = CreditLine(
        datetime(2026, 11, 2, 23, 59, tzinfo=UTC), "a report", 1, 9, 1284, 17, "PAY-311", "https://j/PAY-311"
    )
    assert lines(statement(line)).rows == (
        (
            date(2026, 11, 2),
            "a report",
            1,
            Link("No. 17", "/problems/17"),
            Link("No. 1284", "/insights/1284"),
            Link("PAY-311", "https://j/PAY-311"),
            9,
        ),
    )


def test_what_a_line_is_not_about_is_left_open() -> None:
    line = CreditLine(datetime(2026, 11, 2, tzinfo=UTC), "a decision", -1, 10)
    assert lines(statement(line)).rows == ((date(2026, 11, 2), "a decision", -1, None, None, None, 10),)


def test_points_stand_by_kind_in_one_order_and_their_sum_below() -> None:
    table = points(statement(wording=4, decision=-2, insight=3, answer=0))
    assert table.rows == (("Reports", 3), ("Wordings", 4), ("Decisions", -2), ("All", 5))


def test_without_points_there_is_no_sum_of_nothing() -> None:
    assert points(statement()).rows == points(statement(insight=0)).rows == ()


@pytest.mark.parametrize(
    ("then", "note"),
    [
        (None, ""),
        (0, "When this time was over it was 0 points; "),
        (1, "When this time was over it was 1 point; "),
        (12, "When this time was over it was 12 points; "),
    ],
)
def test_what_was_known_then_is_said_where_it_differs(then: int | None, note: str) -> None:
    found = points(statement(insight=3, then=then)).note
    assert found.startswith(note)
    assert bool(found) == bool(note)
