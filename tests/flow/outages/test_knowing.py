"""The answer to a report names the outage that it is about, from memory."""

import pytest
from sqlalchemy.exc import OperationalError

from bridge.domain.incoming import Gesture
from bridge.domain.outages import KnownOutage
from bridge.domain.redaction import Patterns
from bridge.flow.outages import KnownOutages
from tests.flow.outages.conftest import TEXT, Struck
from tests.flow.owners.desk import form


class OneMeaning:
    """Takes every text for one of a problem, and remembers what it was asked."""

    def __init__(self, group: int, probability: float) -> None:
        self.found, self.asked = [(group, probability)], [""]

    def nearest(self, words: str, limit: int) -> list[tuple[int, float]]:
        self.asked.append(words)
        return self.found[:limit]


def knowing(office: Struck, meaning: OneMeaning | None) -> KnownOutages:
    return KnownOutages(office.store, office.clock, Patterns(()), meaning)


def test_a_report_that_is_surely_of_an_outage_is_answered_with_it_and_what_to_say(struck: Struck) -> None:
    group = struck.group_of(struck.burst(4)[0]).id or 0
    form(struck, Gesture.WORDING, group, text="Please try the app.")
    meaning = OneMeaning(group, 0.9)
    found = knowing(struck, meaning).like(f"{TEXT}, call +44 20 7946 0018")
    assert found == KnownOutage("Refund page does not load", "Please try the app.")
    assert "7946" not in meaning.asked[-1]


def test_a_report_that_may_be_of_something_else_is_not(struck: Struck) -> None:
    group = struck.group_of(struck.burst(4)[0]).id or 0
    assert knowing(struck, OneMeaning(group, 0.4)).like(TEXT) is None
    assert knowing(struck, OneMeaning(group + 1, 0.9)).like(TEXT) is None
    assert knowing(struck, None).like(TEXT) is None


def test_a_report_that_was_kept_is_answered_although_the_store_cannot_be_read_now(
    struck: Struck, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = struck.group_of(struck.burst(4)[0]).id or 0
    known = knowing(struck, OneMeaning(group, 0.9))
    before = known.like(TEXT)

    def locked() -> None:
        raise OperationalError("SELECT", {}, Exception("database is locked"))

    struck.clock.forward(minutes=1)
    monkeypatch.setattr(struck.store, "read", locked)
    assert known.like(TEXT) == before is not None
    assert knowing(struck, OneMeaning(group, 0.9)).like(TEXT) is None


def test_while_there_is_no_outage_nothing_is_compared(struck: Struck) -> None:
    group = struck.group_of(struck.burst(3)[0]).id or 0
    meaning = OneMeaning(group, 0.9)
    known = knowing(struck, meaning)
    assert known.like(TEXT) is None
    assert meaning.asked == [""]
    struck.burst(1, first=9)
    assert known.like(TEXT) is None, "what was read is fresh for two seconds"
    struck.clock.forward(seconds=3)
    assert known.like(TEXT) is not None
    struck.clear()
    struck.clock.forward(seconds=3)
    assert known.like(TEXT) is None
