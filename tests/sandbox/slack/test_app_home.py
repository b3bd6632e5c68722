"""People look at the app's Home tab: it hears of it, draws it, and takes what is pressed there."""

from typing import Any

from slack_bolt import Ack, App

from tests.sandbox.slack.workspace import MIA, TOM, Json, Workspace, actions, button

TAB: Json = {"type": "home", "private_metadata": "page 2", "blocks": [actions(button("go", "Go"))]}


def test_looking_is_an_event_that_brings_what_is_drawn_already(workspace: Workspace) -> None:
    connected = workspace.connect()
    assert workspace.do("open_app", user=MIA)["acked"]
    first = connected.wait_for(1)[0]
    assert (first["type"], first["user"], first["tab"]) == ("app_home_opened", MIA, "home")
    assert "view" not in first
    shown = workspace.web().views_publish(user_id=MIA, view=TAB)["view"]
    workspace.do("open_app", user=MIA, tab="home")
    assert connected.wait_for(2)[1]["view"]["id"] == shown["id"]
    workspace.do("open_app", user=MIA, tab="messages")
    assert "view" not in connected.wait_for(3)[2]
    assert workspace.stats()["sent"]["home"] == 3


def test_a_button_in_the_tab_is_pressed_by_its_owner_alone(workspace: Workspace) -> None:
    heard: list[Json] = []

    def register(app: App) -> None:
        @app.action("go")
        def go(ack: Ack, body: dict[str, Any]) -> None:
            heard.append(body)
            ack()

    workspace.connect(register)
    view = workspace.web().views_publish(user_id=MIA, view=TAB)["view"]
    assert workspace.do("press", user=MIA, view_id=view["id"], action_id="go")["acked"]
    assert (heard[0]["view"]["type"], heard[0]["view"]["private_metadata"]) == ("home", "page 2")
    assert "response_url" not in heard[0]
    status, _answer = workspace.try_to("press", user=TOM, view_id=view["id"], action_id="go")
    assert status == 404
