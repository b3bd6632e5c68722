"""One report of an urgent theme is enough: its problem is shown at once, and its owners are told in person."""

from dataclasses import replace

import pytest

from bridge.domain.outgoing import Post, Urgent
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.office import PAYMENTS, RULES, Office


@pytest.fixture
def alarmed(store: Store, clock: HeldClock) -> Office:
    """An office where all that is said of refunds is urgent, and two people own it."""
    owned = replace(PAYMENTS, owners=("U-owner", "U-second"))
    rules = replace(RULES, urgent=frozenset({"billing", "delivery_time"}), routes=(owned, RULES.routes[1]))
    return Office(store, clock, rules)


def alarms(office: Office) -> list[tuple[str, Urgent]]:
    """Who was told of what: the person, or the channel."""
    orders = [order for _key, order, _posted in office.slack.posts if isinstance(order, Post)]
    return [(order.user or order.channel, order.card) for order in orders if isinstance(order.card, Urgent)]


def test_one_report_is_told_to_every_owner_and_shown_at_once(alarmed: Office) -> None:
    [number] = alarmed.problem("refund went to a stranger")
    assert [(who, card.insight) for who, card in alarms(alarmed)] == [
        ("U-owner", number),
        ("U-second", number),
    ]
    assert len(alarmed.triage()) == 1


def test_more_reports_of_the_same_problem_alarm_nobody_again(alarmed: Office) -> None:
    alarmed.problem(*["refund went to a stranger"] * 4)
    assert len(alarms(alarmed)) == 2
    assert len(alarmed.triage()) == 1


def test_a_second_urgent_problem_is_told_too(alarmed: Office) -> None:
    alarmed.problem("refund went to a stranger", "refund twice since yesterday, say many")
    assert len(alarms(alarmed)) == 4


def test_where_nobody_is_named_the_channel_is_told(alarmed: Office) -> None:
    alarmed.problem("parcel burst into flames")
    assert [who for who, _card in alarms(alarmed)] == ["C-del"]


def test_what_may_name_somebody_is_told_without_its_words(alarmed: Office) -> None:
    alarmed.problem("refund went to a stranger, says Mrs Miller")
    assert {card.text for _who, card in alarms(alarmed)} == {""}


def test_a_report_that_may_belong_elsewhere_does_not_wait_for_an_answer(alarmed: Office) -> None:
    alarmed.problem("login with the new app fails today", "refund with the new app burns people")
    assert alarmed.state(2) == "provisional"
    assert {card.insight for _who, card in alarms(alarmed)} == {2}


def test_other_themes_wait_for_more_reports(alarmed: Office) -> None:
    alarmed.problem("login fails with the new app")
    assert not alarms(alarmed)
    assert not alarmed.triage()
