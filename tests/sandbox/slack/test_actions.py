"""Buttons, menus and ticks on messages."""

from typing import Any

import pytest
from slack_bolt import Ack, App

from tests.sandbox.slack.workspace import (
    FLOOR,
    MIA,
    TOM,
    TRIAGE,
    Connected,
    Json,
    Workspace,
    actions,
    button,
    option,
    section,
)

MENU: Json = {
    "type": "static_select",
    "action_id": "pick",
    "placeholder": {"type": "plain_text", "text": "Which?"},
    "options": [option("visa"), option("mastercard")],
}
RADIO: Json = {"type": "radio_buttons", "action_id": "which", "options": [option("a"), option("b")]}
TICKS: Json = {
    "type": "checkboxes",
    "action_id": "ticks",
    "options": [option("same"), option("other")],
    "initial_options": [option("same")],
}


def pressing(workspace: Workspace) -> Connected:
    """An app that acks every action."""

    def register(app: App) -> None:
        for name in ("go", "pick", "which", "ticks", "more"):
            app.action(name)(lambda ack: ack())

    return workspace.connect(register)


def card(workspace: Workspace, *elements: Json, channel: str = FLOOR, **more: Any) -> str:
    """The app posts a card with these elements; its `ts`."""
    answer = workspace.web().chat_postMessage(
        channel=channel,
        text="card",
        blocks=[section("Refund is late"), actions(*elements)],
        **more,
    )
    return str(answer["ts"])


def payload(connected: Connected) -> Json:
    """The one action that has arrived."""
    bodies = [body for body in connected.bodies if body.get("type") == "block_actions"]
    assert len(bodies) == 1
    return bodies[0]


def test_a_press_says_who_what_and_where(workspace: Workspace) -> None:
    connected = pressing(workspace)
    ts = card(workspace, button("go", "17", "Right"))
    answer = workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="go")
    assert answer["acked"] is True
    assert answer["ack_ms"] > 0
    body = payload(connected)
    assert body["user"] == {"id": MIA, "username": "mia", "name": "mia", "team_id": "T0SANDBOX"}
    assert body["container"] == {
        "type": "message",
        "message_ts": ts,
        "channel_id": FLOOR,
        "is_ephemeral": False,
    }
    assert body["channel"] == {"id": FLOOR, "name": "service-floor"}
    assert body["message"]["ts"] == ts
    assert body["trigger_id"]
    assert body["response_url"].startswith(workspace.url)
    pressed = body["actions"][0]
    assert (pressed["action_id"], pressed["block_id"], pressed["value"]) == ("go", "row", "17")
    assert pressed["text"]["text"] == "Right"
    assert pressed["action_ts"] > ts


def test_two_presses_have_two_action_times(workspace: Workspace) -> None:
    """Who keeps actions by user and `action_ts` keeps a double click twice, and knows it."""
    connected = pressing(workspace)
    ts = card(workspace, button())
    for _ in range(2):
        workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="go")
    assert len({body["actions"][0]["action_ts"] for body in connected.bodies if "actions" in body}) == 2


def test_a_button_in_a_thread_names_it(workspace: Workspace) -> None:
    connected = pressing(workspace)
    parent = card(workspace, button())
    ts = card(workspace, button(), thread_ts=parent)
    workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="go")
    assert payload(connected)["container"]["thread_ts"] == parent
    assert payload(connected)["message"]["thread_ts"] == parent


def test_a_message_s_metadata_comes_with_the_press(workspace: Workspace) -> None:
    connected = pressing(workspace)
    metadata = {"event_type": "bridge_effect", "event_payload": {"key": "home:1"}}
    ts = card(workspace, button(), metadata=metadata)
    workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="go")
    assert payload(connected)["message"]["metadata"] == metadata


def test_choosing_in_a_menu(workspace: Workspace) -> None:
    connected = pressing(workspace)
    ts = card(workspace, MENU)
    workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="pick", selected="mastercard")
    body = payload(connected)
    assert body["actions"][0]["selected_option"]["value"] == "mastercard"
    assert body["actions"][0]["type"] == "static_select"
    held = body["state"]["values"]["row"]["pick"]
    assert held["selected_option"]["text"]["text"] == "Mastercard"


def test_choosing_a_radio_button_by_value(workspace: Workspace) -> None:
    connected = pressing(workspace)
    ts = card(workspace, RADIO)
    workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="which", value="b")
    assert payload(connected)["actions"][0]["selected_option"]["value"] == "b"


