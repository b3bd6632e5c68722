"""Readings of two sentence models never stand in one index, whatever is stored when a process opens the store."""

import json
import logging
from collections.abc import Collection
from uuid import uuid4

import pytest

from bridge.domain.grouping import Verdict
from bridge.domain.incoming import Gesture
from bridge.flow.memory import RENEWED, Memory
from bridge.flow.sorting import Sorting
from bridge.store.queries import people
from bridge.store.tables import Group, Insight, Membership, Part, Vector
from tests.fakes import WordSorter
from tests.flow.office import TEAM, Office
from tests.store.statements import statements

SAME = {"repayment": "refund", "waiting": "pending"}
LATER, OTHER_WORDS = "refund pending for days", "repayment waiting for days"
BOTH = "refund pending for days and app crashes at orders"


class Synonyms(WordSorter):
    """Another model: it knows that two words can mean the same, and takes no reading but its own."""

    model = "synonyms-1"

    def __init__(self) -> None:
        super().__init__()
        self.read_texts: list[str] = []

    def read(self, text: str) -> bytes:
        self.read_texts.append(text)
        words = json.loads(super().read(text))
        return b"2" + json.dumps([SAME.get(word, word) for word in words]).encode()

    def words(self, reading: bytes) -> str:
        return super().words(own(reading))

    def language(self, reading: bytes) -> str | None:
        return super().language(own(reading))

    def theme(self, reading: bytes) -> tuple[str | None, float]:
        return super().theme(own(reading))

    def place(
        self, insight: int, group: int, reading: bytes, theme: str | None, *, settled: bool, part: int = 0
    ) -> None:
        super().place(insight, group, own(reading), theme, settled=settled, part=part)

    def decide(self, reading: bytes, theme: str | None, barred: Collection[int]) -> Verdict:
        return super().decide(own(reading), theme, barred)


class Interrupted(Synonyms):
    """Its process dies in the second batch."""

    def read(self, text: str) -> bytes:
        if len(self.read_texts) == RENEWED + 3:
            raise KeyboardInterrupt
        return super().read(text)


def own(reading: bytes) -> bytes:
    """A reading of this model as its words; a reading of the other one fails."""
    assert reading[:1] == b"2", "a reading of another model"
    return reading[1:]


def reopen(office: Office, sorter: WordSorter) -> None:
    """The bridge starts again with another model."""
    office.sorting = Sorting(office.store, office.rules, office.clock, sorter)


def models(office: Office) -> set[str]:
    return {row.model for row in office.rows(Vector)} | {row.model for row in office.rows(Part)}


def heard(office: Office, number: int) -> None:
    """Reports that were sorted with the first model, each a problem of its own."""
    with office.store.write() as session:
        person, now = people.known(session, TEAM, "U-1").id or 0, office.clock.now()
        for _ in range(number):
            insight = Insight(
                source=uuid4().hex,
                way="command",
                person_id=person,
                text=f"lamp {uuid4().hex} flickers",
                said_at=now,
                kept_at=now,
                state="sorted",
            )
            group = Group(title="Lamp", stage_since=now, created_at=now)
            session.add_all([insight, group])
            session.flush()
            number, there = insight.id or 0, group.id or 0
            session.add(Membership(insight_id=number, group_id=there, state="joined", cause="sorted", at=now))
            session.add(Vector(insight_id=number, model="words-1", data=b'["lamp"]'))


def test_problems_are_found_as_if_the_new_model_had_read_everything(office: Office) -> None:
    [first] = office.problem(OTHER_WORDS)
    reopen(office, Synonyms())
    later = office.say("U-9", LATER)
    office.work()
    assert office.group_of(later).id == office.group_of(first).id
    assert office.home(later).state == "joined"


def test_the_same_words_are_only_asked_about_by_the_first_model(office: Office) -> None:
    """So that the test before says something."""
    office.problem(OTHER_WORDS)
    later = office.say("U-9", LATER)
    office.work()
    assert office.home(later).state == "provisional"


