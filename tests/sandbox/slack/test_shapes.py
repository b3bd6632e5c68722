"""The fields of everything the pocket Slack writes, beside recorded bodies."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import Ack, App

from tests.sandbox.slack.workspace import (
    FLOOR,
    MIA,
    TOM,
    VOICE,
    Json,
    Workspace,
    actions,
    button,
    modal,
    served,
    until,
)

PAYLOADS = Path(__file__).parents[4] / "shared" / "payloads"
shared = [
    pytest.mark.shared,
    pytest.mark.skipif(not PAYLOADS.exists(), reason="needs ../shared/payloads beside the checkout"),
]

# Written by Slack today and documented, though not in those older recordings.
NEWER = {
    "message": {"source_team", "user_team"},
    "message_changed": {"previous_message"},
    "message_deleted": {"previous_message"},
}
SAYS: Json = {"type": "button", "action_id": "go", "value": "1", "text": {"type": "plain_text", "text": "Go"}}


def register(app: App) -> None:
    """An app that opens a modal on `/insight` and acks all."""

    @app.command("/insight")
    def open_it(ack: Ack, body: dict[str, Any], client: Any) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal(notify_on_close=True))

    app.view("report")(lambda ack: ack(response_action="errors", errors={"said": "no"}))
    app.view_closed("report")(lambda ack: ack())
    app.action("go")(lambda ack: ack())


@cache
def emitted() -> dict[str, Json]:
    """The first body of each kind that the app is sent, by name."""
    with served() as workspace:
        connected = workspace.connect(register)
        _everything(workspace)
        until(lambda: len(connected.bodies) >= 12)
        return {_name(body): body for body in reversed(connected.bodies)}


def _everything(workspace: Workspace) -> None:
    ts = workspace.do("message", user=MIA, channel=VOICE, text="@bridge the kettle leaks")["ts"]
    workspace.do("message", user=TOM, channel=VOICE, text="seen too", thread_ts=ts)
    workspace.do("message", user=TOM, channel=VOICE, text="here as well", thread_ts=ts, broadcast=True)
    workspace.do("edit", user=MIA, channel=VOICE, ts=ts, text="the kettle leaks")
    workspace.do("react", user=TOM, channel=VOICE, ts=ts, name="eyes")
    workspace.do("react", user=TOM, channel=VOICE, ts=ts, name="eyes", remove=True)
    workspace.do("delete", user=MIA, channel=VOICE, ts=ts)
    workspace.do("join", user=MIA, channel="#triage-app")
    card = workspace.web().chat_postMessage(channel=FLOOR, text="card", blocks=[actions(button())])["ts"]
    workspace.do("press", user=MIA, channel=FLOOR, ts=card, action_id="go")
    workspace.do("command", user=MIA, channel=FLOOR, command="/insight", text="")
    until(lambda: bool(workspace.ask("views", user=MIA)["views"]))
    view = workspace.ask("views", user=MIA)["views"][0]["id"]
    workspace.do("submit", user=MIA, view_id=view, values={"said": {"text": "x"}})
    workspace.do("close", user=MIA, view_id=view)


def _name(body: Json) -> str:
    if body.get("type") == "event_callback":
        return str(body["event"].get("subtype") or body["event"]["type"])
    return str(body.get("type", "command"))


EVENTS = {
    "message": "MessagePayload",
    "app_mention": "AppMentionPayload",
    "message_changed": "MessageChangedPayload",
    "message_deleted": "MessageDeletedPayload",
    "thread_broadcast": "MessageThreadBroadcastPayload",
    "reaction_added": "ReactionAddedPayload",
    "reaction_removed": "ReactionRemovedPayload",
    "member_joined_channel": "MemberJoinedChannelPayload",
}
GESTURES = {
    "command": "slash-commands/SlashCommandPayload",
    "block_actions": "interactive-components/BlockActionPayload",
    "view_submission": "views/ViewSubmissionPayload",
    "view_closed": "views/ViewClosedPayload",
}
# What a body of each kind cannot do without.
NEEDED = {
    "message": {"type", "user", "text", "ts", "channel", "event_ts", "channel_type", "team", "blocks"},
    "app_mention": {"type", "user", "text", "ts", "channel", "event_ts", "team"},
    "message_changed": {"subtype", "channel", "ts", "message", "previous_message", "hidden"},
    "message_deleted": {"subtype", "channel", "ts", "deleted_ts", "previous_message", "hidden"},
    "thread_broadcast": {"subtype", "user", "text", "ts", "thread_ts", "root", "channel"},
    "reaction_added": {"user", "item", "reaction", "item_user", "event_ts"},
    "reaction_removed": {"user", "item", "reaction", "item_user", "event_ts"},
    "member_joined_channel": {"user", "channel", "channel_type", "team"},
    "command": {"token", "team_id", "team_domain", "channel_id", "channel_name", "user_id", "user_name"}
    | {"command", "text", "api_app_id", "response_url", "trigger_id"},
    "block_actions": {"user", "team", "channel", "container", "message", "state", "actions"}
    | {"trigger_id", "response_url", "api_app_id"},
    "view_submission": {"user", "team", "view", "trigger_id", "api_app_id", "response_urls"},
    "view_closed": {"user", "team", "view", "is_cleared", "api_app_id"},
}


@pytest.mark.parametrize("kind", NEEDED)
def test_every_kind_has_what_an_app_reads(kind: str) -> None:
    body = emitted()[kind]
    missing = NEEDED[kind] - (body["event"] if kind in EVENTS else body).keys()
    assert missing == set()


@pytest.mark.parametrize("kind", EVENTS)
def test_events_come_in_a_full_callback(kind: str) -> None:
    body = emitted()[kind]
    needed = {"token", "team_id", "api_app_id", "event", "type", "event_id", "event_time", "authorizations"}
    assert needed <= body.keys()
    assert body["event_context"]


def unknown(ours: Any, recorded: Any, at: str = "") -> Iterator[str]:
    """The paths of fields that the recording has not; blocks are free in form."""
    if isinstance(ours, dict) and isinstance(recorded, dict):
        for name in ours.keys() - recorded.keys() - NEWER.get(at.rpartition("/")[2], set()):
            yield f"{at}/{name}"
        for name in ours.keys() & recorded.keys() - {"blocks", "values", "metadata", "icons", "view", "root"}:
            yield from unknown(ours[name], recorded[name], f"{at}/{name}")
    elif isinstance(ours, list) and isinstance(recorded, list) and recorded:
        for one in ours:
            yield from unknown(one, recorded[0], at)


# Outer fields that today's callbacks have, and the message in an event of the older recordings has not.
RECENT = {
    "/context_team_id",
    "/context_enterprise_id",
    "/event/app_id",
    "/event/blocks",
    "/event/event_ts",
    "/event/channel_type",
    "/event/previous_message",
    "/event/reply_count",
    "/event/team",
    "/event/ts",
    "/event/hidden",
    "/response_urls",
    "/is_enterprise_install",
    "/state/values",
}


@pytest.mark.parametrize("kind", EVENTS)
class TestRecordedEvents:
    """Beside every known field of an event, as the vendor's own SDK lists them."""

    pytestmark = shared

    def test_no_field_is_invented(self, kind: str) -> None:
        recorded = json.loads((PAYLOADS / "slack-shapes" / "events" / f"{EVENTS[kind]}.json").read_text())
        strange = {path for path in unknown(emitted()[kind], recorded) if path not in RECENT}
        inner = {
            path for path in strange if not path.startswith(("/event/message/", "/event/previous_message/"))
        }
        assert inner == set()

    def test_a_message_has_only_a_message_s_fields(self, kind: str) -> None:
        known = json.loads(
            (
                PAYLOADS / "slack-shapes/app-backend/interactive-components/BlockActionPayload.json"
            ).read_text(),
        )["message"]
        event = emitted()[kind]["event"]
        for message in (event.get("message"), event.get("previous_message"), event.get("root")):
            if message:
                assert message.keys() - known.keys() <= NEWER["message"]