def test_ticks_are_held_until_the_button_is_pressed(workspace: Workspace) -> None:
    """A check-up card: what was ticked before comes with *Done*, for each person apart."""
    connected = pressing(workspace)
    ts = card(workspace, TICKS, button("go", "done", "Done"))
    workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="ticks", selected=["same", "other"])
    workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="go")
    workspace.do("press", user=TOM, channel=FLOOR, ts=ts, action_id="go")
    mine, others = [
        [held["value"] for held in body["state"]["values"]["row"]["ticks"]["selected_options"]]
        for body in connected.bodies[-2:]
    ]
    assert mine == ["same", "other"]
    assert others == ["same"]


def test_an_overflow_menu_is_an_action_without_state(workspace: Workspace) -> None:
    connected = pressing(workspace)
    ts = card(workspace, {"type": "overflow", "action_id": "more", "options": [option("merge")]})
    workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="more", selected="merge")
    assert payload(connected)["actions"][0]["selected_option"]["value"] == "merge"
    assert payload(connected)["state"]["values"] == {}


def test_an_accessory_can_be_used(workspace: Workspace) -> None:
    connected = pressing(workspace)
    blocks = [section("Which?", accessory=button(), block_id="top")]
    ts = workspace.web().chat_postMessage(channel=FLOOR, text="x", blocks=blocks)["ts"]
    workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="go")
    assert payload(connected)["actions"][0]["block_id"] == "top"


def test_one_of_two_buttons_with_the_same_name_is_told_by_its_block(workspace: Workspace) -> None:
    connected = pressing(workspace)
    blocks = [actions(button(value="1"), block_id="first"), actions(button(value="2"), block_id="second")]
    ts = workspace.web().chat_postMessage(channel=FLOOR, text="x", blocks=blocks)["ts"]
    workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="go", block_id="second")
    assert payload(connected)["actions"][0]["value"] == "2"


@pytest.mark.parametrize(
    ("fields", "status", "sentence"),
    [
        ({"action_id": "gone"}, 404, "There is no element with the action_id 'gone' here."),
        ({"action_id": "go", "block_id": "other"}, 404, "There is no element"),
        ({"action_id": "go", "value": "2"}, 400, "The button 'go' has the value '1'."),
        ({"action_id": "pick", "selected": "amex"}, 400, "'pick' has no option with the value 'amex'."),
        ({}, 400, "'action_id' is missing."),
    ],
)
def test_what_is_not_there_cannot_be_pressed(
    workspace: Workspace,
    fields: Json,
    status: int,
    sentence: str,
) -> None:
    ts = card(workspace, button(), MENU)
    refused, answer = workspace.try_to("press", user=MIA, channel=FLOOR, ts=ts, **fields)
    assert refused == status
    assert sentence in answer["error"]


def test_a_press_on_no_message_is_refused(workspace: Workspace) -> None:
    status, answer = workspace.try_to("press", user=MIA, channel=FLOOR, ts="1.000001", action_id="go")
    assert (status, answer["error"]) == (404, "There is no message '1.000001' in service-floor.")


def test_blocks_and_elements_without_ids_get_some(workspace: Workspace) -> None:
    blocks = [{"type": "actions", "elements": [{"type": "button", "text": button()["text"]}]}]
    kept = workspace.web().chat_postMessage(channel=FLOOR, text="x", blocks=blocks)["message"]
    assert kept["blocks"][0]["block_id"]
    assert kept["blocks"][0]["elements"][0]["action_id"]


def test_updating_the_card_in_the_listener_is_seen(workspace: Workspace) -> None:
    def register(app: App) -> None:
        @app.action("go")
        def accept(ack: Ack, body: dict[str, Any], client: Any) -> None:
            ack()
            channel, ts = body["channel"]["id"], body["container"]["message_ts"]
            client.chat_update(channel=channel, ts=ts, text="Accepted", blocks=[section("Accepted")])

    workspace.connect(register)
    ts = card(workspace, button(), channel=TRIAGE)
    workspace.do("press", user="priya", channel=TRIAGE, ts=ts, action_id="go")
    seen = workspace.ask("messages", channel=TRIAGE)["messages"][0]
    assert seen["text"] == "Accepted"
    assert seen["edited"]
