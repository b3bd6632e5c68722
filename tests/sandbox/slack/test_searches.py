"""Search boxes: what the app offers while somebody types, and what can then be chosen."""

from typing import Any

import pytest
from slack_bolt import Ack, App

from tests.sandbox.slack.workspace import (
    FLOOR,
    MIA,
    TOM,
    Connected,
    Json,
    Workspace,
    actions,
    modal,
    option,
    section,
)

FOUND = [option("9", "Refund status unclear, 9 reports"), option("11", "Refund not in app, 4 reports")]
SEARCH: Json = {
    "type": "external_select",
    "action_id": "problems",
    "placeholder": {"type": "plain_text", "text": "Search"},
    "min_query_length": 0,
}
FIELD: Json = {
    "type": "input",
    "block_id": "to",
    "label": {"type": "plain_text", "text": "Which problem?"},
    "element": SEARCH,
}
PLACE = {"user": MIA, "action_id": "problems"}


def offering(workspace: Workspace, offered: list[Json]) -> Connected:
    """An app whose every search offers these, and which acks what is chosen."""

    def register(app: App) -> None:
        @app.options("problems")
        def offer(ack: Ack) -> None:
            ack(options=offered)

        app.action("problems")(lambda ack: ack())
        app.view("report")(lambda ack: ack())

        @app.command("/open")
        def opened(ack: Ack, body: dict[str, Any], client: Any) -> None:
            ack()
            client.views_open(trigger_id=body["trigger_id"], view=modal(FIELD))

    return workspace.connect(register)


def posted(workspace: Workspace, *elements: Json) -> Json:
    """Where the app's card with these elements stands."""
    answer = workspace.web().chat_postMessage(
        channel=FLOOR, text="card", blocks=[section("Does this fit?"), actions(*elements)]
    )
    return {"channel": FLOOR, "ts": answer["ts"]}


def bodies(connected: Connected, kind: str) -> list[Json]:
    """What arrived of a kind."""
    return [body for body in connected.bodies if body.get("type") == kind]


def test_the_app_is_asked_with_what_was_typed_and_where(workspace: Workspace) -> None:
    connected = offering(workspace, FOUND)
    where = posted(workspace, SEARCH)
    answer = workspace.do("suggest", **PLACE, **where, value="refund")
    assert answer["acked"] is True
    assert answer["options"] == FOUND
    (body,) = bodies(connected, "block_suggestion")
    assert (body["action_id"], body["block_id"], body["value"]) == ("problems", "row", "refund")
    assert body["message"]["ts"] == where["ts"]
    assert "response_url" not in body
    assert "trigger_id" not in body


def test_what_was_offered_can_be_chosen_by_its_value(workspace: Workspace) -> None:
    connected = offering(workspace, FOUND)
    where = posted(workspace, SEARCH)
    workspace.do("suggest", **PLACE, **where)
    workspace.do("press", **PLACE, **where, selected="11")
    (body,) = bodies(connected, "block_actions")
    assert body["actions"][0]["selected_option"] == FOUND[1]
    assert body["state"]["values"]["row"]["problems"]["selected_option"] == FOUND[1]


def test_what_nobody_was_offered_cannot_be_chosen(workspace: Workspace) -> None:
    offering(workspace, FOUND)
    where = posted(workspace, SEARCH)
    workspace.do("suggest", **PLACE, **where)
    for user, value in ((MIA, "12"), (TOM, "9")):
        status, answer = workspace.try_to("press", **PLACE | {"user": user}, **where, selected=value)
        assert (status, answer["error"]) == (400, f"'problems' has no option with the value {value!r}.")


def test_a_modals_search_box_is_filled_in_and_sent(workspace: Workspace) -> None:
    connected = offering(workspace, FOUND)
    workspace.do("command", user=MIA, channel=FLOOR, command="/open")
    view = workspace.ask("views", user=MIA)["views"][0]["id"]
    offered = workspace.do("suggest", **PLACE, view_id=view, value="ref")["options"]
    workspace.do("submit", user=MIA, view_id=view, values={"to": {"problems": offered[0]["value"]}})
    (body,) = bodies(connected, "view_submission")
    assert body["view"]["state"]["values"]["to"]["problems"]["selected_option"] == FOUND[0]
    (asked,) = bodies(connected, "block_suggestion")
    assert asked["container"] == {"type": "view", "view_id": view}
    assert asked["view"]["callback_id"] == "report"


def test_several_of_what_was_offered_can_be_chosen(workspace: Workspace) -> None:
    connected = offering(workspace, FOUND)
    where = posted(workspace, SEARCH | {"type": "multi_external_select"})
    workspace.do("suggest", **PLACE, **where)
    workspace.do("press", **PLACE, **where, selected=["9", "11"])
    assert bodies(connected, "block_actions")[0]["actions"][0]["selected_options"] == FOUND


def test_an_app_that_offers_what_slack_refuses_is_told(workspace: Workspace) -> None:
    offering(workspace, [option("9", "x" * 76)])
    status, answer = workspace.try_to("suggest", **PLACE, **posted(workspace, SEARCH))
    assert status == 502
    assert "must be less than 76 characters" in answer["error"]


def test_without_an_app_nothing_is_offered(workspace: Workspace) -> None:
    answer = workspace.do("suggest", **PLACE, **posted(workspace, SEARCH))
    assert (answer["acked"], answer["options"]) == (False, [])


def test_only_search_boxes_can_be_searched_in(workspace: Workspace) -> None:
    menu = {"type": "static_select", "action_id": "problems", "options": FOUND}
    status, answer = workspace.try_to("suggest", **PLACE, **posted(workspace, menu))
    assert (status, answer["error"]) == (400, "Nobody can search in 'problems'.")


@pytest.mark.parametrize("place", [{"channel": FLOOR, "ts": "1.1"}, {"view_id": "V0NONE"}, {}])
def test_a_search_needs_a_place(workspace: Workspace, place: Json) -> None:
    assert workspace.try_to("suggest", **PLACE, **place)[0] in {400, 404}
