"""Whoever cannot be written to finds the home of their report below what they said, and everything else there too."""

import pytest

from bridge.domain.errors import RefusedError
from bridge.domain.incoming import Capture, Gesture, Way
from bridge.domain.outgoing import HomeCard, Post, StageNote
from tests.flow.office import TEAM, Office


def said(office: Office, text: str, ts: str = "7.1", thread: str = "", channel: str | None = "C1") -> int:
    now = office.clock.now()
    place = (channel, ts if channel else None)
    source = f"message:{ts}"
    return office.intake.keep(
        Capture(source, Way.MENTION, TEAM, "U-guest", text, now, *place, thread=thread)
    ).number


def unreachable(office: Office, code: str = "cannot_dm_bot") -> None:
    office.slack.before = [RefusedError("refused", code)]


def posts(office: Office, kind: type) -> list[Post]:
    return [one for _, one, _ in office.slack.posts if isinstance(one.card, kind)]


@pytest.mark.parametrize(("thread", "below"), [("", "7.1"), ("6.0", "6.0")])
def test_the_home_stands_below_what_was_said(office: Office, thread: str, below: str) -> None:
    number = said(office, "refund pending", thread=thread)
    unreachable(office)
    office.work()
    [home] = posts(office, HomeCard)
    assert (home.user, home.channel, home.thread) == ("", "C1", below)
    assert (office.insight(number).home_thread, office.insight(number).story) == (below, below)


def test_news_follows_in_the_same_thread(office: Office) -> None:
    number = said(office, "refund pending")
    unreachable(office)
    office.work()
    office.say("U-2", "refund pending")
    office.work()
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(number).id or 0)
    told = [one for one in posts(office, StageNote) if one.channel == "C1"]
    assert told
    assert {one.thread for one in told} == {"7.1"}


@pytest.mark.parametrize("code", ["is_archived", "msg_too_long"])
def test_other_refusals_move_nothing(quick: Office, code: str) -> None:
    number = said(quick, "refund pending")
    unreachable(quick, code)
    quick.work()
    assert posts(quick, HomeCard) == []
    assert quick.insight(number).home_thread is None


def test_without_a_message_there_is_no_place_for_it(quick: Office) -> None:
    said(quick, "refund pending", channel=None)
    unreachable(quick)
    quick.work()
    assert posts(quick, HomeCard) == []


def test_a_thread_that_is_refused_as_well_is_given_up(quick: Office) -> None:
    said(quick, "refund pending")
    unreachable(quick)
    quick.slack.before *= 2
    quick.work()
    assert posts(quick, HomeCard) == []