@pytest.mark.parametrize("kind", GESTURES)
class TestRecordedGestures:
    """Beside every known field of commands, actions and modals."""

    pytestmark = shared

    def test_no_field_is_invented(self, kind: str) -> None:
        recorded = json.loads((PAYLOADS / "slack-shapes/app-backend" / f"{GESTURES[kind]}.json").read_text())
        assert {path for path in unknown(emitted()[kind], recorded) if path not in RECENT} == set()

    def test_a_view_has_only_a_view_s_fields(self, kind: str) -> None:
        recorded = json.loads((PAYLOADS / "slack/view_submission.1.json").read_text())["view"]
        ours = emitted()[kind].get("view", {})
        assert ours.keys() - recorded.keys() <= {"submit_disabled"}
        assert not ours or recorded.keys() <= ours.keys()


RECORDED_CASES = {
    "event_callback.message.1": "message",
    "event_callback.message.message_changed.1": "message_changed",
    "event_callback.message.message_deleted.1": "message_deleted",
    "event_callback.message.thread_broadcast.1": "thread_broadcast",
    "event_callback.app_mention.1": "app_mention",
    "event_callback.reaction_added.1": "reaction_added",
    "event_callback.member_joined_channel.1": "member_joined_channel",
    "slash_command.1": "command",
    "block_actions.3": "block_actions",
    "view_submission.1": "view_submission",
    "view_closed.1": "view_closed",
}
# Of enterprises, and fields that Slack has given up.
ELSEWHERE = {"enterprise_id", "enterprise_name", "enterprise", "authed_users", "inviter", "parent_user_id"}