def test_nothing_that_was_sorted_or_said_is_lost(office: Office) -> None:
    first, both = office.problem(OTHER_WORDS, BOTH)
    office.click("U-1", Gesture.RIGHT, first)
    places = [place.model_dump() for place in office.rows(Membership)]
    words = [(piece.words, piece.theme) for piece in office.rows(Part)]
    sorter = Synonyms()
    reopen(office, sorter)
    office.work()
    assert models(office) == {"synonyms-1"}
    assert [place.model_dump() for place in office.rows(Membership)] == places
    assert [(piece.words, piece.theme) for piece in office.rows(Part)] == words
    assert set(sorter.placed) == {first, both}
    assert set(sorter.further) == {(both, 1)}


def test_after_a_crash_in_the_middle_only_the_rest_is_read_again(office: Office) -> None:
    heard(office, 2 * RENEWED + 10)
    reopen(office, Interrupted())
    with pytest.raises(KeyboardInterrupt):
        office.work()
    assert [row.model for row in office.rows(Vector)].count("synonyms-1") == RENEWED
    sorter = Synonyms()
    reopen(office, sorter)
    office.work()
    assert len(sorter.read_texts) == RENEWED + 10
    assert len(sorter.placed) == 2 * RENEWED + 10


def test_the_log_counts_down(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    heard(office, RENEWED + 5)
    reopen(office, Synonyms())
    with caplog.at_level(logging.INFO, "bridge.flow.memory"):
        office.work()
    *said, last = [record.getMessage() for record in caplog.records]
    assert [line.rsplit(": ")[-1] for line in said] == [f"{RENEWED + 5} insights to go", "5 insights to go"]
    assert all(line.startswith("synonyms-1 reads anew") for line in said)
    assert last.startswith("has learnt where everything is")


def test_a_model_that_read_everything_itself_reads_nothing_again(office: Office) -> None:
    numbers = office.problem(LATER, "lamp flickers at night")
    reopen(office, Synonyms())
    office.work()
    sorter = Synonyms()
    reopen(office, sorter)
    office.work()
    assert sorter.read_texts == []
    assert set(sorter.placed) == set(numbers)


def test_nothing_is_sorted_by_an_index_that_lacks_what_another_process_sorted(office: Office) -> None:
    """The other process commits between this one's look and its turn: the insight waits for the next step."""
    office.say("U-1", OTHER_WORDS)
    later = office.say("U-2", LATER)
    reopen(office, Overtaken(office, later))
    office.work()
    assert office.group_of(1).id == office.group_of(later).id
    assert models(office) == {"synonyms-1"}


class Overtaken(Synonyms):
    """While it reads its first text, a process with the first model sorts that; another one waits meanwhile."""

    def __init__(self, office: Office, waits: int) -> None:
        super().__init__()
        self._office, self._waits = office, waits

    def read(self, text: str) -> bytes:
        if not self.read_texts:
            self._set_state("sorted")
            Sorting(self._office.store, self._office.rules, self._office.clock, WordSorter()).step()
            self._set_state("kept")
        return super().read(text)

    def _set_state(self, state: str) -> None:
        with self._office.store.write() as session:
            session.get_one(Insight, self._waits).state = state


def test_a_memory_stops_before_the_first_reading_of_another_model(office: Office) -> None:
    first, _ = office.problem(LATER, "lamp flickers at night")
    with office.store.write() as session:
        session.get_one(Vector, 2).model = "elsewhere"
    stranger = WordSorter()
    memory = Memory(office.store, stranger)
    with office.store.read() as session:
        assert not memory.catch_up(session)
    assert set(stranger.placed) == {first}
    memory.renew()
    with office.store.read() as session:
        assert memory.catch_up(session)
    assert set(stranger.placed) == {1, 2}


def test_more_changes_than_are_learnt_at_a_time_are_learnt_in_order(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bridge.flow.memory.AT_ONCE", 2)
    numbers = office.problem(
        LATER, OTHER_WORDS, "lamp flickers at night", "parcel left outside", "app crashes"
    )
    pupil = WordSorter()
    memory = Memory(office.store, pupil)
    with office.store.read() as session:
        assert memory.catch_up(session)
    assert list(pupil.placed) == sorted(numbers)


def test_what_is_known_already_is_one_look(office: Office) -> None:
    office.problem(LATER)
    memory = Memory(office.store, WordSorter())
    with office.store.read() as session:
        memory.catch_up(session)
        assert len(statements(session, memory.catch_up)) == 1
