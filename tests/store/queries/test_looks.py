"""Who looked at named data, what waits for leaders, and what owners joined and split."""

from datetime import date, timedelta
from typing import Any

from bridge.store.queries.pages import audit, loop, overview
from bridge.store.tables import CallBack, Look, ProblemWeek, Ruling, StageChange, Veto
from tests.store.rows import NOON, Desk, group

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def look(desk: Desk, **columns: Any) -> int:
    given: dict[str, Any] = {"what": "look", "page": "credit", "at": NOON}
    return desk.lay(Look(**given | columns))


def test_a_look_is_noted_by_who_looked_where_at_whom_and_when(desk: Desk) -> None:
    mia, tom = desk.meet("mia"), desk.meet("tom")
    look(desk, person_id=desk.person, about_id=mia)
    look(desk, person_id=desk.person, about_id=tom, page="people")
    look(desk, person_id=mia, about_id=tom)
    look(desk, about_id=tom)
    look(desk, person_id=desk.person, what="export")
    both = [mia, tom]

    def noted(person: int | None, since: timedelta = timedelta()) -> set[int]:
        return audit.noted(desk.session, person, "credit", both, NOON + since)

    assert noted(desk.person) == {mia}
    assert noted(mia) == {tom}
    assert noted(None) == {tom}
    assert noted(desk.person, SECOND) == set()
    assert audit.noted(desk.session, desk.person, "credit", [], NOON) == set()


def test_looks_of_a_time_are_listed_newest_first_a_page_at_a_time(desk: Desk) -> None:
    numbers = [look(desk, at=NOON + hours * timedelta(hours=1)) for hours in range(4)]
    look(desk, at=NOON - SECOND)
    look(desk, at=NOON + DAY)
    assert [row.id for row in audit.between(desk.session, NOON, NOON + DAY)] == numbers[::-1]
    assert [row.id for row in audit.between(desk.session, NOON, NOON + DAY, 1, 2)] == [numbers[2], numbers[1]]
    assert audit.count(desk.session, NOON, NOON + DAY) == 4


def test_what_waits_comes_longest_first_with_the_reports_of_one_week(desk: Desk) -> None:
    week = date(2026, 11, 2)
    late, quiet, policy, taken = (
        desk.lay(group(shown_at=NOON - DAY)),
        desk.lay(group(shown_at=NOON)),
        desk.lay(group(shown_at=NOON, stage="with_team", theme="policy")),
        desk.lay(group(shown_at=NOON, stage="with_team", theme="billing")),
    )
    for columns in ({"asleep_until": NOON}, {"asleep_reports": 3}, {"merged_into": late}):
        desk.lay(group(**{"shown_at": NOON, **columns}))
    for number, of, reports in ((late, week, 4), (late, week - 7 * DAY, 9), (policy, week, 2)):
        desk.session.add(ProblemWeek(group_id=number, week=of, reports=reports, people=1))
    desk.session.flush()
    found = overview.waiting(desk.session, week, ("policy",))
    assert [(one.group, one.reports) for one in found] == [(late, 4), (quiet, 0), (policy, 2)]
    assert taken not in {one.group for one in found}
    assert [one.group for one in overview.waiting(desk.session, week)] == [late, quiet]


def test_those_first_shown_in_a_time_are_counted_by_theme_and_stage(desk: Desk) -> None:
    for columns in (
        {"theme": "billing"},
        {"theme": "billing"},
        {"theme": "billing", "stage": "live"},
        {"shown_at": NOON + DAY},
        {"shown_at": NOON - SECOND},
        {"merged_into": desk.group},
        {},
    ):
        desk.lay(group(**{"shown_at": NOON, **columns}))
    found = overview.cohort(desk.session, NOON, NOON + DAY)
    assert sorted(found, key=str) == [("billing", "heard", 2), ("billing", "live", 1), (None, "heard", 1)]


def test_wrong_places_are_counted_by_who_said_so_each_report_once(desk: Desk) -> None:
    other, owner = desk.lay(group()), desk.meet("owner")

    def bar(insight: int, number: int, person: int, at: Any = NOON) -> None:
        desk.lay(Veto(insight_id=insight, group_id=number, person_id=person, at=at))

    one, two = desk.hear(), desk.hear()
    bar(one, desk.group, desk.person)
    bar(one, other, desk.person)
    bar(two, desk.group, owner)
    bar(two, other, desk.person, NOON + DAY)
    assert loop.regrouped(desk.session, NOON, NOON + DAY) == (1, 1)
    assert loop.regrouped(desk.session, NOON + 2 * DAY, NOON + 3 * DAY) == (0, 0)


def test_joined_and_split_is_what_stands_of_a_time(desk: Desk) -> None:
    for turn, (gesture, at, undone) in enumerate(
        (
            ("merge", NOON, None),
            ("merge", NOON, None),
            ("merge", NOON, NOON),
            ("split", NOON, None),
            ("split", NOON + DAY, None),
            ("decline", NOON, None),
        )
    ):
        given: dict[str, Any] = {"group_id": desk.group, "person_id": desk.person, "undone_at": undone}
        desk.lay(Ruling(click=f"c{turn}", gesture=gesture, at=at, **given))
    assert loop.joined(desk.session, NOON, NOON + DAY) == (2, 1)


def test_customers_of_a_crew_are_to_be_told_until_something_came_of_it(desk: Desk) -> None:
    change = desk.lay(StageChange(group_id=desk.group, stage="live", at=NOON))
    for crew, outcome in (
        ("leipzig", ""),
        ("leipzig", "not_reached"),
        ("leipzig", "told"),
        ("leipzig", "withdrawn"),
        ("manila", ""),
        (None, ""),
    ):
        given: dict[str, Any] = {"person_id": desk.person, "due_at": NOON, "at": NOON, "outcome": outcome}
        desk.lay(
            CallBack(insight_id=desk.hear(crew=crew), crew=crew, placeholder="x", change_id=change, **given)
        )
    assert loop.still_to_call(desk.session, "leipzig") == 2
    assert loop.still_to_call(desk.session, "porto") == 0
    came = {
        (row.crew, row.outcome): row.customers
        for row in loop.call_backs(desk.session, NOON, NOON + DAY, NOON)
    }
    assert came == {
        ("leipzig", ""): 1,
        ("leipzig", "not_reached"): 1,
        ("leipzig", "told"): 1,
        ("manila", ""): 1,
        (None, ""): 1,
    }
    assert all(row.due for row in loop.call_backs(desk.session, NOON, NOON + DAY, NOON))
    assert not any(row.due for row in loop.call_backs(desk.session, NOON, NOON + DAY, NOON - SECOND))
