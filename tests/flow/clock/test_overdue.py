"""Whoever was shown a problem owes an answer by a date, and is reminded step by step."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Nudge, Post
from bridge.flow import clock as reminders
from bridge.store.engine import Store
from bridge.store.tables import Group
from tests.conftest import HeldClock
from tests.flow.clock.conftest import OWNED, STRICT, Reminded

OWNERS = [("owner", "U-owner"), ("owner", "U-second")]
DEPUTY = [("deputy", "U-deputy")]
LEADERS = [("leaders", "C-leaders")]


def group(office: Reminded, number: int) -> Group:
    return next(one for one in office.rows(Group) if one.id == number)


def change(office: Reminded, number: int, **columns: object) -> None:
    with office.store.write() as session:
        there = session.get_one(Group, number)
        for name, value in columns.items():
            setattr(there, name, value)
        session.add(there)


def test_an_answer_is_owed_from_the_day_a_problem_is_shown(office: Reminded) -> None:
    alone = office.group_of(office.problem("refund pending for days")[0])
    assert alone.due_at is None
    shown = office.clock.now()
    assert group(office, office.shown()).due_at == shown + OWNED.answer_within


def test_nobody_is_told_before_the_date(office: Reminded) -> None:
    office.shown()
    assert office.remind(days=6, hours=23) == []


def test_owners_are_told_first_then_the_deputy_then_leaders_two_days_apart(office: Reminded) -> None:
    office.shown()
    assert office.remind(days=7) == OWNERS
    assert office.remind(days=1, hours=23) == []
    assert office.remind(hours=1) == DEPUTY
    assert office.remind(hours=1) == []
    assert office.remind(days=2) == LEADERS
    assert office.remind(days=30) == []


def test_a_bridge_that_was_down_for_weeks_does_not_tell_all_at_once(office: Reminded) -> None:
    office.shown()
    assert office.remind(days=40) == OWNERS
    assert office.remind(hours=1) == []
    assert office.remind(days=2) == DEPUTY


def test_reminders_that_run_twice_tell_once(office: Reminded) -> None:
    office.shown()
    assert office.remind(days=7) == OWNERS
    assert office.remind() == []


def test_a_reminder_says_for_how_long_and_names_nobody_who_reported(office: Reminded) -> None:
    office.shown()
    office.remind(days=7, hours=2)
    cards = [order.card for _key, order, _at in office.slack.posts if isinstance(order.card, Nudge)]
    assert {card.days for card in cards} == {1}
    assert {card.url.startswith("https://app.slack.com/client/T1/C-pay/thread/") for card in cards} == {True}
    assert "U-1" not in str(cards)


@pytest.mark.parametrize("gesture", [Gesture.OPEN_ISSUE, Gesture.DECLINE])
def test_an_answer_ends_the_reminders(office: Reminded, gesture: Gesture) -> None:
    number = office.shown()
    office.remind(days=7)
    office.click("U-owner", gesture, number, "The bank needs ten days.")
    assert office.remind(days=9) == []


def test_a_reminder_that_waited_while_the_answer_came_is_not_sent(office: Reminded) -> None:
    number = office.shown()
    office.clock.forward(days=7)
    reminders.remind(office.store, office.rules, office.clock)
    office.press("U-owner", Gesture.DECLINE, number, "The bank needs ten days.")
    while office.attending.step():
        pass
    assert office.remind() == []


def test_a_date_that_was_moved_is_another_one(office: Reminded) -> None:
    number = office.shown()
    assert office.remind(days=7) == OWNERS
    change(office, number, due_at=office.clock.now() + timedelta(days=5), due_moved=True)
    assert office.remind(days=4) == []
    assert office.remind(days=1) == OWNERS
    assert office.remind(days=2) == DEPUTY


def test_a_sleeping_problem_owes_nothing_and_two_days_once_it_wakes(office: Reminded) -> None:
    number = office.shown()
    change(office, number, asleep_until=office.clock.now() + timedelta(days=10))
    assert office.remind(days=9) == []
    assert office.remind(days=1) == []
    awake = group(office, number)
    assert (awake.asleep_until, awake.due_at) == (None, office.clock.now() + timedelta(days=2))
    assert "Awake again" in office.notes()[-1][1]
    assert office.remind(days=2) == OWNERS


def test_a_problem_that_sleeps_until_more_report_is_not_woken_by_the_clock(office: Reminded) -> None:
    number = office.shown()
    change(office, number, asleep_reports=9)
    assert office.remind(days=90) == []
    assert group(office, number).asleep_reports == 9


def test_without_named_owners_the_thread_of_the_card_is_told(store: Store, clock: HeldClock) -> None:
    route = replace(OWNED, owners=(), deputy="")
    office = Reminded(store, clock, replace(STRICT, routes=(route,), leaders_channel=""))
    office.shown()
    assert office.remind(days=7) == [("owner", "C-pay")]
    assert isinstance(office.slack.posts[-1][1], Post)
    assert office.slack.posts[-1][1].thread
    assert office.remind(days=30) == []


def test_without_a_deputy_leaders_are_told_next(store: Store, clock: HeldClock) -> None:
    rules = replace(STRICT, routes=(replace(OWNED, deputy=""), STRICT.routes[1]))
    office = Reminded(store, clock, rules)
    office.shown()
    assert [office.remind(days=7), office.remind(days=2)] == [OWNERS, LEADERS]


def test_a_route_that_ends_in_slack_has_the_same_clock(store: Store, clock: HeldClock) -> None:
    route = replace(OWNED, project="")
    office = Reminded(store, clock, replace(STRICT, routes=(route, STRICT.routes[1])))
    office.shown()
    assert office.remind(days=7) == OWNERS


def test_praise_owes_no_answer(office: Reminded) -> None:
    numbers = office.problem("thanks to the courier", "thanks to the courier")
    assert office.group_of(numbers[0]).due_at is None
    assert office.remind(days=30) == []


@pytest.mark.parametrize(("user", "decided"), [("U-deputy", True), ("U-second", True), ("U-else", False)])
def test_the_deputy_can_decide_what_they_are_asked_for(office: Reminded, user: str, decided: bool) -> None:
    number = office.shown()
    office.click(user, Gesture.OPEN_ISSUE, number)
    assert (group(office, number).accepted_at is not None) is decided
