"""The ledger is only appended to; everything else is a question to it."""

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from sqlmodel import Session

from bridge.domain.credit import Kind
from bridge.store.engine import Store
from bridge.store.queries import credit
from tests.store.rows import Desk, group


@pytest.fixture
def corrected(desk: Desk) -> tuple[int, list[int]]:
    """An insight that was credited, taken back and credited again; the three lines."""
    insight = desk.hear()
    first = desk.credit("i:1", insight)
    taken = desk.credit("i:1:taken", insight, points=-1, reverses=first)
    return insight, [first, taken, desk.credit("i:2", insight)]


def test_what_was_taken_back_does_not_stand(desk: Desk, corrected: tuple[int, list[int]]) -> None:
    insight, (_first, _taken, again) = corrected
    standing = credit.standing_among(desk.session, Kind.INSIGHT, [insight])
    assert {number: entry.id for number, entry in standing.items()} == {insight: again}


def test_nothing_stands_while_what_was_taken_back_has_not_come_again(desk: Desk) -> None:
    insight = desk.hear()
    desk.credit("i:1:taken", insight, points=-1, reverses=desk.credit("i:1", insight))
    assert credit.standing_among(desk.session, Kind.INSIGHT, [insight]) == {}


def test_an_entry_stands_for_its_own_kind_and_insight(desk: Desk) -> None:
    insight, other = desk.hear(), desk.hear()
    desk.credit("i:1", insight)
    assert credit.standing_among(desk.session, Kind.FOUND, [insight]) == {}
    assert credit.standing_among(desk.session, Kind.INSIGHT, [other]) == {}
    assert credit.standing_among(desk.session, Kind.INSIGHT, []) == {}


def test_reversals_are_no_entries_of_their_own(desk: Desk, corrected: tuple[int, list[int]]) -> None:
    insight, (_first, _taken, again) = corrected
    assert credit.written(desk.session, Kind.INSIGHT, insight) == 2
    standing = credit.standing_in(desk.session, Kind.INSIGHT, [insight, insight + 1])
    assert {place: entry.id for place, entry in standing.items()} == {(insight, desk.group): again}


def test_an_insight_without_credit_was_never_written(desk: Desk) -> None:
    insight = desk.hear()
    assert credit.written(desk.session, Kind.INSIGHT, insight) == 0
    assert credit.standing_in(desk.session, Kind.INSIGHT, [insight]) == {}


def test_a_total_is_a_sum_with_its_reversals(desk: Desk, corrected: tuple[int, list[int]]) -> None:
    other = desk.meet("U-2")
    desk.credit("f:1", corrected[0], kind="found")
    desk.credit("a:1", kind="answer", points=2, person_id=other)
    assert credit.totals(desk.session) == {desk.person: {"insight": 1, "found": 1}, other: {"answer": 2}}


def test_a_person_sees_each_own_line_newest_first(desk: Desk, corrected: tuple[int, list[int]]) -> None:
    desk.credit("a:1", person_id=desk.meet("U-2"))
    lines = [entry.id for entry in credit.of_person(desk.session, desk.person)]
    assert lines == corrected[1][::-1]
    assert credit.count(desk.session) == 4


def test_a_person_has_helped_the_problems_where_own_insights_count(desk: Desk) -> None:
    unsure, left = desk.lay(group()), desk.lay(group())
    desk.hear(desk.group, "confirmed")
    desk.hear(desk.group)
    desk.hear(unsure, "provisional")
    desk.place(desk.hear(), left, current=False)
    desk.hear(desk.lay(group()), person=desk.meet("U-2"))
    assert credit.problems_of(desk.session, desk.person) == {desk.group}


LINES = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(Kind), st.booleans()), max_size=8)


@examples(max_examples=15)
@given(LINES)
def test_every_reversed_line_leaves_the_total_as_if_it_had_never_been(
    memory: Store, lines: list[tuple[int, Kind, bool]]
) -> None:
    with Session(memory.engine) as session:
        desk = Desk(session)
        people = [desk.person, desk.meet("U-2"), desk.meet("U-3")]
        wanted: dict[int, dict[str, int]] = {}
        for number, (who, kind, taken_back) in enumerate(lines):
            first = desk.credit(f"{number}", kind=kind, person_id=people[who])
            if taken_back:
                desk.credit(f"-{number}", kind=kind, person_id=people[who], points=-1, reverses=first)
            mine = wanted.setdefault(people[who], {})
            mine[kind] = mine.get(kind, 0) + (not taken_back)
        assert credit.totals(desk.session) == wanted
