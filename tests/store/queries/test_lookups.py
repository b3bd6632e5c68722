"""What is asked for every card and every effect is found by an index, however much there is."""

from typing import Any

import pytest
from sqlmodel import Session

from bridge.store.queries import effects, groups, learning
from bridge.store.queries.told import told
from bridge.store.tables import StageChange
from tests.store.rows import NOON, Desk, effect
from tests.store.statements import Question, statements

ASKED: dict[str, Question] = {
    "reports of a problem": lambda session: groups.reports(session, 1),
    "its members": lambda session: groups.members(session, 1),
    "its people": lambda session: groups.people(session, 1),
    "its reporters": lambda session: groups.reporters(session, 1),
    "the numbers that lead to it": lambda session: groups.numbers(session, 1),
    "what was told in a home": lambda session: told(session, 1),
    "an edit that waits": lambda session: effects.waiting_refresh(session, "card", 1, "home:1"),
    "the newest of all": learning.newest,
}


def plans(session: Session, ask: Question) -> list[str]:
    """How the database answers a question, step by step."""
    asked = statements(session, ask)
    cursor = session.connection().connection.cursor()
    return [
        row[-1]
        for statement, values in asked
        for row in cursor.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
    ]


@pytest.mark.parametrize("archive", ["sqlite"], indirect=True)
@pytest.mark.parametrize("asked", ASKED)
def test_no_table_is_read_from_end_to_end(session: Session, asked: str) -> None:
    steps = plans(session, ASKED[asked])
    assert steps
    tables = ("membership", "insight", "insight_group", "effect", "stage_change")
    whole = [step for step in steps for table in tables if step in {f"SCAN {table}", f"SCAN {table}_1"}]
    assert whole == []


@pytest.mark.parametrize("archive", ["postgres"], indirect=True)
def test_postgresql_finds_reporters_without_holding_all_reports_against_a_list(session: Session) -> None:
    """It reads a whole table for that: three seconds where there are millions."""
    [(statement, values)] = statements(session, ASKED["its reporters"])
    cursor: Any = session.connection().connection.cursor()
    steps = [row[0] for row in cursor.execute(f"EXPLAIN {statement}", values).fetchall()]
    assert any("Anti Join" in step for step in steps)
    assert not any("SubPlan" in step for step in steps)


def test_whoever_told_of_the_same_call_is_one_of_the_people_and_no_reporter_of_their_own(desk: Desk) -> None:
    second = desk.meet("U-2")
    first = desk.hear(desk.group)
    desk.hear(desk.group, person=second, copy_of=first)
    desk.hear(desk.group, "provisional", person=desk.meet("U-3"))
    assert groups.people(desk.session, desk.group) == {desk.person, second}
    assert groups.reporters(desk.session, desk.group) == {desk.person}


def test_where_several_insights_are_is_one_question(desk: Desk) -> None:
    one, other, nowhere = desk.hear(desk.group), desk.hear(desk.group), desk.hear()
    desk.place(one, desk.group, part=1)
    found = groups.places_among(desk.session, [one, other, nowhere])
    assert {number: [place.part for place in places] for number, places in found.items()} == {
        one: [0, 1],
        other: [0],
    }


def test_what_was_told_in_a_home_comes_last_first_and_only_if_it_was_told(desk: Desk) -> None:
    changes = [
        desk.lay(StageChange(group_id=desk.group, stage=stage, at=NOON))
        for stage in ("with_team", "planned", "in_work")
    ]
    first, elsewhere = desk.hear(), desk.hear()
    lodger = desk.hear(home_with=first)
    for change, teller, state in zip(
        changes, (first, lodger, first), ("done", "done", "waiting"), strict=True
    ):
        desk.lay(effect(f"stage:{change}", kind="stage", subject=teller, object=change, state=state))
    desk.lay(effect("stage:other", kind="stage", subject=elsewhere, object=changes[0], state="done"))
    for number in (first, lodger):
        assert [change.id for change in told(desk.session, number)] == [changes[1], changes[0]]


def test_the_cards_that_an_untried_edit_will_bring_up_to_date(desk: Desk) -> None:
    desk.lay(effect("card:1", kind="card", subject=1))
    desk.lay(effect("card:2", kind="card", subject=2, attempt_at=NOON))
    desk.lay(effect("card:3", kind="card", subject=3, state="done"))
    desk.lay(effect("card:4", kind="triage_card", subject=4))
    assert effects.waiting_refreshes(desk.session, "card", [1, 2, 3, 4, 5]) == {1}


def test_there_is_something_to_learn_as_soon_as_an_insight_moves(desk: Desk) -> None:
    before = learning.newest(desk.session)
    assert before == (None, None, 0, None)
    desk.hear(desk.group)
    after = learning.newest(desk.session)
    assert after != before
    assert learning.newest(desk.session) == after
