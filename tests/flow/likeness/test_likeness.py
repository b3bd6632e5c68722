"""What a problem looks like follows what is reported, what is opened in Jira, and what people say."""

import pytest

from bridge.domain.incoming import Gesture
from bridge.flow.backlog import BacklogReading
from bridge.flow.likeness import FLOOR, LEARNT, LOADED, PAUSE
from bridge.store.queries import backlog
from bridge.store.tables import Effect, Likeness, Vector
from tests.fakes import WordSorter
from tests.flow.likeness.compared import Watcher
from tests.flow.likeness.planted import planted
from tests.flow.likeness.tracker import Tracker
from tests.flow.office import RULES, Office

REFUND = ("refund pending for days", "refund pending since days")
VOUCHER = ("voucher pending at till", "voucher pending at till yet")
PARCEL = ("parcel lost at depot", "parcel lost in depot")


@pytest.fixture
def tracker() -> Tracker:
    return Tracker()


@pytest.fixture
def watcher(office: Office, tracker: Tracker) -> Watcher:
    return Watcher(office, tracker)


def read(watcher: Watcher) -> None:
    """All that is open in Jira is read."""
    office = watcher.office
    reading = BacklogReading(office.store, RULES, office.clock, watcher.tracker, watcher.comparer)
    office.clock.forward(hours=7)
    while reading.step():
        pass


def stock(office: Office, *summaries: str) -> None:
    """A backlog that was read long ago."""
    now, reader = office.clock.now(), WordSorter()
    with office.store.write() as session:
        rows = [
            backlog.keep(session, Tracker().add(str(at), summary), now)
            for at, summary in enumerate(summaries)
        ]
        backlog.keep_readings(session, "words-1", [(row, reader.read(row.summary)) for row in rows], now)


def refreshed(office: Office) -> int:
    """How often cards were to be edited because of a likeness."""
    return sum(
        effect.key.startswith("triage_card:") and ":like" in effect.key for effect in office.rows(Effect)
    )


def test_an_issue_about_the_same_is_found_and_shown_once(office: Office, watcher: Watcher) -> None:
    watcher.tracker.add("311", "Refund pending days")
    watcher.tracker.add("312", "Rename the export of costs")
    read(watcher)
    group = planted(office, *REFUND)
    watcher.look()
    assert watcher.likenesses() == {(group, "issue:311"): 3 / 5}
    assert refreshed(office) == 1
    watcher.look()
    assert refreshed(office) == 1


def test_a_problem_that_nobody_is_shown_is_not_compared(office: Office, watcher: Watcher) -> None:
    watcher.tracker.add("311", "Refund pending days")
    read(watcher)
    office.say("U-1", REFUND[0])
    office.sorting.step()
    watcher.look()
    assert watcher.likenesses() == {}
    assert watcher.comparer.compared == []


def test_an_issue_that_is_opened_later_is_found_for_problems_that_are_there(
    office: Office, watcher: Watcher
) -> None:
    group, other = planted(office, *REFUND), planted(office, *PARCEL)
    watcher.look()
    compared = len(watcher.comparer.compared)
    watcher.tracker.add("311", "Refund pending days")
    read(watcher)
    watcher.look()
    assert watcher.likenesses() == {(group, "issue:311"): 3 / 5}
    assert watcher.comparer.compared[compared:] == [group]
    assert other not in watcher.comparer.compared[compared:]


def test_an_issue_that_leaves_or_says_something_else_is_a_lookalike_no_more(
    office: Office, watcher: Watcher
) -> None:
    watcher.tracker.add("1", "Refund pending days")
    watcher.tracker.add("2", "Refund pending")
    read(watcher)
    group = planted(office, *REFUND)
    watcher.look()
    office.work()
    assert {other for _group, other in watcher.likenesses()} == {"issue:1", "issue:2"}
    now = office.clock.now()
    watcher.tracker.change("1", now, category="done")
    watcher.tracker.change("2", now, summary="Costs")
    read(watcher)
    watcher.look()
    assert watcher.likenesses() == {}
    assert refreshed(office) == 2
    assert group in watcher.comparer.compared


