"""What people opened in Jira is known, and nothing that must not be shown or is over stays."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.errors import TryLaterError
from bridge.domain.incoming import IssueSeen
from bridge.domain.rules import Rules
from bridge.flow import backlog
from bridge.flow.backlog import AFTER_FAILURE, EVERY, LEASE, SLICE, BacklogReading
from bridge.store.engine import Store
from bridge.store.queries.backlog import changed_at
from bridge.store.tables import BacklogIssue, Group, Issue
from tests.conftest import HeldClock
from tests.fakes import WordSorter
from tests.flow.likeness.tracker import CREATED, Tracker
from tests.flow.office import RULES, Office


class Listing(WordSorter):
    """Notes what it reads."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def read(self, text: str) -> bytes:
        self.texts.append(text)
        return super().read(text)


class Library:
    """The backlog of one process; ``tracker`` is Jira, ``sorter`` what reads."""

    def __init__(self, office: Office) -> None:
        self.office, self.tracker, self.sorter = office, Tracker(), Listing()
        self.restart()

    def restart(self, rules: Rules = RULES) -> None:
        office = self.office
        self.reading = BacklogReading(office.store, rules, office.clock, self.tracker, self.sorter)

    def read(self) -> None:
        """Until nothing is due."""
        while self.reading.step():
            pass

    def later(self, **span: float) -> None:
        self.office.clock.forward(**span)
        self.read()

    def poll(self, *seen: IssueSeen) -> None:
        """The poll brings changed issues, without their descriptions."""
        with self.office.store.write() as session:
            backlog.take(session, [replace(one, description="") for one in seen], self.office.clock.now())

    def rows(self) -> list[BacklogIssue]:
        return self.office.rows(BacklogIssue)

    def summaries(self) -> list[str]:
        return [row.summary for row in self.rows()]


@pytest.fixture
def library(office: Office) -> Library:
    return Library(office)


def words(row: BacklogIssue) -> list[str]:
    """What was read in an issue."""
    return list(json.loads(row.data))


def test_open_issues_are_read_with_their_descriptions_which_are_not_kept(library: Library) -> None:
    library.tracker.add("311", "Refund status unclear", "The bank shows nothing.")
    library.read()
    [row] = library.rows()
    assert (row.jira_id, row.key, row.summary, row.created) == (
        "311",
        "PAY-311",
        "Refund status unclear",
        CREATED,
    )
    assert words(row) == ["refund", "status", "unclear", "the", "bank", "shows", "nothing"]
    assert row.model == "words-1"
    assert "bank shows" not in str(row.model_dump(exclude={"data"}))


def test_a_long_description_is_read_at_its_beginning_only(library: Library) -> None:
    library.tracker.add("311", "Refund", "word " * 1000 + "end")
    library.read()
    assert "end" not in words(library.rows()[0])


def test_only_issues_of_routed_projects_without_security_level_that_are_open_come_in(
    library: Library,
) -> None:
    library.tracker.add("1", "Refund status unclear")
    library.tracker.add("2", "Elsewhere", project="HR")
    library.tracker.there["3"] = replace(library.tracker.add("3", "Secret"), secured=True)
    library.tracker.there["4"] = replace(library.tracker.add("4", "Old"), category="done")
    library.read()
    assert library.summaries() == ["Refund status unclear"]
    assert not any("Secret" in text for text in library.sorter.texts)


def test_a_step_reads_a_few_issues_so_that_others_get_their_turn(library: Library) -> None:
    for number in range(2 * SLICE + 1):
        library.tracker.add(str(number), f"Issue {number}")
    assert library.reading.step()
    assert len(library.sorter.texts) == SLICE
    library.read()
    assert len(library.rows()) == 2 * SLICE + 1
    assert library.tracker.asked == 1


def test_all_is_read_every_six_hours_and_what_did_not_change_is_not_read_anew(library: Library) -> None:
    library.tracker.add("1", "Refund status unclear")
    library.tracker.add("2", "Basket empties")
    library.read()
    library.later(hours=5)
    assert library.tracker.asked == 1
    library.tracker.change("2", library.office.clock.now(), description="On two phones.")
    library.later(hours=1)
    assert library.tracker.asked == 2
    assert library.sorter.texts[2:] == ["Basket empties. On two phones."]


def test_what_is_gone_closed_or_secured_leaves_with_the_next_reading(library: Library) -> None:
    for number in "1234":
        library.tracker.add(number, f"Issue {number}")
    library.read()
    now = library.office.clock.now()
    del library.tracker.there["1"]
    library.tracker.change("2", now, category="done")
    library.tracker.change("3", now, secured=True)
    library.later(hours=6)
    assert library.summaries() == ["Issue 4"]


