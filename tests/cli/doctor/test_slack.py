"""What the doctor says of Slack: tokens, scopes, channels."""

from dataclasses import replace

import pytest

from bridge.app.doctor.findings import Level
from bridge.sandbox.app import Options
from bridge.sandbox.slack.options import GRANTED, SlackOptions
from tests.cli.doctor.conftest import Practice


@pytest.fixture
def options() -> Options:
    slack = replace(SlackOptions(pace=1000), scopes=GRANTED - {"reactions:write"})
    return Options(pace=1000, index_lag=0, slack=slack)


def test_a_scope_that_is_missing_is_said_with_what_is_off_and_what_to_do(practice: Practice) -> None:
    [said] = practice.said(Level.FAIL)
    assert said.startswith("scope reactions:write is missing, so posts in listening channels get no tick: ")
    assert "reinstall the app from the manifest" in said


def test_a_wrong_team_or_bot_is_said_with_the_right_one(practice: Practice) -> None:
    said = practice.said(Level.FAIL, slack={"team": "T-other", "bot_user": "U-other"})
    assert any("set it to that" in one and practice.settings.slack.team in one for one in said)
    assert any(practice.settings.slack.bot_user in one for one in said)


def test_channels_without_the_bot_archived_or_unknown_are_named_by_their_setting(practice: Practice) -> None:
    left = practice.set("slack/channel", name="left", bot=False)["id"]
    old = practice.set("slack/channel", name="old", archived=True)["id"]
    said = practice.said(
        Level.FAIL,
        slack={"listening": (left, old)},
        people={"leaders_channel": "C-nowhere"},
    )
    assert "slack.listening[0]: the bot is not in #left: type /invite @bridge there" in said
    assert any(one.startswith("slack.listening[1]: #old is archived") for one in said)
    assert any(one.startswith("people.leaders_channel: no channel C-nowhere") for one in said)


def test_a_wrong_token_is_one_sentence_for_each_thing_that_could_not_be_asked(practice: Practice) -> None:
    token = type(practice.settings.slack.bot_token)("xoxb-wrong")
    said = practice.said(Level.FAIL, slack={"bot_token": token})
    assert any("invalid_auth" in one for one in said)
    assert "xoxb-wrong" not in "".join(said)
