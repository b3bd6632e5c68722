"""The control API: seeing, counting, setting the stage."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bridge.sandbox.slack.stats import GESTURES
from tests.sandbox.slack.workspace import (
    FLOOR,
    MIA,
    TOM,
    TRIAGE,
    VOICE,
    Json,
    Workspace,
    section,
)


def test_the_workspace_has_people_and_channels(workspace: Workspace) -> None:
    seen = workspace.ask("workspace")
    assert seen["bot"] == "U0BRIDGE"
    assert seen["team"] == {"id": "T0SANDBOX", "name": "Tidewell", "domain": "tidewell"}
    names = {user["name"]: user for user in seen["users"]}
    assert {"mia", "tom", "ines", "dana", "priya", "lukas", "aylin", "ruth", "noor", "bridge"} == names.keys()
    assert names["mia"]["team"] == "Phones Leipzig"
    assert names["bridge"]["is_bot"] is True
    channels = {channel["name"]: channel for channel in seen["channels"]}
    assert channels["voice-of-customer"]["listening"] is True
    assert all("U0BRIDGE" in channel["members"] for channel in channels.values())
    assert {channel["kind"] for channel in channels.values()} == {"channel"}


def test_opened_direct_messages_are_listed(workspace: Workspace) -> None:
    workspace.dm(MIA)
    channels = workspace.ask("workspace")["channels"]
    assert [channel["members"] for channel in channels if channel["kind"] == "dm"] == [["U0BRIDGE", MIA]]


def test_people_and_channels_can_be_named_in_any_way(workspace: Workspace) -> None:
    for user in (MIA, "mia", "@mia", "Mia"):
        for channel in (VOICE, "voice-of-customer", "#voice-of-customer"):
            assert workspace.do("message", user=user, channel=channel, text="x")["channel"] == VOICE


def test_messages_tell_what_the_page_draws(workspace: Workspace) -> None:
    metadata = {"event_type": "bridge_effect", "event_payload": {"key": "k"}}
    web = workspace.web()
    ts = web.chat_postMessage(channel=VOICE, text="card", blocks=[section()], metadata=metadata)["ts"]
    workspace.do("react", user=MIA, channel=VOICE, ts=ts, name="eyes")
    workspace.do("message", user=MIA, channel=VOICE, text="reply", thread_ts=ts)
    card = workspace.ask("messages", channel=VOICE)["messages"][0]
    assert card["ts"] == ts
    assert card["user"] == "U0BRIDGE"
    assert card["text"] == "card"
    assert card["blocks"][0]["type"] == "section"
    assert card["metadata"] == metadata
    assert card["reactions"] == [{"name": "eyes", "users": [MIA], "count": 1}]
    assert card["edited"] is None
    assert card["ephemeral_for"] is None
    assert card["reply_count"] == 1


def test_a_thread_that_is_not_there_is_empty(workspace: Workspace) -> None:
    assert workspace.ask("messages", channel=VOICE, thread_ts="1.000001")["messages"] == []


def test_the_direct_message_can_be_looked_at_before_it_is_used(workspace: Workspace) -> None:
    assert workspace.ask("messages", channel="dm", user=MIA)["messages"] == []


def test_changes_are_numbered_and_in_order(workspace: Workspace) -> None:
    ts = workspace.do("message", user=MIA, channel=VOICE, text="a")["ts"]
    workspace.do("edit", user=MIA, channel=VOICE, ts=ts, text="b")
    workspace.do("react", user=TOM, channel=VOICE, ts=ts, name="eyes")
    workspace.do("message", user=TOM, channel=VOICE, text="c", thread_ts=ts)
    workspace.do("delete", user=MIA, channel=VOICE, ts=ts)
    seen = workspace.ask("changes", after=0)
    assert seen["at"] == 5
    assert [change["n"] for change in seen["changes"]] == [1, 2, 3, 4, 5]
    assert [change["kind"] for change in seen["changes"]] == ["message", "edit", "react", "message", "delete"]
    assert seen["changes"][3]["thread_ts"] == ts
    assert workspace.ask("changes", after=4)["changes"] == seen["changes"][4:]


def test_changes_of_channels_one_is_not_in_are_not_told(workspace: Workspace) -> None:
    workspace.web().chat_postMessage(channel=TRIAGE, text="card")
    workspace.web().chat_postMessage(channel=TOM, text="for Tom")
    assert workspace.ask("changes", after=0, user=MIA) == {"at": 2, "changes": []}
    assert len(workspace.ask("changes", after=0, user=TOM)["changes"]) == 1


def test_waiting_for_a_change_ends_with_it(workspace: Workspace) -> None:
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(workspace.ask, "changes", after=0, user=MIA, wait=9)
        workspace.do("message", user=TOM, channel=VOICE, text="now")
        seen = waiting.result(timeout=5)
    assert [change["user"] for change in seen["changes"]] == [TOM]


def test_waiting_for_nothing_ends_in_time(workspace: Workspace) -> None:
    assert workspace.ask("changes", after=0, wait=0.01) == {"at": 0, "changes": []}


def test_who_comes_from_a_later_past_is_answered_at_once(workspace: Workspace) -> None:
    """After a restart of the sandbox, a page still holds a number from before."""
    assert workspace.ask("changes", after=500, wait=9) == {"at": 0, "changes": []}


@pytest.mark.parametrize(
    ("what", "query", "status", "sentence"),
    [
        ("changes", {"after": "soon"}, 400, "'after' must be a number, not 'soon'."),
        ("messages", {}, 400, "'channel' is missing."),
        ("messages", {"channel": "#nowhere"}, 404, "There is no channel '#nowhere'."),
        ("views", {"user": "ghost"}, 404, "Nobody here is called 'ghost'."),
    ],
)
def test_wrong_questions_get_a_sentence(
    workspace: Workspace,
    what: str,
    query: Json,
    status: int,
    sentence: str,
) -> None:
    assert workspace.try_to_ask(what, **query) == (status, {"error": sentence})


@pytest.mark.parametrize(
    ("body", "sentence"),
    [("{", "The body is not JSON."), ("[]", "The body must be a JSON object.")],
)
def test_wrong_bodies_get_a_sentence(workspace: Workspace, body: str, sentence: str) -> None:
    assert workspace.request("POST", "/sandbox/slack/message", body) == (400, {"error": sentence})


def test_a_new_person_is_in_the_channels_for_everyone(workspace: Workspace) -> None:
    answer = workspace.do("person", name="ana.abel", real_name="Ana Abel", team="Phones Manila")
    assert answer == {"id": "U0ANAABEL"}
    seen = workspace.ask("workspace")
    assert [channel["name"] for channel in seen["channels"] if "U0ANAABEL" in channel["members"]] == [
        "voice-of-customer",
        "service-floor",
    ]
    assert workspace.do("message", user="ana.abel", channel=FLOOR, text="hello")["channel"] == FLOOR


def test_a_new_person_in_other_channels(workspace: Workspace) -> None:
    workspace.do("person", name="otto", channels=["#triage-app"])
    app = next(c for c in workspace.ask("workspace")["channels"] if c["name"] == "triage-app")
    assert "U0OTTO" in app["members"]
    assert workspace.try_to("person", name="otto", channels=["#nowhere"])[0] == 404


def test_a_person_can_be_changed(workspace: Workspace) -> None:
    workspace.do("person", name="otto")
    workspace.do("person", name="otto", real_name="Otto Renamed")
    users = [user for user in workspace.ask("workspace")["users"] if user["id"] == "U0OTTO"]
    assert [user["real_name"] for user in users] == ["Otto Renamed"]


def test_an_unknown_field_of_a_person_is_refused(workspace: Workspace) -> None:
    status, answer = workspace.try_to("person", name="otto", shoe_size=43)
    assert status == 400
    assert "shoe_size" in answer["error"]


def test_a_channel_keeps_its_messages_when_it_changes(workspace: Workspace) -> None:
    workspace.do("channel", name="new", members=[MIA], listening=True)
    workspace.do("message", user=MIA, channel="#new", text="kept")
    workspace.do("channel", name="new", members=[MIA, TOM])
    assert workspace.texts("#new") == ["kept"]
    listed = next(c for c in workspace.ask("workspace")["channels"] if c["name"] == "new")
    assert listed["listening"] is False
    assert listed["members"] == ["U0BRIDGE", MIA, TOM]


def test_a_channel_takes_known_people_only(workspace: Workspace) -> None:
    status, answer = workspace.try_to("channel", name="new", members=["U0GHOST"])
    assert (status, answer["error"]) == (404, "Nobody here has the id U0GHOST.")


def test_stats_start_at_nothing(workspace: Workspace) -> None:
    stats = workspace.stats()
    assert stats["sent"] == dict.fromkeys(GESTURES, 0)
    assert stats["ack_ms"] == {"p50": None, "p99": None, "max": None, "count": 0}
    assert stats["not_acked"] == stats["redelivered"] == stats["rate_limited"] == 0
    assert stats["calls"] == stats["refused"] == {}
    assert stats["connections"] == 0


def test_a_deleted_ephemeral_is_not_in_threads(workspace: Workspace) -> None:
    ts = workspace.do("message", user=MIA, channel=VOICE, text="parent")["ts"]
    workspace.web().chat_postEphemeral(channel=VOICE, user=MIA, text="only Mia")
    assert workspace.texts(VOICE, thread_ts=ts, user=MIA) == ["parent"]


def test_a_hundred_people_can_be_added_and_post_at_once(workspace: Workspace) -> None:
    """The sandbox is no bottleneck: nothing is lost and every ack is quick."""
    connected = workspace.connect()
    people = [workspace.do("person", name=f"agent{number}")["id"] for number in range(100)]
    with ThreadPoolExecutor(16) as pool:
        answers = list(
            pool.map(
                lambda user: workspace.do("message", user=user, channel=VOICE, text=f"report of {user}"),
                people,
            ),
        )
    assert all(answer["acked"] for answer in answers)
    assert len({answer["ts"] for answer in answers}) == 100
    assert len(connected.events) == 100
    stamps = [message["ts"] for message in workspace.ask("messages", channel=VOICE)["messages"]]
    assert stamps == sorted(stamps)
    assert workspace.stats()["sent"]["message"] == 100
