"""Anybody can ask that the words of a report go; an owner, a lead or an admin decides with one tap."""

from dataclasses import replace

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import TakeDownCard, TakeDownTold
from bridge.domain.rules import Crew, Rules
from bridge.store.engine import Store
from bridge.store.tables import Effect
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office

LED = replace(RULES, crews=(Crew("leipzig", "Leipzig", members=("U-1",), lead="U-lead"),))
UNOWNED = replace(RULES, routes=tuple(replace(one, owners=()) for one in RULES.routes), admins=("U-admin",))


@pytest.fixture
def reported(memory: Store, clock: HeldClock) -> Office:
    """One person reported in words that somebody minds; their team has a lead, the problem an owner."""
    return _reported(Office(memory, clock, LED))


def _reported(office: Office) -> Office:
    office.say("U-1", "refund pending, says old Miller")
    office.work()
    return office


def asked(office: Office) -> list[tuple[str, TakeDownCard]]:
    """Who was asked to decide."""
    posts = [order for _key, order, _posted in office.slack.posts]
    return [(order.user, order.card) for order in posts if isinstance(order.card, TakeDownCard)]


def told(office: Office) -> list[tuple[str, TakeDownTold]]:
    """Who heard what was decided."""
    posts = [order for _key, order, _posted in office.slack.posts]
    return [(order.user, order.card) for order in posts if isinstance(order.card, TakeDownTold)]


def redrawn(office: Office) -> list[str]:
    """What the cards of those who were asked say now."""
    return [order.card.answer for order in office.slack.updates if isinstance(order.card, TakeDownCard)]


def test_the_owner_and_the_lead_are_asked_in_person_with_the_words_and_the_reason(reported: Office) -> None:
    reported.click("U-2", Gesture.TAKE_DOWN, 1, "his name")
    assert [user for user, _card in asked(reported)] == ["U-owner", "U-lead"]
    assert {(card.text, card.reason, card.answer) for _user, card in asked(reported)} == {
        ("refund pending, says old Miller", "his name", "")
    }
    assert reported.insight(1).removed_at is None


def test_one_tap_removes_the_words_and_everybody_hears_it_once(reported: Office) -> None:
    reported.click("U-2", Gesture.TAKE_DOWN, 1, "his name")
    reported.click("U-lead", Gesture.DECIDE_TAKE_DOWN, 1, "remove")
    reported.click("U-owner", Gesture.DECIDE_TAKE_DOWN, 1, "keep")
    assert reported.insight(1).removed_at is not None
    assert told(reported) == [
        ("U-1", TakeDownTold(1, "remove", mine=True)),
        ("U-2", TakeDownTold(1, "remove")),
    ]
    assert redrawn(reported) == ["remove", "remove"]


def test_words_may_stay_and_nothing_is_kept_of_the_reason(reported: Office) -> None:
    reported.click("U-2", Gesture.TAKE_DOWN, 1, "his name")
    reported.click("U-owner", Gesture.DECIDE_TAKE_DOWN, 1, "keep")
    assert reported.insight(1).text == "refund pending, says old Miller"
    assert told(reported) == [("U-2", TakeDownTold(1, "keep"))]
    bodies = [one.body for one in reported.rows(Effect) if one.kind == "take_down"]
    assert {body["text"] for body in bodies} == {""}


@pytest.mark.parametrize(("user", "choice"), [("U-2", "remove"), ("U-9", "remove"), ("U-owner", "")])
def test_only_somebody_who_was_asked_decides_and_only_what_there_is_to_decide(
    reported: Office, user: str, choice: str
) -> None:
    reported.click("U-2", Gesture.TAKE_DOWN, 1)
    reported.click(user, Gesture.DECIDE_TAKE_DOWN, 1, choice)
    assert reported.insight(1).removed_at is None
    assert told(reported) == []


def test_nobody_decides_what_nobody_asked(reported: Office) -> None:
    reported.click("U-owner", Gesture.DECIDE_TAKE_DOWN, 1, "remove")
    assert reported.insight(1).removed_at is None


def test_who_may_decide_need_not_ask_anybody(reported: Office) -> None:
    reported.click("U-lead", Gesture.TAKE_DOWN, 1)
    assert reported.insight(1).removed_at is not None
    assert asked(reported) == []


def test_asking_twice_asks_once(reported: Office) -> None:
    for _ in range(2):
        reported.click("U-2", Gesture.TAKE_DOWN, 1)
    assert len(asked(reported)) == 2


def test_a_card_of_words_that_their_reporter_deleted_meanwhile_says_so(reported: Office) -> None:
    reported.click("U-2", Gesture.TAKE_DOWN, 1, "his name")
    reported.click("U-1", Gesture.REMOVE, 1)
    assert redrawn(reported) == ["remove", "remove"]
    assert {one.body["text"] for one in reported.rows(Effect) if one.kind == "take_down"} == {""}
    reported.click("U-3", Gesture.TAKE_DOWN, 1)
    assert len(asked(reported)) == 2


@pytest.mark.parametrize(("rules", "who"), [(UNOWNED, ["U-admin"]), (replace(UNOWNED, admins=()), ["U-1"])])
def test_where_nobody_owns_it_admins_are_asked_and_at_last_its_reporter(
    memory: Store, clock: HeldClock, rules: Rules, who: list[str]
) -> None:
    office = _reported(Office(memory, clock, rules))
    office.click("U-2", Gesture.TAKE_DOWN, 1)
    assert [user for user, _card in asked(office)] == who


def test_a_report_that_was_never_there_asks_nobody(reported: Office) -> None:
    reported.click("U-2", Gesture.TAKE_DOWN, 99)
    assert asked(reported) == []
