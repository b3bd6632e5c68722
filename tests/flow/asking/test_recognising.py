"""The answer to a report says what it is surely about, as far as whoever sent it sees that."""

from dataclasses import replace

import pytest

from bridge.domain.incoming import Capture, Gesture, Way
from bridge.domain.outages import OutageRules
from bridge.domain.recognised import Recognised
from bridge.domain.redaction import Patterns
from bridge.domain.rules import Rules
from bridge.flow.asking import Recognising
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.asking.conftest import CURIOUS, Curious
from tests.flow.office import TEAM
from tests.flow.owners.desk import form

TEXT = "refund pending"


class Sure:
    """Takes every text for one of a problem, and remembers what it was asked."""

    def __init__(self, group: int | None) -> None:
        self.group, self.asked = group, [""]

    def surely(self, words: str) -> int | None:
        self.asked.append(words)
        return self.group


def said(user: str, text: str = TEXT, problem: int | None = None, captor: str = "") -> Capture:
    at = HeldClock().now()
    return Capture("command:1", Way.COMMAND, TEAM, user, text, at, problem=problem, captor=captor)


def recognise(office: Curious, sure: Sure | None, capture: Capture) -> Recognised | None:
    recognising = Recognising(office.store, office.rules, office.clock, Patterns(()), sure)
    return recognising.recognise(capture)


def test_it_is_told_with_what_to_say_now_and_read_without_what_redaction_takes_out(office: Curious) -> None:
    sure = Sure(office.problem_of("U-1", TEXT))
    office.worded(sure.group or 0, text="Ten days.")
    found = recognise(office, sure, said("U-2", f"{TEXT}, call +44 20 7946 0018"))
    assert found is not None
    assert (found.problem.group, found.problem.wording, found.outage) == (sure.group, "Ten days.", False)
    assert "7946" not in sure.asked[-1]


def test_what_may_be_something_else_is_not_told(office: Curious) -> None:
    group = office.problem_of("U-1", TEXT)
    assert recognise(office, Sure(None), said("U-2")) is None
    assert recognise(office, None, said("U-2")) is None
    named = recognise(office, None, said("U-2", problem=group))
    assert named is not None
    assert named.problem.group == group, "what its reporter named is sure"


def test_a_problem_with_an_end_is_asked_about_on_the_card(office: Curious) -> None:
    group = office.problem_of("U-1", TEXT)
    form(office, Gesture.DECLINE, group, "Too dear.")
    assert recognise(office, Sure(group), said("U-2")) is None


def test_praise_is_no_problem(office: Curious) -> None:
    assert recognise(office, Sure(office.problem_of("U-1", "thanks for the refund")), said("U-2")) is not None
    assert recognise(office, Sure(office.problem_of("U-1", "thanks a lot")), said("U-2")) is None


@pytest.mark.parametrize("user", ["U-c1", "U-guest", "U-stranger"])
def test_other_companies_people_are_told_of_what_their_own_reported(office: Curious, user: str) -> None:
    office.meet("U-guest", name="Gus", guest=True)
    sure = Sure(office.problem_of("U-1", TEXT))
    assert recognise(office, sure, said(user)) is None
    assert recognise(office, sure, said("U-1", captor=user)) is None, "it is the captor who reads it"
    office.problem_of("U-c2", TEXT)
    found = recognise(office, sure, said(user))
    assert (found and found.problem.reports) == (1 if user == "U-c1" else None)


@pytest.fixture
def rules() -> Rules:
    return replace(CURIOUS, outage=OutageRules(reports=2))


def test_our_own_people_are_told_that_it_is_an_outage(store: Store, clock: HeldClock, rules: Rules) -> None:
    office = Curious(store, clock, rules)
    group = office.problem_of("U-c1", TEXT)
    told = [recognise(office, Sure(group), said("U-1"))]
    office.problem_of("U-1", TEXT)
    told += [recognise(office, Sure(group), said(user)) for user in ("U-1", "U-c1")]
    assert [found and found.outage for found in told] == [False, True, False]
