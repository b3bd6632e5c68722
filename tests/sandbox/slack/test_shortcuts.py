"""Shortcuts and files that people pick, as Slack sends them."""

import base64

import pytest
from slack_bolt import App

from tests.sandbox.slack.workspace import FLOOR, MIA, TOM, Connected, Json, Workspace


def using(workspace: Workspace) -> Connected:
    """An app that acks both shortcuts."""

    def register(app: App) -> None:
        app.message_shortcut("report_message")(lambda ack: ack())
        app.global_shortcut("report")(lambda ack: ack())

    return workspace.connect(register)


def of_kind(connected: Connected, kind: str) -> Json:
    [body] = [body for body in connected.bodies if body.get("type") == kind]
    return body


def test_a_shortcut_on_a_message_brings_the_message(workspace: Workspace) -> None:
    connected = using(workspace)
    ts = workspace.do("message", user=TOM, channel=FLOOR, text="refund & parcel late")["ts"]
    used = workspace.do("shortcut", user=MIA, callback_id="report_message", channel=FLOOR, ts=ts)
    assert used["acked"]
    body = of_kind(connected, "message_action")
    assert (body["user"]["id"], body["message"]["user"], body["message_ts"]) == (MIA, TOM, ts)
    assert (body["message"]["text"], body["channel"]["id"]) == ("refund &amp; parcel late", FLOOR)
    assert body["response_url"]
    assert body["trigger_id"]


def test_a_shortcut_for_anywhere_brings_no_place(workspace: Workspace) -> None:
    connected = using(workspace)
    assert workspace.do("shortcut", user=MIA, callback_id="report")["acked"]
    body = of_kind(connected, "shortcut")
    assert body["trigger_id"]
    assert not {"channel", "message", "response_url"} & set(body)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"callback_id": "unknown"}, 404),
        ({"callback_id": "report_message"}, 400),
        ({"callback_id": "report_message", "channel": FLOOR, "ts": "1.1"}, 404),
        ({}, 400),
    ],
)
def test_what_is_not_there_cannot_be_used(workspace: Workspace, more: Json, status: int) -> None:
    assert workspace.try_to("shortcut", user=MIA, **more)[0] == status


def test_the_workspace_tells_its_shortcuts(workspace: Workspace) -> None:
    told = workspace.ask("workspace")["shortcuts"]
    assert {(one["callback_id"], one["on_message"]) for one in told} == {
        ("report_message", True),
        ("report", False),
    }


def test_a_picked_file_is_told_as_a_form_lists_it(workspace: Workspace) -> None:
    data = base64.b64encode(b"hello").decode()
    file = workspace.do("upload", user=MIA, name="page.png", data=data)
    assert (file["mimetype"], file["size"]) == ("image/png", 5)


@pytest.mark.parametrize(
    "fields", [{"name": "a.png", "data": "no base64!"}, {"name": "a.png"}, {"data": "aGk="}]
)
def test_a_broken_file_is_refused(workspace: Workspace, fields: Json) -> None:
    assert workspace.try_to("upload", user=MIA, **fields)[0] == 400