def test_the_poll_lets_issues_in_and_out_at_once(library: Library) -> None:
    old, secret = library.tracker.add("1", "Refund status unclear"), library.tracker.add("2", "Basket")
    library.read()
    library.poll(
        replace(old, category="done"), replace(secret, secured=True), library.tracker.add("3", "Parcel lost")
    )
    assert library.summaries() == ["Parcel lost"]
    library.read()
    assert words(library.rows()[0]) == ["parcel", "lost"]


def test_what_the_poll_brought_gets_its_description_with_the_next_reading(library: Library) -> None:
    library.read()
    library.later(hours=1)
    now = library.office.clock.now()
    library.tracker.add("1", "Parcel lost", "At the depot.")
    library.poll(library.tracker.change("1", now))
    library.read()
    assert words(library.rows()[0]) == ["parcel", "lost"]
    library.later(hours=5)
    assert words(library.rows()[0]) == ["parcel", "lost", "at", "the", "depot"]


def test_a_new_summary_is_read_anew_and_a_comment_is_no_reason_to(library: Library) -> None:
    library.tracker.add("1", "Parcel lost", "At the depot.")
    library.read()
    later = library.office.clock.now() + timedelta(minutes=1)
    library.poll(library.tracker.change("1", later))
    assert words(library.rows()[0])[2:] == ["at", "the", "depot"]
    library.poll(library.tracker.change("1", later, summary="Parcel late"))
    library.read()
    assert words(library.rows()[0]) == ["parcel", "late"]


def test_an_issue_that_became_ours_is_a_candidate_no_more(library: Library) -> None:
    seen = library.tracker.add("1", "Refund status unclear")
    library.read()
    now = library.office.clock.now()
    with library.office.store.write() as session:
        group = Group(title="Refund", stage_since=now, created_at=now)
        session.add(group)
        session.flush()
        session.add(
            Issue(
                jira_id="1", key="PAY-1", project="PAY", group_id=group.id or 0, summary="", status="To Do",
                category="new", url="", updated=now,
            )
        )  # fmt: skip
    library.read()
    assert library.rows() == []
    library.poll(seen)
    assert library.rows() == []
    library.later(hours=6)
    assert library.rows() == []


def test_a_jira_that_is_down_is_asked_again_in_five_minutes_and_nothing_is_forgotten(
    library: Library,
) -> None:
    library.tracker.add("1", "Refund status unclear")
    library.read()
    library.tracker.failing = TryLaterError("busy")
    library.later(hours=6)
    assert library.summaries() == ["Refund status unclear"]
    library.tracker.failing = None
    library.tracker.add("2", "Basket")
    library.later(seconds=AFTER_FAILURE.total_seconds() - 1)
    assert len(library.rows()) == 1
    library.later(seconds=1)
    assert len(library.rows()) == 2


def test_another_process_goes_on_when_one_died_in_the_middle(library: Library) -> None:
    for number in range(SLICE + 1):
        library.tracker.add(str(number), f"Issue {number}")
    library.reading.step()
    library.restart()
    library.read()
    assert len(library.rows()) == SLICE
    library.later(seconds=LEASE.total_seconds())
    assert len(library.rows()) == SLICE + 1
    library.office.clock.forward(seconds=(EVERY - LEASE).total_seconds())
    assert not library.reading.step()


def test_another_sentence_model_reads_everything_anew_at_once(library: Library) -> None:
    library.tracker.add("1", "Parcel lost", "At the depot.")
    library.read()
    library.sorter.model = "words-2"
    library.restart()
    library.read()
    [row] = library.rows()
    assert row.model == "words-2"
    assert words(row)[2:] == ["at", "the", "depot"]


def test_size_and_age_are_those_of_the_issue_that_was_looked_at_least_lately(
    library: Library, store: Store, clock: HeldClock
) -> None:
    with store.read() as session:
        assert backlog.stated(session) == (0, None)
    library.tracker.add("1", "Refund status unclear")
    library.read()
    begun = clock.now()
    clock.forward(hours=1)
    library.poll(library.tracker.add("2", "Basket"))
    with store.read() as session:
        assert backlog.stated(session) == (2, begun)


def test_readings_that_come_or_go_are_told_to_other_processes_even_if_the_clock_stands(
    library: Library,
) -> None:
    def mark() -> object:
        with library.office.store.read() as session:
            return changed_at(session)

    stands = [mark()]
    library.tracker.add("1", "Refund status unclear")
    library.read()
    stands.append(mark())
    library.poll(replace(library.tracker.there["1"], category="done"))
    stands.append(mark())
    library.poll(replace(library.tracker.there["1"], category="done"))
    assert len(set(stands)) == 3
    assert mark() == stands[-1]


def test_without_a_project_there_is_nothing_to_read(library: Library) -> None:
    library.restart(Rules(routes=(replace(RULES.routes[0], project=""),)))
    library.read()
    assert library.tracker.asked == 0
