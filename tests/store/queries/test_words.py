"""Reports and problems are found by their words, in the database's own way, alike on both databases."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col

from bridge.store.engine import Store
from bridge.store.queries import words
from bridge.store.tables import Group, Insight
from tests.store.rows import NOON, Desk, group

REFUND = "Refund shows as pending, C-88213 called about app/web"


@pytest.fixture
def desk(store: Store) -> Iterator[Desk]:
    with store.write() as session:
        yield Desk(session)


THERE = ("refund", "REFUND pending", "refu pend", "88213", "C-88213", "web", "called: refund!", "shows AS")
NOT_THERE = ("", "!?", "kettle", "refund kettle", "efund", "re fund", "s")


def test_all_words_are_there_in_whatever_case_order_and_punctuation(desk: Desk) -> None:
    number = desk.hear(text=REFUND)
    desk.hear(text="the lamp flickers")
    assert [words.insights(desk.session, asked) for asked in THERE] == [[number]] * len(THERE)
    assert [words.insights(desk.session, asked) for asked in NOT_THERE] == [[]] * len(NOT_THERE)


def test_a_short_word_is_no_beginning(desk: Desk) -> None:
    number = desk.hear(text="ID missing")
    desk.hear(text="idle app")
    assert words.insights(desk.session, "id") == [number]


def test_umlauts_are_letters(desk: Desk) -> None:
    number = desk.hear(text="Rückerstattung für Größe 42 fehlt")
    assert words.insights(desk.session, "rückerst größe") == [number]


def test_the_best_come_first_and_of_equals_the_newest(desk: Desk) -> None:
    aside = desk.hear(
        text="app crashed, then a long story about something else, and at last the refund came up"
    )
    older = desk.hear(text="refund refund refund")
    newer = desk.hear(text="refund refund refund")
    assert words.insights(desk.session, "refund") == [newer, older, aside]


def test_of_many_the_newest_are_looked_at(desk: Desk) -> None:
    numbers = [desk.hear(text="refund") for _ in range(4)]
    assert words.insights(desk.session, "refund", limit=2) == [numbers[3], numbers[2]]


def test_what_was_said_in_a_span_of_time_is_found_however_much_was_said_since(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "NEAR", 2)
    monkeypatch.setattr(words, "FEW", 2)
    older = [desk.hear(text="refund", said_at=NOON - timedelta(days=day)) for day in (9, 8, 7)]
    for _ in range(3):
        desk.hear(text="refund", said_at=NOON)
    within = [col(Insight.said_at) >= NOON - timedelta(days=8), col(Insight.said_at) < NOON]
    assert words.insights(desk.session, "refund", within=within) == [older[2], older[1]]
    assert words.insights(desk.session, "refund", col(Insight.theme) == "none", within=within) == []


def test_old_reports_are_found_as_well_where_the_newest_do_not_have_the_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL looks among the newest rows first."""
    monkeypatch.setattr(words, "NEAR", 2)
    monkeypatch.setattr(words, "RANKED", 2)
    kettle = desk.hear(text="kettle")
    refunds = [desk.hear(text="refund") for _ in range(3)]
    lamp = desk.hear(text="lamp")
    assert words.insights(desk.session, "refund") == [refunds[2], refunds[1]]
    assert words.insights(desk.session, "kettle") == [kettle]
    assert words.insights(desk.session, "lamp") == [lamp]


def test_whoever_may_see_few_finds_among_these(desk: Desk) -> None:
    number = desk.hear(text="refund", crew="couriers")
    desk.hear(text="refund", crew="leipzig")
    assert words.insights(desk.session, "refund", col(Insight.crew) == "couriers") == [number]


def test_the_words_follow_an_edit_and_a_deletion(desk: Desk) -> None:
    changed, gone = desk.hear(text="refund pending"), desk.hear(text="refund late")
    desk.session.get_one(Insight, changed).text = "kettle drips"
    desk.session.delete(desk.session.get_one(Insight, gone))
    desk.session.flush()
    assert words.insights(desk.session, "refund") == []
    assert words.insights(desk.session, "kettle") == [changed]


def test_a_change_of_something_else_changes_nothing(desk: Desk) -> None:
    number = desk.hear(text="refund pending")
    desk.session.get_one(Insight, number).home_ts = "1.1"
    desk.session.flush()
    assert words.insights(desk.session, "refund") == [number]


def test_problems_are_found_by_title_first_then_by_what_most_say(desk: Desk) -> None:
    once, twice = desk.lay(group(title="Money late")), desk.lay(group(title="App closes"))
    for there in (once, twice, twice):
        desk.hear(there, text="refund pending")
    assert words.problems(desk.session, "refund") == [desk.group, twice, once]


def test_a_title_that_changed_is_found_as_it_is_now(desk: Desk) -> None:
    desk.session.get_one(Group, desk.group).title = "Kettle drips"
    desk.session.flush()
    assert words.problems(desk.session, "refund") == []
    assert words.problems(desk.session, "kettle") == [desk.group]


def test_a_problem_that_is_part_of_another_is_not_listed_by_itself(desk: Desk) -> None:
    desk.lay(group(title="Refund again", merged_into=desk.group))
    assert words.problems(desk.session, "again") == []


def test_a_report_that_only_may_belong_to_a_problem_does_not_find_it(desk: Desk) -> None:
    desk.hear(desk.group, place="provisional", text="parcel late")
    assert words.problems(desk.session, "parcel") == []


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.text(max_size=40) | st.text("\"*:^()-+&|!<>'\\{}NEAR OR AND", max_size=20))
def test_whatever_is_typed_is_no_syntax(store: Store, asked: str) -> None:
    with store.read() as session:
        assert words.insights(session, asked) == []
        assert words.problems(session, asked) == []
