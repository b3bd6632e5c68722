"""What is said once a week."""

from dataclasses import replace
from datetime import date

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Note, ProblemList
from bridge.flow import weekly
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.clock.conftest import STRICT, Reminded


def listed(office: Reminded, **later: float) -> dict[str, ProblemList]:
    """Some time later the lists are due; those that were posted now, by channel."""
    office.clock.forward(**later)
    before = len(office.slack.posts)
    weekly.lists(office.store, office.rules, office.clock)
    office.work()
    orders = [order for _key, order, _posted in office.slack.posts[before:]]
    return {order.channel: order.card for order in orders if isinstance(order.card, ProblemList)}


def warned(office: Reminded, **later: float) -> list[tuple[str, str]]:
    """Some time later it is looked whether Jira's token ends; what was said now, and where."""
    office.clock.forward(**later)
    before = len(office.slack.posts)
    weekly.token(office.store, office.rules, office.clock)
    office.work()
    orders = [order for _key, order, _posted in office.slack.posts[before:]]
    return [(order.channel, order.card.text) for order in orders if isinstance(order.card, Note)]


def test_on_monday_morning_each_team_sees_what_waits_for_it(office: Reminded) -> None:
    """The held clock begins on a Monday at nine."""
    office.shown()
    office.shown("parcel never came to the door")
    lists = listed(office)
    assert {channel: len(one.problems) for channel, one in lists.items()} == {"C-pay": 1, "C-del": 1}
    assert lists["C-pay"].week == "2026-W45"


def test_a_list_is_posted_once_a_week_however_often_it_is_asked_for(office: Reminded) -> None:
    office.shown()
    assert listed(office)
    assert listed(office, hours=1) == {}
    assert listed(office, days=5) == {}
    assert listed(office, days=1) == {}
    assert list(listed(office, hours=23)) == ["C-pay"]


def test_a_bridge_that_was_down_on_monday_posts_the_list_later(office: Reminded) -> None:
    office.shown()
    assert listed(office)
    assert list(listed(office, days=9)) == ["C-pay"]


def test_a_list_that_was_missed_comes_before_seven_on_the_next_monday_too(office: Reminded) -> None:
    """Named after the week that it was due in."""
    office.shown()
    listed(office)
    assert {one.week for one in listed(office, days=13, hours=18).values()} == {"2026-W46"}
    assert {one.week for one in listed(office, hours=4).values()} == {"2026-W47"}


def test_a_bridge_that_is_new_since_midweek_waits_for_the_next_monday(office: Reminded) -> None:
    office.shown()
    assert listed(office, days=2) == {}
    assert list(listed(office, days=5)) == ["C-pay"]


def test_a_team_for_which_nothing_waits_gets_no_list(office: Reminded) -> None:
    number = office.shown()
    office.click("U-owner", Gesture.OPEN_ISSUE, number)
    assert listed(office) == {}


def test_most_customers_come_first_then_most_reports(office: Reminded) -> None:
    few = office.group_of(office.problem(*["refund pending for days"] * 3)[0]).id
    many = office.group_of(
        office.problem("voucher refund refused C-1111", "voucher refund refused C-2222")[0]
    ).id
    lines = listed(office)["C-pay"].problems
    assert [(line.problem.group, line.customers) for line in lines] == [(many, 2), (few, 0)]


def test_what_is_overdue_is_marked_in_the_list(office: Reminded) -> None:
    office.shown()
    assert [line.overdue for line in listed(office)["C-pay"].problems] == [False]
    assert [line.overdue for line in listed(office, days=7)["C-pay"].problems] == [True]


def test_what_was_declined_and_is_heard_still_stands_beside_it(office: Reminded) -> None:
    number = office.shown()
    office.click("U-owner", Gesture.DECLINE, number, "The bank needs ten days.")
    assert listed(office) == {}
    office.clock.forward(days=1)
    again = office.problem("refund pending for days")[0]
    office.click("U-1", Gesture.CHOOSE, again, str(number))
    [line] = listed(office, days=6)["C-pay"].problems
    assert (line.problem.stage, line.answer_by, line.overdue) == ("declined", None, False)


def test_a_sleeping_problem_is_not_listed(office: Reminded) -> None:
    office.shown()
    with office.store.write() as session:
        group = session.get_one(type(office.group_of(1)), office.group_of(1).id)
        group.asleep_reports = 9
        session.add(group)
    assert listed(office) == {}


@pytest.fixture
def ending(store: Store, clock: HeldClock) -> Reminded:
    """An office whose token ends on 10 December; it is 2 November."""
    return Reminded(store, clock, replace(STRICT, token_ends=date(2026, 12, 10)))


def test_leaders_hear_30_days_ahead_that_jira_s_token_ends_and_then_weekly(ending: Reminded) -> None:
    assert warned(ending, days=7) == []
    [(channel, said)] = warned(ending, days=1)
    assert channel == "C-leaders"
    assert said.startswith("Jira's token ends on 10 December 2026.")
    assert warned(ending, hours=1) == []
    assert len(warned(ending, days=7)) == 1


def test_a_token_that_ended_is_said_so(ending: Reminded) -> None:
    [(_channel, said)] = warned(ending, days=39)
    assert said.startswith("Jira's token ended on 10 December 2026")


def test_without_leaders_the_first_team_hears_of_the_token(store: Store, clock: HeldClock) -> None:
    office = Reminded(store, clock, replace(STRICT, leaders_channel="", token_ends=date(2026, 11, 3)))
    assert [channel for channel, _said in warned(office)] == ["C-pay"]


def test_a_token_without_a_known_end_is_not_spoken_of(office: Reminded) -> None:
    assert warned(office) == []
