"""A value is called the same in all versions of a report, and nothing but keyed digests is kept for that."""

import pytest
from sqlmodel import select

from bridge.app.vault import KeyedVault
from bridge.domain.incoming import Capture, Edit, Rewording, Way
from bridge.domain.redaction import Patterns
from bridge.flow.intake import Intake
from bridge.flow.privacy import Privacy
from bridge.store.engine import Store
from bridge.store.tables import Insight, Placeholder, Reference
from tests.conftest import HeldClock
from tests.flow.office import RULES

SOURCE = "message:T1:C1:1.1"
FIRST, SECOND = "020 7946 0018", "0171 1234567"


class Reporter:
    """One person who reports and changes words."""

    def __init__(self, store: Store) -> None:
        vault = KeyedVault("a key of the operator")
        privacy = Privacy(Patterns((r"\bC-\d{4,8}\b",)), vault)
        self.store, self.turns, self.intake = (
            store,
            0,
            Intake(store, RULES, HeldClock(), privacy, lambda: None, lambda: None),
        )

    def say(self, text: str, source: str = SOURCE) -> str:
        self.intake.keep(Capture(source, Way.DM, "T1", "U-1", text, HeldClock().now()))
        return self.text()

    def edit(self, text: str) -> str:
        self.turns += 1
        self.intake.edited(Edit(SOURCE, f"Ev{self.turns}", text))
        return self.text()

    def type(self, text: str) -> str:
        self.turns += 1
        self.intake.reworded(Rewording(1, f"view:{self.turns}", "T1", "U-1", text))
        return self.text()

    def preview(self, text: str) -> str:
        return self.intake.preview(text, 1).text

    def text(self) -> str:
        with self.store.read() as session:
            return session.get_one(Insight, 1).text

    def references(self) -> dict[str, str]:
        """Digests by placeholder."""
        with self.store.read() as session:
            return {one.placeholder: one.digest for one in session.exec(select(Reference))}


@pytest.fixture
def reporter(store: Store) -> Reporter:
    return Reporter(store)


def test_a_value_is_called_the_same_wherever_it_stands_in_a_later_version(reporter: Reporter) -> None:
    assert reporter.say(f"call {FIRST}") == "call [phone 1]"
    assert reporter.edit(f"call {SECOND} or {FIRST}") == "call [phone 2] or [phone 1]"
    assert reporter.edit(f"call {SECOND}") == "call [phone 2]"


def test_a_number_that_is_gone_is_not_given_to_another_value(reporter: Reporter) -> None:
    reporter.say(f"call {FIRST}")
    reporter.edit("call nobody")
    assert reporter.edit(f"call {SECOND}") == "call [phone 2]"
    assert reporter.edit(f"call {FIRST}") == "call [phone 1]"


def test_words_in_brackets_stay_when_their_author_edits_what_was_kept(reporter: Reporter) -> None:
    reporter.say(f"C-88213 waits, call {FIRST}")
    sealed = reporter.references()
    assert reporter.type(f"[reference 1] waits, call [phone 1] or {SECOND}").endswith(
        "[phone 1] or [phone 2]"
    )
    assert reporter.references() == sealed


def test_a_look_before_sending_names_new_values_as_they_will_be_called(reporter: Reporter) -> None:
    reporter.say(f"call {FIRST}")
    look = reporter.preview(f"call {SECOND}, not {FIRST}")
    assert look == "call [phone 2], not [phone 1]"
    assert reporter.type(look) == look


def test_no_value_is_called_like_one_that_was_taken_out_before_it_was_sent(reporter: Reporter) -> None:
    """The form was looked at, and sent with the placeholder in place of a number that nobody knows any more."""
    reporter.say("call [phone 1]")
    reporter.edit("call nobody")
    assert reporter.edit(f"call {SECOND}") == "call [phone 2]"
    assert reporter.edit(f"call {FIRST} or {SECOND}") == "call [phone 3] or [phone 2]"


def test_a_reference_that_is_spoken_of_no_more_is_forgotten_and_comes_back_under_its_name(
    reporter: Reporter,
) -> None:
    reporter.say("C-88213 waits")
    first = reporter.references()
    assert reporter.edit("C-99001 waits") == "[reference 2] waits"
    assert list(reporter.references()) == ["[reference 2]"]
    assert reporter.edit("C-88213 waits") == "[reference 1] waits"
    assert reporter.references() == first


def test_no_two_reports_can_be_joined_by_what_was_taken_out_of_them(reporter: Reporter, store: Store) -> None:
    reporter.say(f"call {FIRST}")
    reporter.say(f"call {FIRST}", "command:2")
    with store.read() as session:
        rows = session.exec(select(Placeholder)).all()
    assert [row.placeholder for row in rows] == ["[phone 1]"] * 2
    assert len({row.digest for row in rows}) == 2
    assert all(len(row.digest) == 64 for row in rows)
