"""What nobody else would notice reaches those who look after the bridge: in the log, and once a day in person."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import col, select

from bridge.domain.errors import TryLaterError
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Note
from bridge.flow import troubles
from bridge.flow.mode import Presence
from bridge.flow.pause import pause
from bridge.store.tables import Effect
from tests.flow.office import Office
from tests.store.rows import effect

ADMIN = "U-ADMIN"


def found(office: Office) -> dict[str, str]:
    """What is not well, by its kind."""
    with office.store.read() as session:
        rules, now = office.rules, office.clock.now()
        return {one.kind: one.sentence.said() for one in troubles.troubles(session, rules, now)}


def watch(office: Office) -> None:
    troubles.watch(office.store, office.rules, office.clock)


def told(office: Office) -> list[str]:
    """Whom a trouble was written to, and which."""
    with office.store.read() as session:
        return list(session.exec(select(Effect.key).where(Effect.kind == "trouble").order_by(col(Effect.id))))


@pytest.fixture
def office(quick: Office) -> Office:
    """One whose bridge is looked after by somebody."""
    quick.rules = replace(quick.rules, admins=(ADMIN,))
    return quick


def test_all_is_well_where_jira_and_people_are_heard(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.poll()
    office.say("U-1", "refund pending")
    office.work()
    watch(office)
    assert (found(office), told(office), caplog.text) == ({}, [], "")


def test_a_silent_jira_is_said_in_the_log_each_time_and_in_person_once_a_day(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.poll()
    office.clock.forward(minutes=42)
    watch(office)
    watch(office)
    assert found(office)["jira"].startswith("Jira has not been heard from for 42 minutes.")
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2
    assert len(told(office)) == 1
    office.work()
    [note] = [post.card for _key, post, _posted in office.slack.posts if post.user == ADMIN]
    assert isinstance(note, Note)
    assert note.text.endswith("To find out why: bridge doctor")
    office.clock.forward(days=1)
    watch(office)
    assert len([key for key in told(office) if key.startswith("trouble:jira:")]) == 2
    office.poll()
    assert "jira" not in found(office)


def test_a_jira_that_was_never_heard_is_missed_from_the_first_look_on(office: Office) -> None:
    assert found(office) == {}
    watch(office)
    office.clock.forward(minutes=40)
    assert "for 40 minutes" in found(office)["jira"]


def test_a_poll_that_fails_does_not_count_as_hearing(office: Office) -> None:
    office.poll()
    office.clock.forward(minutes=40)
    office.jira.reading = [TryLaterError("Jira is down")]
    with pytest.raises(TryLaterError):
        office.reading.poll()
    assert "for 40 minutes" in found(office)["jira"]


def test_a_day_without_anybody_in_slack_is_odd(office: Office) -> None:
    office.say("U-1", "refund pending")
    office.clock.forward(hours=25)
    assert found(office)["slack"].startswith("Nothing was heard from Slack for 25 hours.")
    office.press("U-1", Gesture.RIGHT, 1, version=1)
    assert "slack" not in found(office)


def test_dead_letters_are_counted(office: Office) -> None:
    with office.store.write() as session:
        session.add(effect("a", state="dead"))
        session.add(effect("b", state="dead"))
    assert found(office) == {
        "letters": "2 things could not be done. To see which, and to try again: bridge letters"
    }


def test_work_that_nobody_begins_is_seen_unless_the_bridge_is_paused(office: Office) -> None:
    with office.store.write() as session:
        session.add(effect("a", next_at=office.clock.now()))
    office.clock.forward(minutes=9)
    assert found(office) == {}
    office.clock.forward(minutes=3)
    assert found(office)["late"].startswith("What is to go out has been due for 12 minutes")
    pause(office.store, office.clock)
    assert found(office) == {}


def test_a_pause_that_was_forgotten_is_remembered(office: Office) -> None:
    pause(office.store, office.clock)
    office.clock.forward(minutes=61)
    assert found(office)["paused"].startswith("The bridge has been paused for 61 minutes: nothing leaves.")


def test_the_work_of_a_dead_process_that_nobody_takes_over_is_seen(office: Office) -> None:
    now = office.clock.now()
    with office.store.write() as session:
        session.add(effect("a", next_at=now, lease_owner="dead", lease_until=now + timedelta(seconds=60)))
    office.clock.forward(minutes=10, seconds=59)
    assert found(office) == {}
    office.clock.forward(seconds=2)
    assert "no process begins with it" in found(office)["late"]


def test_work_that_nobody_begins_in_shadow_mode_is_seen_too(office: Office) -> None:
    Presence(office.store, office.clock, shadow=True).enter()
    with office.store.write() as session:
        session.add(effect("a", next_at=office.clock.now()))
    office.clock.forward(minutes=12)
    office.rules = replace(office.rules, shadow=True)
    assert "late" in found(office)


def test_how_long_jira_and_slack_may_be_silent_is_said_by_the_settings(office: Office) -> None:
    office.poll()
    office.say("U-1", "refund pending")
    office.clock.forward(minutes=6)
    assert found(office) == {}
    minutes = timedelta(minutes=5)
    office.rules = replace(office.rules, jira_silent_after=minutes, slack_silent_after=minutes)
    assert found(office).keys() >= {"jira", "slack"}
