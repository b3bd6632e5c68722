"""Somebody has an urgent report, or the next one is told."""

import pytest

from bridge.domain.errors import RefusedError
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import HomeCard
from bridge.store.queries import people
from bridge.store.tables import Alarm
from tests.flow.office import TEAM
from tests.flow.urgent.conftest import Alarmed


def test_whoever_has_it_is_the_last_one_who_is_told(stored: Alarmed) -> None:
    stored.problem("refund went to a stranger")
    assert stored.answer("U-owner") == "mine"
    stored.later(minutes=60)
    assert stored.reached() == ["U-owner", "U-second"]
    assert {card.answer for card in stored.edits()} == {"mine"}
    assert len(stored.edits()) == 2, "both cards say that somebody has it"


def test_if_nobody_has_it_in_time_the_deputy_is_told_and_then_leaders(stored: Alarmed) -> None:
    stored.problem("the lamp caught fire")
    stored.later(minutes=14)
    assert stored.reached() == ["U-guard"]
    stored.later(minutes=2)
    stored.later(minutes=2)
    assert stored.reached() == ["U-guard", "U-deputy"]
    stored.later(minutes=15)
    stored.later(hours=2)
    assert stored.reached() == ["U-guard", "U-deputy", "C-lead"]
    assert [card.to for _who, card in stored.alarms()] == ["owner", "deputy", "leaders"]


def test_whoever_comes_next_is_told_too_when_the_bridge_stood_still_for_days(alarmed: Alarmed) -> None:
    alarmed.problem("the lamp caught fire")
    alarmed.later(days=2)
    assert alarmed.reached() == ["U-guard", "U-deputy"]


def test_after_a_week_nobody_more_is_told(alarmed: Alarmed) -> None:
    alarmed.problem("the lamp caught fire")
    alarmed.later(days=8)
    assert alarmed.reached() == ["U-guard"]


def leave(office: Alarmed, *users: str) -> None:
    """Some people are deactivated."""
    with office.store.write() as session:
        for user in users:
            people.known(session, TEAM, user).gone_at = office.clock.now()


def test_if_whoever_is_on_call_left_the_next_one_is_told_at_once(stored: Alarmed) -> None:
    leave(stored, "U-guard", "U-deputy")
    stored.problem("the lamp caught fire")
    assert stored.reached() == ["C-lead"]
    assert stored.answer("U-leader") == "mine"


def test_if_whoever_is_on_call_gets_no_messages_the_next_one_is_told_at_once(alarmed: Alarmed) -> None:
    alarmed.slack.before = [RefusedError("They take no messages.", "cannot_dm_bot")]
    alarmed.problem("the lamp caught fire")
    assert alarmed.reached() == ["U-deputy"]


def test_while_one_of_several_owners_is_told_the_deputy_has_time(alarmed: Alarmed) -> None:
    leave(alarmed, "U-owner")
    alarmed.problem("refund went to a stranger")
    assert alarmed.reached() == ["U-second"]


@pytest.mark.parametrize("user", ["U-guard", "U-owner", "U-deputy", "U-leader"])
def test_those_on_call_owners_deputies_and_leaders_can_take_it(alarmed: Alarmed, user: str) -> None:
    alarmed.problem("the lamp caught fire")
    assert alarmed.answer(user) == "mine"


def test_anybody_else_is_told_whose_it_is(alarmed: Alarmed) -> None:
    alarmed.problem("refund went to a stranger")
    assert alarmed.answer("U-1") == ""
    assert alarmed.notes()[-1][1] == "Only the owners of Payments can decide this."


def test_the_first_word_holds_and_a_second_press_changes_nothing(alarmed: Alarmed) -> None:
    alarmed.problem("refund went to a stranger")
    assert alarmed.answer("U-second", Gesture.NOT_URGENT) == "not_urgent"
    edits = len(alarmed.edits())
    assert alarmed.answer("U-owner", Gesture.HAVE_IT) == "not_urgent"
    assert alarmed.answer("U-second", Gesture.NOT_URGENT) == "not_urgent"
    assert len(alarmed.edits()) == edits


def test_a_press_on_something_that_never_was_is_given_up_quietly(alarmed: Alarmed) -> None:
    alarmed.problem("the lamp caught fire")
    assert alarmed.answer("U-guard", alarm=1) == "mine"
    alarmed.click("U-guard", Gesture.HAVE_IT, 99)
    assert len(alarmed.rows(Alarm)) == 1


def test_its_reporter_reads_that_it_was_told_and_then_that_somebody_has_it(alarmed: Alarmed) -> None:
    [number, other] = alarmed.problem("the lamp caught fire", "login fails")
    assert (alarmed.home(number).alarm, alarmed.home(other).alarm) == ("told", "")
    alarmed.answer("U-guard")
    cards = [update.card for update in alarmed.slack.updates if isinstance(update.card, HomeCard)]
    assert [(card.insight, card.alarm) for card in cards] == [(number, "mine")]
