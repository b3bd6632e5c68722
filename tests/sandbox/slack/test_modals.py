"""Modals: opening, filling in, submitting, closing."""

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
    button,
    code,
    field_to_type,
    modal,
    option,
    refusal,
    until,
)

SEVERITY: Json = {
    "type": "input",
    "block_id": "how",
    "label": {"type": "plain_text", "text": "How bad?"},
    "element": {
        "type": "static_select",
        "action_id": "severity",
        "options": [option("s1"), option("s2")],
        "initial_option": option("s2"),
    },
}


def opening(workspace: Workspace, view: Json, /, **answer: Any) -> Connected:
    """An app that opens a modal on `/insight` and acks its submission with `answer`."""

    def register(app: App) -> None:
        @app.command("/insight")
        def open_it(ack: Ack, body: dict[str, Any], client: Any) -> None:
            ack()
            client.views_open(trigger_id=body["trigger_id"], view=view)

        @app.view("report")
        def submitted(ack: Ack) -> None:
            ack(**answer)

        app.view_closed("report")(lambda ack: ack())
        app.action("go")(lambda ack: ack())

    return workspace.connect(register)


def opened(workspace: Workspace, user: str = MIA) -> Json:
    """The modal that is on somebody's screen after `/insight`."""
    workspace.do("command", user=user, channel=FLOOR, command="/insight", text="")
    until(lambda: bool(workspace.ask("views", user=user)["views"]))
    top: Json = workspace.ask("views", user=user)["views"][-1]
    return top


def trigger(workspace: Workspace, user: str = MIA, view: str | None = None) -> str:
    """A fresh trigger, as a gesture brings it."""
    return workspace.state.triggers.give(user, view)


def test_a_modal_opens_on_the_right_screen(workspace: Workspace) -> None:
    opening(workspace, modal(private_metadata="C1"))
    view = opened(workspace)["view"]
    assert view["callback_id"] == "report"
    assert view["private_metadata"] == "C1"
    assert view["title"]["text"] == "Report"
    assert view["root_view_id"] == view["id"]
    assert workspace.ask("views", user=TOM)["views"] == []


def test_opening_is_told_among_the_changes(workspace: Workspace) -> None:
    opening(workspace, modal())
    view = opened(workspace)
    changes = workspace.ask("changes", after=0, user=MIA)["changes"]
    assert [(change["kind"], change["ts"]) for change in changes] == [("view", view["id"])]


def test_submitting_brings_what_was_typed(workspace: Workspace) -> None:
    connected = opening(workspace, modal(field_to_type(), SEVERITY))
    view = opened(workspace)
    answer = workspace.do("submit", user=MIA, view_id=view["id"], values={"said": {"text": "late & <lost>"}})
    assert answer["acked"] is True
    assert answer["errors"] is None
    assert answer["closed"] is True
    body = connected.bodies[-1]
    assert body["type"] == "view_submission"
    values = body["view"]["state"]["values"]
    assert values["said"]["text"] == {"type": "plain_text_input", "value": "late & <lost>"}
    assert values["how"]["severity"]["selected_option"]["value"] == "s2"
    assert body["view"]["id"] == view["id"]
    assert body["user"]["id"] == MIA
    assert workspace.ask("views", user=MIA)["views"] == []


def test_choosing_another_option(workspace: Workspace) -> None:
    connected = opening(workspace, modal(SEVERITY))
    workspace.do("submit", user=MIA, view_id=opened(workspace)["id"], values={"how": {"severity": "s1"}})
    chosen = connected.bodies[-1]["view"]["state"]["values"]["how"]["severity"]
    assert chosen["selected_option"]["value"] == "s1"


def test_errors_in_the_ack_keep_the_modal_open(workspace: Workspace) -> None:
    opening(workspace, modal(), response_action="errors", errors={"said": "Please write one sentence."})
    view = opened(workspace)
    answer = workspace.do("submit", user=MIA, view_id=view["id"], values={"said": {"text": "x"}})
    assert answer["errors"] == {"said": "Please write one sentence."}
    assert answer["closed"] is False
    state = workspace.ask("views", user=MIA)["views"][0]["view"]["state"]["values"]
    assert state["said"]["text"]["value"] == "x"


@pytest.mark.parametrize(
    ("field", "typed", "complaint"),
    [
        ({}, "", "Please complete this required field."),
        ({"max_length": 3}, "long", "This must be at most 3 characters."),
        ({"min_length": 3}, "ab", "This must be at least 3 characters."),
        ({}, "x" * 3001, "This must be at most 3000 characters."),
    ],
)
def test_the_client_refuses_before_the_app_hears(
    workspace: Workspace,
    field: Json,
    typed: str,
    complaint: str,
) -> None:
    connected = opening(workspace, modal(field_to_type(**field)))
    view = opened(workspace)
    answer = workspace.do("submit", user=MIA, view_id=view["id"], values={"said": {"text": typed}})
    assert answer == {"acked": False, "ack_ms": None, "errors": {"said": complaint}, "closed": False}
    assert [body["type"] for body in connected.bodies if "type" in body] == []


