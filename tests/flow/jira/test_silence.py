"""Webhooks die silently, and so may polls: when Jira was last heard from is known, and too long a silence is an alarm."""

import logging

import pytest

from bridge.domain.errors import TryLaterError
from bridge.flow import silence
from tests.flow.office import Office


def said(office: Office) -> str:
    """What an operator would be told now."""
    with office.store.read() as session:
        return silence.remark(session, office.rules, office.clock.now())


def test_a_jira_that_is_read_is_no_news(quick: Office, caplog: pytest.LogCaptureFixture) -> None:
    quick.poll()
    quick.clock.forward(minutes=30)
    silence.watch(quick.store, quick.rules, quick.clock)
    assert (said(quick), caplog.text) == ("", "")


def test_a_silence_that_lasts_is_an_alarm_until_jira_is_heard_again(
    quick: Office, caplog: pytest.LogCaptureFixture
) -> None:
    quick.poll()
    quick.clock.forward(minutes=42)
    silence.watch(quick.store, quick.rules, quick.clock)
    assert said(quick).startswith("Jira has not been heard from for 42 minutes.")
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    quick.poll()
    assert said(quick) == ""


def test_a_jira_that_was_never_heard_is_missed_from_the_first_look_on(office: Office) -> None:
    assert said(office) == ""
    silence.watch(office.store, office.rules, office.clock)
    office.clock.forward(minutes=20)
    silence.watch(office.store, office.rules, office.clock)
    office.clock.forward(minutes=20)
    assert "for 40 minutes" in said(office)


def test_a_poll_that_fails_does_not_count_as_hearing(quick: Office) -> None:
    quick.poll()
    quick.clock.forward(minutes=40)
    quick.jira.reading = [TryLaterError("Jira is down")]
    with pytest.raises(TryLaterError):
        quick.reading.poll()
    assert "for 40 minutes" in said(quick)
