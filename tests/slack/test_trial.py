"""While the bridge is tried out, people get an honest line, and in shadow mode nothing else."""

import json
from dataclasses import replace

import pytest
from slack_bolt import App

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Capture, Way
from bridge.domain.recognised import Recognised
from bridge.domain.trial import Trial
from bridge.slack.app import build
from bridge.slack.options import SlackOptions
from tests.slack.fake import MIA, NOON, TEAM, FakeDesk, FakeWeb, command, event, send
from tests.slack.samples import PROBLEM


@pytest.fixture
def silent(options: SlackOptions, desk: FakeDesk) -> App:
    """The app in shadow mode."""
    desk.tried = Trial.SHADOW
    return build(replace(options, quiet=True), desk, now=lambda: NOON)


@pytest.mark.parametrize("trial", Trial)
def test_a_command_s_report_is_kept_and_answered_with_one_honest_line(
    app: App, desk: FakeDesk, trial: Trial
) -> None:
    desk.tried, desk.recognised = trial, Recognised(replace(PROBLEM, wording="Ten days."))
    answer = send(app, command("refund is late"))
    assert answer.body.startswith("Saved, no. 1. The bridge is being tried ")
    assert "Ten days" not in answer.body
    assert desk.kept == [Capture("command:11.22.abc", Way.COMMAND, TEAM, MIA, "refund is late", NOON)]


@pytest.mark.parametrize("name", ["/insight", "/known", "/bridge", "/credits"])
def test_no_other_command_does_anything(silent: App, desk: FakeDesk, web: FakeWeb, name: str) -> None:
    answer = send(silent, command("" if name == "/insight" else "team", name))
    assert answer.body.startswith("The bridge is being tried out silently")
    assert (desk.kept, desk.asks, desk.periods) == ([], [], [])
    with pytest.raises(AssertionError):
        web.asked("views.open", within=0.1)


def test_what_was_not_kept_is_not_called_saved(silent: App, desk: FakeDesk) -> None:
    desk.fault = OSError("database is locked")
    assert send(silent, command("refund is late")).body == "Not saved, please send again."


def test_why_a_message_was_not_taken_is_not_posted_in_shadow_mode(
    silent: App, desk: FakeDesk, web: FakeWeb
) -> None:
    desk.fault = RefusalError("That is only an emoji.")
    assert send(silent, event(channel="D1", channel_type="im", text=":+1:")).status == 200
    with pytest.raises(AssertionError):
        web.asked("chat.postMessage", within=0.1)


def test_posts_are_kept_as_ever(silent: App, desk: FakeDesk) -> None:
    assert send(silent, event(channel="D1", channel_type="im", text="refund is late")).status == 200
    assert [one.text for one in desk.kept] == ["refund is late"]


def test_with_whom_it_is_tried_nothing_changes(app: App, desk: FakeDesk) -> None:
    desk.tried = None
    assert json.loads(send(app, command("refund is late")).body)["text"] == "Saved, no. 1."