def test_an_optional_field_may_stay_empty(workspace: Workspace) -> None:
    connected = opening(workspace, modal(field_to_type(optional=True)))
    assert workspace.do("submit", user=MIA, view_id=opened(workspace)["id"])["closed"] is True
    assert connected.bodies[-1]["view"]["state"]["values"]["said"]["text"]["value"] is None


def test_an_initial_value_counts_as_typed(workspace: Workspace) -> None:
    connected = opening(workspace, modal(field_to_type(initial_value="as before")))
    workspace.do("submit", user=MIA, view_id=opened(workspace)["id"])
    assert connected.bodies[-1]["view"]["state"]["values"]["said"]["text"]["value"] == "as before"


def test_an_update_in_the_ack_replaces_the_modal(workspace: Workspace) -> None:
    opening(workspace, modal(), response_action="update", view=modal(title=title("Saved")))
    view = opened(workspace)
    answer = workspace.do("submit", user=MIA, view_id=view["id"], values={"said": {"text": "x"}})
    assert answer["closed"] is False
    shown = workspace.ask("views", user=MIA)["views"]
    assert [one["view"]["title"]["text"] for one in shown] == ["Saved"]
    assert shown[0]["id"] == view["id"]
    assert shown[0]["view"]["hash"] != view["view"]["hash"]


def title(text: str) -> Json:
    """A title."""
    return {"type": "plain_text", "text": text}


def test_a_push_in_the_ack_puts_one_on_top(workspace: Workspace) -> None:
    opening(workspace, modal(), response_action="push", view=modal(title=title("Details")))
    view = opened(workspace)
    workspace.do("submit", user=MIA, view_id=view["id"], values={"said": {"text": "x"}})
    shown = workspace.ask("views", user=MIA)["views"]
    assert [one["view"]["title"]["text"] for one in shown] == ["Report", "Details"]
    assert shown[1]["view"]["previous_view_id"] == view["id"]
    assert shown[1]["view"]["root_view_id"] == view["id"]


def test_clear_in_the_ack_closes_all(workspace: Workspace) -> None:
    opening(workspace, modal(), response_action="clear")
    view = opened(workspace)
    workspace.web().views_push(trigger_id=trigger(workspace, view=view["id"]), view=modal())
    top = workspace.ask("views", user=MIA)["views"][-1]
    answer = workspace.do("submit", user=MIA, view_id=top["id"], values={"said": {"text": "x"}})
    assert answer["closed"] is True
    assert workspace.ask("views", user=MIA)["views"] == []


def test_a_wrong_modal_in_the_ack_is_the_app_s_fault(workspace: Workspace) -> None:
    opening(workspace, modal(), response_action="update", view=modal(title=title("x" * 25)))
    view = opened(workspace)
    status, answer = workspace.try_to("submit", user=MIA, view_id=view["id"], values={"said": {"text": "x"}})
    assert status == 502
    assert "must be less than 25 characters [json-pointer:/view/title/text]" in answer["error"]


def test_closing_is_told_only_if_asked_for(workspace: Workspace) -> None:
    connected = opening(workspace, modal())
    assert workspace.do("close", user=MIA, view_id=opened(workspace)["id"])["acked"] is False
    assert len(connected.bodies) == 1
    assert workspace.ask("views", user=MIA)["views"] == []


def test_closing_is_told_with_notify_on_close(workspace: Workspace) -> None:
    connected = opening(workspace, modal(notify_on_close=True))
    assert workspace.do("close", user=MIA, view_id=opened(workspace)["id"])["acked"] is True
    assert connected.bodies[-1]["type"] == "view_closed"
    assert connected.bodies[-1]["is_cleared"] is False


def test_clear_on_close_takes_the_whole_stack(workspace: Workspace) -> None:
    opening(workspace, modal())
    below = opened(workspace)
    workspace.web().views_push(
        trigger_id=trigger(workspace, view=below["id"]),
        view=modal(clear_on_close=True),
    )
    top = workspace.ask("views", user=MIA)["views"][-1]
    workspace.do("close", user=MIA, view_id=top["id"])
    assert workspace.ask("views", user=MIA)["views"] == []


def test_a_button_in_a_modal(workspace: Workspace) -> None:
    connected = opening(workspace, modal(field_to_type(), actions(button())))
    view = opened(workspace)
    workspace.do("press", user=MIA, view_id=view["id"], action_id="go")
    body = connected.bodies[-1]
    assert body["container"] == {"type": "view", "view_id": view["id"]}
    assert body["view"]["id"] == view["id"]
    assert "channel" not in body
    assert "message" not in body
    assert body["trigger_id"]