@pytest.mark.parametrize(("case", "kind"), RECORDED_CASES.items())
class TestRecordedCases:
    """Whatever a recorded body has, ours has too."""

    pytestmark = shared

    def test_no_field_is_missing(self, case: str, kind: str) -> None:
        recorded = json.loads((PAYLOADS / "slack" / f"{case}.json").read_text())
        ours = emitted()[kind]
        # A closed modal of that recording carries the fields of a submitted one.
        assert recorded.keys() - ours.keys() - ELSEWHERE <= (
            {"response_urls"} if kind == "view_closed" else set()
        )
        if kind in EVENTS:
            assert recorded["event"].keys() - ours["event"].keys() - ELSEWHERE == set()


ANSWERS: dict[str, Callable[[Workspace], Any]] = {
    "auth.test": lambda workspace: workspace.web().auth_test(),
    "apps.connections.open": lambda workspace: workspace.web("xapp-sandbox").apps_connections_open(
        app_token="xapp-sandbox"
    ),
    "chat.postEphemeral": lambda workspace: workspace.web().chat_postEphemeral(
        channel=VOICE, user=MIA, text="x"
    ),
    "chat.delete": lambda workspace: workspace.web().chat_delete(channel=VOICE, ts=_posted(workspace)),
    "chat.getPermalink": lambda workspace: workspace.web().chat_getPermalink(
        channel=VOICE, message_ts=_posted(workspace)
    ),
    "conversations.info": lambda workspace: workspace.web().conversations_info(
        channel=VOICE, include_num_members=True
    ),
    "conversations.join": lambda workspace: workspace.web().conversations_join(channel=VOICE),
    "conversations.list": lambda workspace: workspace.web().conversations_list(types="public_channel,im"),
    "conversations.members": lambda workspace: workspace.web().conversations_members(channel=VOICE),
    "reactions.add": lambda workspace: workspace.web().reactions_add(
        channel=VOICE, timestamp=_posted(workspace), name="eyes"
    ),
    "team.info": lambda workspace: workspace.web().team_info(),
    "users.info": lambda workspace: workspace.web().users_info(user=MIA),
    "users.list": lambda workspace: workspace.web().users_list(),
    "users.lookupByEmail": lambda workspace: workspace.web().users_lookupByEmail(
        email="mia@tidewell.example"
    ),
    "views.open": lambda workspace: workspace.web().views_open(
        trigger_id=workspace.state.triggers.give(MIA), view=modal()
    ),
    "views.publish": lambda workspace: workspace.web().views_publish(
        user_id=MIA, view={"type": "home", "blocks": [actions(SAYS)]}
    ),
}


def _posted(workspace: Workspace) -> str:
    return str(workspace.web().chat_postMessage(channel=VOICE, text="x")["ts"])


@pytest.mark.parametrize("method", ANSWERS)
def test_answers_are_ok(workspace: Workspace, method: str) -> None:
    assert ANSWERS[method](workspace)["ok"] is True


@pytest.mark.parametrize("method", ANSWERS)
class TestRecordedAnswers:
    """Beside every known field of the Web API's answers."""

    pytestmark = shared

    def test_no_field_is_invented(self, workspace: Workspace, method: str) -> None:
        recorded = json.loads((PAYLOADS / "slack-shapes" / f"{method}.json").read_text())
        strange = set(unknown(ANSWERS[method](workspace).data, recorded))
        assert strange <= {"/view/submit_disabled"}
