"""Slash commands and their answers."""

from typing import Any

import pytest
from slack_bolt import Ack, App, Respond

from tests.sandbox.slack.workspace import (
    FLOOR,
    MIA,
    TOM,
    VOICE,
    Connected,
    Json,
    Workspace,
    actions,
    button,
    section,
    until,
)


def answering(workspace: Workspace, answer: Any) -> Connected:
    """An app that acks `/insight` with this."""

    def register(app: App) -> None:
        @app.command("/insight")
        def reply(ack: Ack) -> None:
            ack(answer)

    return workspace.connect(register)


def insight(workspace: Workspace, text: str = "refund is late", channel: str = FLOOR) -> Json:
    """Mia types `/insight`."""
    return workspace.do("command", user=MIA, channel=channel, command="/insight", text=text)


def test_a_command_says_who_where_and_what(workspace: Workspace) -> None:
    connected = answering(workspace, "ok")
    insight(workspace)
    body = connected.bodies[0]
    assert body["command"] == "/insight"
    assert body["text"] == "refund is late"
    assert (body["user_id"], body["user_name"]) == (MIA, "mia")
    assert (body["channel_id"], body["channel_name"]) == (FLOOR, "service-floor")
    assert (body["team_id"], body["api_app_id"]) == ("T0SANDBOX", "A0BRIDGE")
    assert body["trigger_id"]
    assert body["response_url"].startswith(workspace.url)


def test_command_text_is_escaped_and_mentions_stay_as_typed(workspace: Workspace) -> None:
    connected = answering(workspace, "ok")
    insight(workspace, "Tom & @mia say <late>")
    assert connected.bodies[0]["text"] == "Tom &amp; @mia say &lt;late&gt;"


def test_an_answer_is_seen_by_who_typed_only(workspace: Workspace) -> None:
    answering(workspace, "Saved, no. 17.")
    insight(workspace)
    assert workspace.texts(FLOOR, user=MIA) == ["Saved, no. 17."]
    assert workspace.texts(FLOOR, user=TOM) == []
    assert workspace.texts(FLOOR) == []


def test_an_answer_in_channel_is_seen_by_all(workspace: Workspace) -> None:
    answering(workspace, {"response_type": "in_channel", "text": "Hello, all"})
    insight(workspace)
    assert workspace.texts(FLOOR, user=TOM) == ["Hello, all"]


def test_an_empty_ack_shows_nothing(workspace: Workspace) -> None:
    answering(workspace, "")
    answer = insight(workspace, "")
    assert answer["acked"] is True
    assert answer["error"] is None
    assert workspace.texts(FLOOR, user=MIA) == []


def test_an_answer_with_wrong_blocks_is_refused_like_a_message(workspace: Workspace) -> None:
    answering(workspace, {"text": "x", "blocks": [section("y" * 3001)]})
    answer = insight(workspace)
    assert answer["error"] == "invalid_blocks"
    assert workspace.texts(FLOOR, user=MIA) == []


def test_a_button_on_an_ephemeral_answer_can_be_pressed(workspace: Workspace) -> None:
    """Slack sends no `message` with it, and says that the container is ephemeral."""
    pressed: list[Json] = []

    def register(app: App) -> None:
        app.command("/insight")(lambda ack: ack(text="x", blocks=[actions(button())]))

        @app.action("go")
        def undo(ack: Ack, body: dict[str, Any], respond: Respond) -> None:
            ack()
            pressed.append(body)
            respond(text="Undone.", replace_original=True)

    workspace.connect(register)
    insight(workspace)
    ts = workspace.ask("messages", channel=FLOOR, user=MIA)["messages"][0]["ts"]
    assert workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="go")["acked"] is True
    assert pressed[0]["container"]["is_ephemeral"] is True
    assert "message" not in pressed[0]
    assert workspace.texts(FLOOR, user=MIA) == ["Undone."]


