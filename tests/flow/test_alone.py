"""Who is alone with a report for a month is told so once, honestly."""

from datetime import timedelta

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import StillAlone
from bridge.flow import alone
from tests.flow.office import Office

MONTH = timedelta(days=30)


def said(office: Office) -> list[tuple[int, str]]:
    """Who was told, and in which thread."""
    office.work()
    posts = [order for _key, order, _posted in office.slack.posts]
    return [(order.card.insight, order.thread) for order in posts if isinstance(order.card, StillAlone)]


def after(office: Office, time: timedelta) -> list[tuple[int, str]]:
    """What was told by then."""
    office.clock.forward(seconds=time.total_seconds())
    alone.tell(office.store, office.rules, office.clock)
    return said(office)


def test_after_a_month_alone_the_reporter_is_told_once_at_home(office: Office) -> None:
    [number] = office.problem("lamp flickers at night")
    home = office.insight(number).home_ts
    assert after(office, MONTH - timedelta(minutes=1)) == []
    assert after(office, timedelta(minutes=1)) == [(number, home)]
    assert after(office, timedelta(days=1)) == [(number, home)]


def test_who_has_company_is_not_told(quick: Office) -> None:
    quick.problem("refund pending for days", "refund pending since days")
    assert after(quick, MONTH) == []


def test_company_that_comes_before_it_is_told_is_enough(quick: Office) -> None:
    quick.problem("lamp flickers at night")
    quick.clock.forward(days=30)
    alone.tell(quick.store, quick.rules, quick.clock)
    quick.say("U-2", "lamp flickers at night again")
    assert said(quick) == []


def test_a_problem_that_was_decided_or_is_praise_keeps_nobody_waiting(quick: Office) -> None:
    [shown, _praise] = quick.problem("refund pending for days", "thanks for the parcel")
    quick.click("U-owner", Gesture.DECLINE, quick.group_of(shown).id or 0, "too dear")
    assert after(quick, MONTH) == []


def test_words_that_are_gone_are_not_spoken_of(quick: Office) -> None:
    [number] = quick.problem("lamp flickers at night")
    quick.click("U-1", Gesture.REMOVE, number)
    assert after(quick, MONTH) == []


def test_what_was_slept_through_for_long_is_not_told_any_more(quick: Office) -> None:
    quick.problem("lamp flickers at night")
    assert after(quick, timedelta(days=61)) == []


@pytest.mark.parametrize("part", [0, 1])
def test_each_problem_of_a_report_is_alone_by_itself(quick: Office, part: int) -> None:
    number = quick.say("U-1", "refund pending for days and lamp flickers at night")
    company = ("lamp flickers at night again", "refund pending since days")[part]
    quick.work()
    quick.say("U-2", company)
    quick.work()
    assert [insight for insight, _thread in after(quick, MONTH)] == [number]
