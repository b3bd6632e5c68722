"""Who looked, and what is contested, as tables that admins read."""

from datetime import date

import pytest

from bridge.domain.pages.audit import WHAT, Audit, Glance, log
from bridge.domain.pages.contests import VERDICTS, Contested, Contests, listed
from bridge.domain.pages.tables import Cell, Link
from bridge.domain.periods import Period

DAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("hour", "clock"), [(0, "00 to 01"), (9, "09 to 10"), (22, "22 to 23"), (23, "23 to 00")]
)
def test_a_look_is_known_to_the_hour_and_no_closer(hour: int, clock: str) -> None:
    assert Glance(DAY, hour, "Ada", "look", "Credit").clock == clock


def test_a_look_names_whom_it_saw_and_an_export_how_many_rows_were_taken_away() -> None:
    glances = (
        Glance(DAY, 9, "Ada", "look", "Credit", about="Mia"),
        Glance(DAY, 9, "Ada", "export", "Problems", rows=0),
        Glance(DAY, 9, "Tom", "reference", "Report 1284"),
    )
    rows = log(Audit(Period.named("2026-11"), glances, 3)).rows
    assert [row[2:] for row in rows] == [
        ("Ada", "looked at", "Credit", "Mia", None),
        ("Ada", "exported", "Problems", "", 0),
        ("Tom", "opened a customer's reference", "Report 1284", "", None),
    ]


def test_everything_that_is_written_down_has_words_of_its_own() -> None:
    assert len(set(WHAT.values())) == len(WHAT) == 14


def contested(**rest: object) -> tuple[Cell, ...]:
    one = Contested(7, DAY, "a colleague", "It was me", "found early", **rest)  # type: ignore[arg-type]
    (row,) = listed(Contests((), (one,))).rows
    return row


def test_what_was_decided_has_its_reason_and_what_it_gives_or_takes() -> None:
    row = contested(verdict="granted", reason="So it was", given=-1, decided=DAY, group=17)
    assert row == (
        "No. 7",
        DAY,
        "a colleague",
        Link("found early", "/problems/17"),
        "It was me",
        "granted",
        -1,
        "So it was",
        DAY,
    )


def test_a_line_that_is_about_no_problem_leads_nowhere() -> None:
    assert contested(verdict="upheld")[3] == "found early"


def test_every_verdict_has_words_and_none_sounds_like_another() -> None:
    assert {contested(verdict=verdict)[5] for verdict in VERDICTS} == {"open", "the line stands", "granted"}