def test_nobody_else_finds_an_ephemeral_message(workspace: Workspace) -> None:
    answering(workspace, {"text": "x", "blocks": [actions(button())]})
    insight(workspace)
    ts = workspace.ask("messages", channel=FLOOR, user=MIA)["messages"][0]["ts"]
    assert workspace.try_to("press", user=TOM, channel=FLOOR, ts=ts, action_id="go")[0] == 404


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ({"text": "for Mia"}, []),
        ({"text": "for all", "response_type": "in_channel"}, ["for all"]),
    ],
)
def test_response_url_answers_later(workspace: Workspace, body: Json, seen: list[str]) -> None:
    connected = answering(workspace, "")
    insight(workspace)
    Respond(response_url=connected.bodies[0]["response_url"])(**body)
    assert workspace.texts(FLOOR) == seen
    assert workspace.texts(FLOOR, user=MIA) == [body["text"]]


def test_response_url_works_five_times(workspace: Workspace) -> None:
    connected = answering(workspace, "Saved.")
    insight(workspace)
    path = connected.bodies[0]["response_url"].removeprefix(workspace.url)
    respond = Respond(response_url=workspace.url + path)
    statuses = [respond(text=f"{number}").status_code for number in range(6)]
    assert statuses == [200, 200, 200, 200, 200, 404]
    assert workspace.stats()["refused"] == {"used_url": 1}


def test_response_url_lives_half_an_hour(workspace: Workspace) -> None:
    connected = answering(workspace, "")
    insight(workspace)
    workspace.clock.advance(30 * 60 + 1)
    response = Respond(response_url=connected.bodies[0]["response_url"])(text="late")
    assert (response.status_code, response.body) == (404, "expired_url")


def test_response_url_must_be_known(workspace: Workspace) -> None:
    response = Respond(response_url=f"{workspace.url}/slack/respond/made-up")(text="x")
    assert (response.status_code, response.body) == (404, "invalid_url")


def test_response_url_refuses_wrong_blocks(workspace: Workspace) -> None:
    connected = answering(workspace, "")
    insight(workspace)
    response = Respond(response_url=connected.bodies[0]["response_url"])(blocks=[{"type": "nonsense"}])
    assert (response.status_code, response.body) == (400, "invalid_blocks")


def test_response_url_can_delete_what_was_pressed(workspace: Workspace) -> None:
    def register(app: App) -> None:
        @app.action("go")
        def away(ack: Ack, respond: Respond) -> None:
            ack()
            respond(delete_original=True)

    workspace.connect(register)
    ts = workspace.web().chat_postMessage(channel=FLOOR, text="card", blocks=[actions(button())])["ts"]
    workspace.do("press", user=MIA, channel=FLOOR, ts=ts, action_id="go")
    assert workspace.texts(FLOOR) == []


def test_in_the_dm_a_command_says_directmessage(workspace: Workspace) -> None:
    connected = answering(workspace, "ok")
    insight(workspace, channel="dm")
    assert connected.bodies[0]["channel_name"] == "directmessage"
    assert connected.bodies[0]["channel_id"] == workspace.dm(MIA)


def test_a_command_works_where_the_app_is_not(workspace: Workspace) -> None:
    """Slash commands go everywhere; only posting needs membership."""
    workspace.do("channel", name="kitchen", members=[MIA], bot=False)
    answering(workspace, "Saved.")
    assert insight(workspace, channel="#kitchen")["acked"] is True


def test_two_commands_have_two_triggers(workspace: Workspace) -> None:
    connected = answering(workspace, "ok")
    insight(workspace)
    insight(workspace)
    assert len({body["trigger_id"] for body in connected.bodies}) == 2


def test_changes_tell_of_the_answer(workspace: Workspace) -> None:
    answering(workspace, "Saved.")
    insight(workspace)
    mine = workspace.ask("changes", after=0, user=MIA)["changes"]
    assert [(change["kind"], change["channel"], change["user"]) for change in mine] == [
        ("ephemeral", FLOOR, MIA),
    ]
    assert workspace.ask("changes", after=0, user=TOM)["changes"] == []


def test_a_stranger_cannot_type(workspace: Workspace) -> None:
    status, answer = workspace.try_to("command", user="U0GHOST", channel=VOICE, command="/insight")
    assert (status, answer["error"]) == (404, "Nobody here is called 'U0GHOST'.")


def test_commands_are_counted(workspace: Workspace) -> None:
    answering(workspace, "ok")
    for _ in range(3):
        insight(workspace)
    until(lambda: workspace.stats()["sent"]["command"] == 3)
    assert workspace.stats(kinds="command,message")["ack_ms"]["count"] == 3
    assert workspace.stats(kinds="message")["ack_ms"]["count"] == 0
