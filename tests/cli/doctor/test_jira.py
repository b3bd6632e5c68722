"""What the doctor says of Jira: which it is, whose the token is, and until when."""

from datetime import timedelta

import pytest

from bridge.app.doctor.findings import Level
from bridge.store.engine import Store
from bridge.store.tables import Mark
from tests.cli.doctor.conftest import Practice


def test_a_data_center_that_is_set_as_cloud_is_said(practice: Practice) -> None:
    pat = type(practice.settings.jira.token)("sandbox-pat")
    server = {"url": f"{practice.url}/jira-dc", "token": pat}
    assert practice.said(Level.FAIL, jira={**server, "kind": "server"}) == []
    assert any('set it to "cloud"' in one for one in practice.said(Level.FAIL, jira={"kind": "server"}))


@pytest.mark.parametrize(
    ("days", "level", "words"),
    [
        (-1, Level.FAIL, "the token ended"),
        (30, Level.WARN, "make a new one soon"),
        (31, Level.OK, "(31 days)"),
    ],
)
def test_a_token_that_ends_is_said_30_days_ahead(
    practice: Practice, days: int, level: Level, words: str
) -> None:
    ends = practice.clock.now().date() + timedelta(days=days)
    [said] = [one for one in practice.said(level, jira={"token_ends": ends}) if "the token end" in one]
    assert words in said


def test_a_data_center_tells_itself_when_its_token_ends(practice: Practice) -> None:
    # At noon it is the same day in Jira's zone.
    ends = practice.clock.now().replace(hour=12) + timedelta(days=9)
    practice.set("jira/set", token_ends=ends.isoformat())
    pat = type(practice.settings.jira.token)("sandbox-pat")
    server = {"url": f"{practice.url}/jira-dc", "token": pat, "kind": "server"}
    assert any(f"the token ends {ends.date()}" in one for one in practice.said(Level.WARN, jira=server))


def test_an_account_that_people_use_too_is_warned_of(practice: Practice) -> None:
    said = practice.said(Level.WARN, jira={"dedicated_account": False})
    assert any("an account of its own is safer" in one for one in said)


@pytest.mark.parametrize(("minutes", "level"), [(3, Level.OK), (31, Level.FAIL)])
def test_silence_is_an_alarm_after_its_time(practice: Practice, minutes: int, level: Level) -> None:
    store = Store(practice.settings.database.url)
    with store.write() as session:
        session.add(Mark(name="jira:read", at=practice.clock.now() - timedelta(minutes=minutes)))
    store.close()
    assert any(f"last heard from {minutes} minutes ago" in one for one in practice.said(level))


def test_jira_that_cannot_be_reached_is_said_once_and_the_rest_is_looked_at(practice: Practice) -> None:
    parts = practice.look(jira={"url": "http://127.0.0.1:9"})
    [jira] = [part for part in parts if part.name == "Jira"]
    assert [one.level for one in jira.findings].count(Level.FAIL) == 1
    assert parts[-1].findings[0].level is Level.OK
