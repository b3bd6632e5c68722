"""The answer to a report names the outage that it is about, from memory."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import OperationalError

from bridge.domain.incoming import Gesture
from bridge.domain.language import speaking, spoken
from bridge.domain.outages import KnownOutage
from bridge.domain.quotes import NO_TITLE
from bridge.domain.redaction import Patterns
from bridge.domain.rules import Crew
from bridge.flow.outages import KnownOutages
from bridge.store.queries import groups, people
from tests.flow.office import TEAM
from tests.flow.outages.conftest import STRUCK, TEXT, Struck
from tests.flow.owners.desk import form
from tests.foreign import Foreign

SAID = (TEXT, "U-1")


class OneMeaning:
    """Takes every text for one of a problem, and remembers what it was asked."""

    def __init__(self, group: int, probability: float) -> None:
        self.found, self.asked = [(group, probability)], [""]

    def nearest(self, words: str, limit: int) -> list[tuple[int, float]]:
        self.asked.append(words)
        return self.found[:limit]


def knowing(office: Struck, meaning: OneMeaning | None) -> KnownOutages:
    return KnownOutages(office.store, office.rules, office.clock, Patterns(()), meaning)


def test_a_report_that_is_surely_of_an_outage_is_answered_with_it_and_what_to_say(struck: Struck) -> None:
    group = struck.group_of(struck.burst(4)[0]).id or 0
    form(struck, Gesture.WORDING, group, text="Please try the app.")
    meaning = OneMeaning(group, 0.9)
    found = knowing(struck, meaning).like(f"{TEXT}, call +44 20 7946 0018", "U-1")
    assert found == KnownOutage("Refund page does not load", "Please try the app.")
    assert "7946" not in meaning.asked[-1]


def test_a_problem_without_words_is_said_in_the_language_of_whoever_reports_it(struck: Struck) -> None:
    group = struck.group_of(struck.burst(4)[0]).id or 0
    with struck.store.write() as session:
        groups.get(session, group).title = str(NO_TITLE)
    found = knowing(struck, OneMeaning(group, 0.9)).like(*SAID)
    assert found is not None
    with speaking(Foreign()):
        assert spoken(found.title) == "¿"


def test_a_report_that_may_be_of_something_else_is_not(struck: Struck) -> None:
    group = struck.group_of(struck.burst(4)[0]).id or 0
    assert knowing(struck, OneMeaning(group, 0.4)).like(*SAID) is None
    assert knowing(struck, OneMeaning(group + 1, 0.9)).like(*SAID) is None
    assert knowing(struck, None).like(*SAID) is None


def test_people_of_another_company_are_not_told_what_everybody_reports(struck: Struck) -> None:
    partner = Crew("manila", "Manila", members=("U-9",), company="Manila Calls")
    struck.rules = replace(STRUCK, crews=(partner, Crew("leipzig", "Leipzig", members=("U-1",))))
    known = knowing(struck, OneMeaning(struck.group_of(struck.burst(4)[0]).id or 0, 0.9))
    with struck.store.write() as session:
        people.known(session, TEAM, "U-guest").guest = True
    told = [user for user in ("U-1", "U-9", "U-guest", "U-stranger") if known.like(TEXT, user)]
    assert told == ["U-1"]


def test_a_report_that_was_kept_is_answered_although_the_store_cannot_be_read_now(
    struck: Struck, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = struck.group_of(struck.burst(4)[0]).id or 0
    known = knowing(struck, OneMeaning(group, 0.9))
    assert known.like(*SAID) is not None

    def locked() -> None:
        raise OperationalError("SELECT", {}, Exception("database is locked"))

    struck.clock.forward(minutes=1)
    monkeypatch.setattr(struck.store, "read", locked)
    assert known.like(*SAID) is None


def test_while_there_is_no_outage_nothing_is_compared(struck: Struck) -> None:
    group = struck.group_of(struck.burst(3)[0]).id or 0
    meaning = OneMeaning(group, 0.9)
    known = knowing(struck, meaning)
    assert known.like(*SAID) is None
    assert meaning.asked == [""]
    struck.burst(1, first=9)
    assert known.like(*SAID) is None, "what was read is fresh for two seconds"
    struck.clock.forward(seconds=3)
    assert known.like(*SAID) is not None
    struck.clear()
    struck.clock.forward(seconds=3)
    assert known.like(*SAID) is None