def test_two_problems_are_as_like_as_they_are_from_either_side(office: Office, watcher: Watcher) -> None:
    one, two = planted(office, *REFUND), planted(office, *VOUCHER)
    watcher.look()
    found = watcher.likenesses()
    assert found[one, f"group:{two}"] == found[two, f"group:{one}"] >= FLOOR
    assert refreshed(office) == 0


def test_a_likeness_that_wears_off_is_taken_back_on_both_sides(office: Office, watcher: Watcher) -> None:
    one, two = planted(office, *REFUND), planted(office, *VOUCHER)
    watcher.look()
    watcher.comparer.groups[two] = {"voucher"}
    watcher.likening._mark([one])
    watcher.look()
    assert watcher.likenesses() == {}


def test_what_a_person_denied_stays_denied_and_is_not_found_again(office: Office, watcher: Watcher) -> None:
    watcher.tracker.add("311", "Refund pending days")
    read(watcher)
    group = planted(office, *REFUND)
    watcher.look()
    with office.store.write() as session:
        session.get_one(Likeness, 1).denied = True
    del watcher.tracker.there["311"]
    read(watcher)
    watcher.look()
    [row] = office.rows(Likeness)
    assert (row.group_id, row.other, row.denied) == (group, "issue:311", True)


def test_a_new_report_is_a_reason_to_look_again(office: Office, watcher: Watcher) -> None:
    watcher.tracker.add("311", "Refund pending days at bank")
    read(watcher)
    group = planted(office, *REFUND)
    watcher.look()
    before = watcher.likenesses()[group, "issue:311"]
    office.say("U-3", "refund pending at bank for days")
    office.sorting.step()
    watcher.look()
    assert watcher.likenesses()[group, "issue:311"] > before


def test_a_group_that_grows_fast_is_compared_now_and_then(office: Office, watcher: Watcher) -> None:
    group = planted(office, *REFUND)
    watcher.look()
    office.say("U-3", "refund pending at bank for days")
    office.sorting.step()
    watcher.look()
    office.say("U-4", "refund pending at bank")
    office.sorting.step()
    assert not watcher.likening.step()
    office.clock.forward(seconds=PAUSE.total_seconds())
    assert watcher.likening.step()
    assert watcher.comparer.compared == [group] * 3


def test_a_problem_that_ended_is_neither_compared_nor_a_neighbour(office: Office, watcher: Watcher) -> None:
    one, two = planted(office, *REFUND), planted(office, *VOUCHER)
    watcher.look()
    office.press("U-owner", Gesture.DECLINE, one, "The bank needs ten days.")
    office.attending.step()
    watcher.look()
    assert watcher.likenesses() == {}
    assert set(watcher.comparer.groups) == {two}


def test_another_process_finds_the_same_and_writes_nothing_anew(office: Office, watcher: Watcher) -> None:
    stock(office, *(f"lamp{number} flickers{number}" for number in range(LOADED + 1)))
    for number in range(LEARNT + 1):
        planted(office, f"lamp{number} flickers{number}")
    watcher.look()
    before = [row.model_dump() for row in office.rows(Likeness)]
    other = Watcher(office, watcher.tracker)
    office.clock.forward(minutes=1)
    other.look()
    assert len(before) == LEARNT + 1
    assert [row.model_dump() for row in office.rows(Likeness)] == before
    assert len(other.comparer.issues) == LOADED + 1


def test_nothing_is_taken_away_before_all_issues_are_learnt(office: Office, watcher: Watcher) -> None:
    group = planted(office, *REFUND)
    stock(office, *(f"Cost {number}" for number in range(LOADED)), "Refund pending days")
    watcher.look()
    other = Watcher(office, watcher.tracker)
    while other.likening.step():
        assert (group, f"issue:{LOADED}") in watcher.likenesses()
    assert other.comparer.compared == [group]


def test_nothing_is_compared_while_readings_of_another_model_are_about(
    office: Office, watcher: Watcher
) -> None:
    planted(office, *REFUND)
    with office.store.write() as session:
        session.get_one(Vector, 1).model = "elsewhere"
    watcher.look()
    assert watcher.comparer.compared == []
    with office.store.write() as session:
        session.get_one(Vector, 1).model = "words-1"
    watcher.look()
    assert watcher.comparer.compared == [1]
