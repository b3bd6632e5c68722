"""What sums are made of: what was written since, and how much of it there is, on both databases."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bridge.store.queries import counting
from bridge.store.queries.counting import Rows
from bridge.store.tables import Followed, Group, ProblemCrew, ProblemSize, ProblemWeek, Ruling, ThemeLabel
from tests.store.rows import NOON, Desk, group

DAY = timedelta(days=1)
EVER = (NOON - 365 * DAY, NOON + 365 * DAY)


def test_what_is_new_begins_after_the_row_that_was_followed_last(desk: Desk) -> None:
    assert counting.since(desk.session) == dict.fromkeys(counting.FOLLOWED, Rows(0, 0))
    first = desk.hear(desk.group)
    desk.session.add(Followed(name="insight", number=first))
    second = desk.hear(desk.group)
    news = counting.since(desk.session)
    assert news["insight"] == Rows(first, second)
    assert news["membership"].after == 0
    assert news["theme_label"] == Rows(0, 0)


def tallied(
    desk: Desk, start: datetime = EVER[0], end: datetime = EVER[1]
) -> dict[tuple[str, str], tuple[int, int]]:
    return {
        (row["theme"], row["crew"]): (row["reports"], row["people"])
        for row in counting.tallies(desk.session, start, end)
    }


def test_every_combination_has_a_row_of_its_own_as_people_do_not_add_up(desk: Desk) -> None:
    second = desk.meet("U-2")
    desk.hear(theme="billing", crew="leipzig")
    desk.hear(theme="policy", crew="leipzig")
    desk.hear(theme="policy", crew="manila", person=second)
    desk.hear(theme="policy", crew="leipzig", person=second)
    desk.hear()
    assert tallied(desk) == {
        ("", ""): (5, 2),
        ("billing", ""): (1, 1),
        ("policy", ""): (3, 2),
        ("-", ""): (1, 1),
        ("", "leipzig"): (3, 2),
        ("", "manila"): (1, 1),
        ("", "-"): (1, 1),
        ("billing", "leipzig"): (1, 1),
        ("policy", "leipzig"): (2, 2),
        ("policy", "manila"): (1, 1),
        ("-", "-"): (1, 1),
    }


def test_a_span_holds_its_first_moment_and_not_its_last_and_a_quiet_one_has_no_row(desk: Desk) -> None:
    for at in (NOON, NOON + DAY - timedelta(microseconds=1), NOON + DAY, NOON - timedelta(microseconds=1)):
        desk.hear(said_at=at)
    assert tallied(desk, NOON, NOON + DAY)[("", "")] == (2, 1)
    assert tallied(desk, NOON + 2 * DAY, NOON + 3 * DAY) == {}


@pytest.fixture
def problems(desk: Desk) -> tuple[Desk, int, int]:
    """Two weeks of a problem with a second report of one call, one that is unsure and one in two parts."""
    second, merged = desk.meet("U-2"), desk.lay(group(merged_into=desk.group))
    first = desk.hear(desk.group, crew="leipzig")
    desk.hear(desk.group, crew="leipzig", copy_of=first, person=second)
    desk.hear(desk.group, "provisional", crew="manila")
    both = desk.hear(desk.group, crew="manila", person=second, said_at=NOON + 7 * DAY)
    desk.place(both, desk.group, part=1)
    desk.hear(desk.group, copy_of=4711, said_at=NOON + 6 * DAY)
    desk.hear(merged)
    return desk, desk.group, merged


def test_reports_of_one_call_and_parts_of_one_report_count_once(problems: tuple[Desk, int, int]) -> None:
    desk, number, merged = problems
    [size] = counting.problems(desk.session, [number, merged])[ProblemSize]
    assert size == {
        "group_id": number,
        "reports": 3,
        "people": 2,
        "first_at": NOON,
        "last_at": NOON + 7 * DAY,
    }


def test_weeks_begin_on_mondays_and_days_of_one_week_are_one(problems: tuple[Desk, int, int]) -> None:
    desk, number, merged = problems
    weeks = {
        row["week"]: (row["reports"], row["people"])
        for row in counting.problems(desk.session, [number, merged])[ProblemWeek]
    }
    assert weeks == {date(2026, 11, 2): (2, 1), date(2026, 11, 9): (1, 1)}


def test_crews_are_counted_by_what_each_says_of_itself(problems: tuple[Desk, int, int]) -> None:
    desk, number, merged = problems
    crews = {
        row["crew"]: (row["reports"], row["people"])
        for row in counting.problems(desk.session, [number, merged])[ProblemCrew]
    }
    assert crews == {"leipzig": (1, 1), "manila": (1, 1), "-": (1, 1)}
    assert not any(counting.problems(desk.session, []).values())


def test_a_move_touches_where_a_report_is_and_wherever_it_was(desk: Desk) -> None:
    old, new, other = (desk.lay(group()) for _ in range(3))
    moved = desk.hear()
    before = desk.place(moved, old, current=False)
    last = desk.place(moved, new)
    untouched = desk.place(desk.hear(), other)
    assert counting.touched(desk.session, Rows(before, last)) == [old, new]
    assert counting.touched(desk.session, Rows(last, untouched)) == [other]
    assert counting.touched(desk.session, Rows(untouched, untouched)) == []


def day(number: int) -> datetime:
    return datetime(2026, 10, number, 12, tzinfo=UTC)


def test_a_day_is_summed_anew_for_what_was_said_sorted_or_called_otherwise_on_it(desk: Desk) -> None:
    said = [desk.hear(said_at=day(number)) for number in range(1, 6)]
    news = {name: Rows(rows.last, rows.last) for name, rows in counting.since(desk.session).items()}
    news["insight"] = Rows(said[3], said[4])
    sorted_again = desk.place(said[0], desk.group)
    desk.place(said[1], desk.group, cause="right", state="confirmed")
    news["membership"] = Rows(0, sorted_again + 1)
    label = desk.lay(ThemeLabel(insight_id=said[2], theme="billing", person_id=desk.person, at=NOON))
    news["theme_label"] = Rows(0, label)
    assert counting.days(desk.session, news, ()) == {day(number).date() for number in (1, 3, 5)}
    assert counting.days(desk.session, news, [said[1]]) == {day(number).date() for number in (1, 2, 3, 5)}


def test_what_got_its_theme_back_is_read_from_decisions_taken_back_since(desk: Desk) -> None:
    def rule(click: str, gesture: str, undone_at: datetime | None, *insights: int) -> None:
        facts: dict[str, Any] = {"carried": [[number, "billing"] for number in insights]}
        given: dict[str, Any] = {"group_id": desk.group, "person_id": desk.person, "at": NOON}
        desk.lay(Ruling(click=click, gesture=gesture, facts=facts, undone_at=undone_at, **given))

    rule("c1", "reroute", NOON, 1, 2)
    rule("c2", "reroute", NOON - DAY, 3)
    rule("c3", "reroute", None, 4)
    rule("c4", "merge", NOON, 5)
    assert counting.unrouted(desk.session, NOON) == {1, 2}
    assert counting.unrouted(desk.session, NOON + DAY) == set()
    assert desk.session.get_one(Group, desk.group).id == desk.group
