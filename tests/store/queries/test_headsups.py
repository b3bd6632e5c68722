"""Heads-ups: who has read one is counted once, by crew and never by name."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bridge.store.queries import headsups
from bridge.store.tables import HeadsUp
from tests.store.rows import NOON, Desk

DAY = datetime(2026, 11, 2, tzinfo=UTC)


def write(desk: Desk, click: str, **columns: Any) -> int:
    words: dict[str, Any] = {
        "route": "pay",
        "title": "Slots",
        "who": "w",
        "what": "x",
        "say": "y",
        "report": "z",
    }
    given: dict[str, Any] = {"goes_live": date(2026, 11, 5), "person_id": desk.person, "at": NOON}
    return desk.lay(HeadsUp(click=click, **words, **given | columns))


def test_one_reader_is_counted_once_however_often_and_for_each_heads_up_anew(desk: Desk) -> None:
    one, other = write(desk, "c1"), write(desk, "c2")
    for digest, crew in (("a", "leipzig"), ("a", "leipzig"), ("b", "leipzig"), ("c", "")):
        headsups.receive(desk.session, one, digest, crew, DAY)
    headsups.receive(desk.session, other, "a", "manila", DAY)
    assert headsups.read(desk.session, one) == {"leipzig": 2, "": 1}
    assert headsups.read(desk.session, other) == {"manila": 1}
    assert headsups.digests(desk.session, one) == {"a", "b", "c"}
    assert headsups.read(desk.session, 4711) == {}


def test_whoever_changes_the_crew_afterwards_is_not_counted_again(desk: Desk) -> None:
    number = write(desk, "c1")
    headsups.receive(desk.session, number, "a", "leipzig", DAY)
    headsups.receive(desk.session, number, "a", "manila", DAY + timedelta(days=1))
    assert headsups.read(desk.session, number) == {"leipzig": 1}


def test_reminded_are_those_that_wait_for_it_in_the_order_of_writing(desk: Desk) -> None:
    first, second = write(desk, "c1", remind_at=NOON), write(desk, "c2", remind_at=NOON - timedelta(days=1))
    write(desk, "c3")
    write(desk, "c4", reminded_at=NOON)
    assert [row.id for row in headsups.to_remind(desk.session)] == [first, second]


def test_coverage_is_of_what_was_written_in_a_time_and_not_taken_back_newest_first(desk: Desk) -> None:
    before = write(desk, "c0", at=NOON - timedelta(seconds=1))
    begun, last = write(desk, "c1"), write(desk, "c2", at=NOON + timedelta(hours=1))
    write(desk, "c3", withdrawn_at=NOON)
    write(desk, "c4", at=NOON + timedelta(hours=2))
    for number, digest in ((before, "a"), (begun, "a"), (begun, "b")):
        headsups.receive(desk.session, number, digest, "leipzig", DAY)
    end = NOON + timedelta(hours=2)
    found = headsups.coverage(desk.session, NOON, end)
    assert [(one.heads_up.id, one.read) for one in found] == [(last, {}), (begun, {"leipzig": 2})]
    assert [one.heads_up.id for one in headsups.coverage(desk.session, NOON, end, 1)] == [last]
    assert headsups.coverage(desk.session, end + timedelta(days=1), end + timedelta(days=2)) == []
