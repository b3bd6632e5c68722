"""People who come, change, leave, or are of another workspace."""

from typing import Any

from tests.sandbox.slack.workspace import FLOOR, MIA, VOICE, Workspace, code

SWIFT = "T0SWIFT"


def stranger(workspace: Workspace) -> str:
    """Somebody of another workspace who shares a channel with ours."""
    return str(workspace.do("person", name="olga", workspace=SWIFT, channels=[VOICE])["id"])


def test_a_changed_profile_and_a_departure_are_told_and_a_newcomer_is_not(workspace: Workspace) -> None:
    app = workspace.connect()
    workspace.do("person", name="newcomer")
    workspace.do("person", name="mia", real_name="Mia Berg", locale="de-DE")
    workspace.do("person", name="mia", deleted=True)
    changed, left = app.wait_for(2)
    assert changed["type"] == "user_change"
    assert (changed["user"]["profile"]["real_name"], changed["user"]["locale"]) == ("Mia Berg", "de-DE")
    assert (left["user"]["id"], left["user"]["deleted"]) == (MIA, True)


def test_what_a_stranger_writes_says_of_which_workspace_they_are(workspace: Workspace) -> None:
    app = workspace.connect()
    workspace.do("message", user=stranger(workspace), channel=VOICE, text="<@U0BRIDGE> late")
    workspace.do("message", user=MIA, channel=VOICE, text="late")
    app.wait_for(3)
    across: list[dict[str, Any]] = [body for body in app.bodies if body["is_ext_shared_channel"]]
    assert [body["event"]["user_team"] for body in across] == [SWIFT, SWIFT]
    assert {body["team_id"] for body in app.bodies} == {"T0SANDBOX"}


def test_a_stranger_is_told_as_one_and_can_be_written_to_in_channels_alone(workspace: Workspace) -> None:
    olga = stranger(workspace)
    told = workspace.web().users_info(user=olga)["user"]
    assert (told["team_id"], told["is_stranger"]) == (SWIFT, True)
    assert code(workspace.web().conversations_open, users=olga) == "user_not_visible"


def test_a_stranger_has_no_commands(workspace: Workspace) -> None:
    olga = stranger(workspace)
    workspace.do("join", user=olga, channel=FLOOR)
    status, told = workspace.try_to("command", user=olga, channel=FLOOR, command="/insight", text="late")
    assert (status, told["error"]) == (403, "olga is of another workspace, where the app has no commands.")
