"""Shortcuts and reactions: whose message it is decides what happens, and whoever pointed at it is told."""

import json
import threading
from typing import Any

import pytest
from slack_bolt import App

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Way
from bridge.domain.pointing import Pointed
from bridge.domain.recognised import Recognised
from bridge.slack.app import build
from bridge.slack.listeners.unheard import Unheard
from bridge.slack.options import SlackOptions
from tests.slack.fake import BOT, MIA, TEAM, Body, FakeDesk, FakeWeb, event, send
from tests.slack.samples import PROBLEM

Told = tuple[str, list[bytes], threading.Event]
TOM, TS = "U0TOM", "1763726400.000100"
SOURCE = f"message:{TEAM}:C0FLOOR:{TS}"


def on_message(url: str = "", **message: Any) -> Body:
    """What the shortcut on a message sends."""
    return {
        "type": "message_action",
        "callback_id": "report_message",
        "trigger_id": "55.66.ghi",
        "message_ts": TS,
        "action_ts": "1763726402.1",
        "team": {"id": TEAM},
        "user": {"id": MIA},
        "channel": {"id": "C0FLOOR", "name": "floor"},
        "response_url": url,
        "message": {"type": "message", "user": TOM, "ts": TS, "text": "parcel &amp; refund late"} | message,
    }


def said(told: Told) -> str:
    assert told[2].wait(5)
    answer = json.loads(told[1][0])
    assert (answer["response_type"], answer["replace_original"]) == ("ephemeral", False)
    text: str = answer["text"]
    return text


def test_a_colleagues_message_is_pointed_at_and_not_kept(app: App, desk: FakeDesk, told: Told) -> None:
    assert send(app, on_message(told[0])).status == 200
    assert "I ask whoever wrote it, privately." in said(told)
    assert desk.pointed == [Pointed(SOURCE, Way.SHORTCUT, TEAM, MIA, TOM, "C0FLOOR", TS)]
    assert desk.kept == []


def test_ones_own_message_is_kept_at_once(app: App, desk: FakeDesk, told: Told) -> None:
    send(app, on_message(told[0], user=MIA))
    assert said(told) == "Saved, no. 1."
    [kept] = desk.kept
    assert (kept.source, kept.way, kept.user, kept.text) == (
        SOURCE,
        Way.SHORTCUT,
        MIA,
        "parcel & refund late",
    )
    assert desk.pointed == []


def test_it_is_said_what_ones_own_message_is_surely_about(app: App, desk: FakeDesk, told: Told) -> None:
    desk.recognised = Recognised(PROBLEM)
    send(app, on_message(told[0], user=MIA))
    assert said(told).splitlines()[1].startswith("Refund shows as pending for days · planned")


def test_ones_own_message_in_a_thread_brings_the_thread_up(app: App, desk: FakeDesk) -> None:
    send(app, on_message(user=MIA, thread_ts="1.0"))
    assert [(one.source, one.thread) for one in desk.kept] == [(SOURCE, "1.0")]
    assert [one.thread for one in desk.pointed] == ["1.0"]


@pytest.mark.parametrize("user", [MIA, TOM])
def test_a_message_that_is_a_report_already_says_its_number(
    app: App, desk: FakeDesk, told: Told, user: str
) -> None:
    send(app, on_message(user=MIA))
    send(app, on_message(told[0], user=user))
    assert said(told) == "This is report no. 1 already. You need do nothing."
    assert len(desk.kept) == 1


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ({"user": BOT, "bot_id": "B0BOT"}, "No person wrote this"),
        ({"bot_id": "B0OTHER"}, "No person wrote this"),
        ({"user": "USLACKBOT"}, "No person wrote this"),
        ({"user": None}, "No person wrote this"),
        ({"subtype": "tombstone", "user": "USLACKBOT"}, "not there any more"),
    ],
)
def test_what_nobody_wrote_is_refused_in_a_sentence(
    app: App, desk: FakeDesk, told: Told, message: Body, sentence: str
) -> None:
    send(app, on_message(told[0], **message))
    assert sentence in said(told)
    assert (desk.kept, desk.pointed) == ([], [])


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [(RefusalError("There are no words in this."), "no words"), (OSError("Mrs Miller"), "did not reach me")],
)
def test_what_cannot_be_kept_is_said(
    app: App, desk: FakeDesk, told: Told, fault: Exception, sentence: str
) -> None:
    desk.fault = fault
    assert send(app, on_message(told[0], user=MIA)).status == 200
    assert sentence in said(told)


def test_the_global_shortcut_opens_the_form(app: App, web: FakeWeb, desk: FakeDesk) -> None:
    gesture = {"type": "shortcut", "callback_id": "report", "trigger_id": "7.8", "action_ts": "1.1"}
    assert send(app, {**gesture, "team": {"id": TEAM}, "user": {"id": MIA}}).status == 200
    assert web.asked("views.open")["trigger_id"] == "7.8"
    assert desk.kept == []


@pytest.fixture
def listening(options: SlackOptions, desk: FakeDesk) -> App:
    """An app that knows the emoji."""
    return build(
        SlackOptions(options.bot_token, "", TEAM, BOT, api_url=options.api_url, reaction="ear"), desk
    )


def reaction(name: str = "ear", **more: Any) -> Body:
    item = {"type": "message", "channel": "C0FLOOR", "ts": TS}
    return event("reaction_added", reaction=name, item_user=TOM, item=item, **more)


@pytest.mark.parametrize("name", ["ear", "ear::skin-tone-3"])
def test_a_reaction_points_at_a_message(listening: App, desk: FakeDesk, name: str) -> None:
    assert send(listening, reaction(name)).status == 200
    assert desk.pointed == [Pointed(SOURCE, Way.REACTION, TEAM, MIA, TOM, "C0FLOOR", TS)]


@pytest.mark.parametrize(
    "more",
    [
        {"reaction": "tada"},
        {"item_user": BOT},
        {"item_user": None},
        {"user": BOT},
        {"item": {"type": "file", "file": "F1"}},
    ],
)
def test_other_reactions_mean_nothing(listening: App, desk: FakeDesk, more: Body) -> None:
    body = reaction()
    body["event"] |= more
    assert send(listening, body).status == 200
    assert desk.pointed == []


def test_taking_a_reaction_back_changes_nothing(listening: App, desk: FakeDesk) -> None:
    body = reaction()
    body["event"]["type"] = "reaction_removed"
    assert send(listening, body).status == 200
    assert desk.pointed == []


def test_without_an_emoji_no_reaction_reports(app: App, desk: FakeDesk, unheard: Unheard) -> None:
    assert send(app, reaction("speech_balloon")).status == 200
    assert send(app, reaction("")).status == 200
    assert (desk.pointed, unheard.so_far()) == ([], {})


def test_a_reaction_that_cannot_be_kept_comes_again(listening: App, desk: FakeDesk) -> None:
    desk.fault = OSError("locked")
    assert send(listening, reaction()).status != 200