def test_views_update_changes_what_is_on_the_screen(workspace: Workspace) -> None:
    opening(workspace, modal())
    view = opened(workspace)
    web = workspace.web()
    changed = web.views_update(view_id=view["id"], hash=view["view"]["hash"], view=modal(title=title("New")))
    assert changed["view"]["title"]["text"] == "New"
    assert (
        code(web.views_update, view_id=view["id"], hash=view["view"]["hash"], view=modal()) == "hash_conflict"
    )
    assert code(web.views_update, view_id="V0GONE", view=modal()) == "not_found"


def test_a_modal_can_be_found_by_its_external_id(workspace: Workspace) -> None:
    web = workspace.web()
    web.views_open(trigger_id=trigger(workspace), view=modal(external_id="insight-17"))
    web.views_update(external_id="insight-17", view=modal(external_id="insight-17", title=title("Found")))
    assert workspace.ask("views", user=MIA)["views"][0]["view"]["title"]["text"] == "Found"
    again = modal(external_id="insight-17")
    assert code(web.views_open, trigger_id=trigger(workspace, TOM), view=again) == "duplicate_external_id"


def test_a_trigger_lives_three_seconds(workspace: Workspace) -> None:
    late = trigger(workspace)
    workspace.clock.advance(3.1)
    assert code(workspace.web().views_open, trigger_id=late, view=modal()) == "expired_trigger_id"


def test_a_trigger_can_be_used_once(workspace: Workspace) -> None:
    one = trigger(workspace)
    workspace.web().views_open(trigger_id=one, view=modal())
    assert code(workspace.web().views_open, trigger_id=one, view=modal()) == "exchanged_trigger_id"


def test_a_made_up_trigger_opens_nothing(workspace: Workspace) -> None:
    assert code(workspace.web().views_open, trigger_id="1.2.abc", view=modal()) == "invalid_trigger_id"


def test_a_refused_modal_does_not_use_the_trigger_up(workspace: Workspace) -> None:
    one = trigger(workspace)
    web = workspace.web()
    assert code(web.views_open, trigger_id=one, view=modal(title=title("x" * 25))) == "invalid_arguments"
    assert web.views_open(trigger_id=one, view=modal())["ok"] is True


def test_no_more_than_three_modals_lie_on_each_other(workspace: Workspace) -> None:
    web = workspace.web()
    root = web.views_open(trigger_id=trigger(workspace), view=modal())["view"]["id"]
    for _ in range(2):
        web.views_push(trigger_id=trigger(workspace, view=root), view=modal())
    pushed = trigger(workspace, view=root)
    assert code(web.views_push, trigger_id=pushed, view=modal()) == "push_limit_reached"


def test_nothing_can_be_pushed_on_an_empty_screen(workspace: Workspace) -> None:
    assert code(workspace.web().views_push, trigger_id=trigger(workspace), view=modal()) == "not_found"


def test_wrong_modals_are_refused_with_the_place(workspace: Workspace) -> None:
    answer = refusal(
        workspace.web().views_open,
        trigger_id=trigger(workspace),
        view=modal(field_to_type(max_length=3001)),
    )
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be at most 3000 [json-pointer:/view/blocks/0/element/max_length]",
    ]


def test_a_modal_with_inputs_needs_a_submit_button(workspace: Workspace) -> None:
    view = {name: value for name, value in modal().items() if name != "submit"}
    answer = refusal(workspace.web().views_open, trigger_id=trigger(workspace), view=view)
    assert "submit" in answer["response_metadata"]["messages"][0]


def test_a_home_tab_is_published_not_opened(workspace: Workspace) -> None:
    web = workspace.web()
    home = {"type": "home", "blocks": [actions(button())]}
    assert code(web.views_open, trigger_id=trigger(workspace), view=home) == "invalid_arguments"
    shown = web.views_publish(user_id=MIA, view=home)["view"]
    assert shown["type"] == "home"
    assert workspace.ask("views", user=MIA)["home"]["id"] == shown["id"]
    assert web.views_publish(user_id=MIA, view=home)["view"]["id"] == shown["id"]
    assert code(web.views_publish, user_id=MIA, hash="old", view=home) == "hash_conflict"
    assert code(web.views_publish, user_id="U0GHOST", view=home) == "user_not_found"


def test_somebody_else_s_modal_cannot_be_submitted(workspace: Workspace) -> None:
    opening(workspace, modal())
    view = opened(workspace)
    status, answer = workspace.try_to("submit", user=TOM, view_id=view["id"])
    assert status == 404
    assert answer["error"] == f"tom has no open modal {view['id']!r}."


def test_typing_into_a_field_that_is_not_there_is_refused(workspace: Workspace) -> None:
    opening(workspace, modal())
    view = opened(workspace)
    status, _ = workspace.try_to("submit", user=MIA, view_id=view["id"], values={"other": {"text": "x"}})
    assert status == 404
