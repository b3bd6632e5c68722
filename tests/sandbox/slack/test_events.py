"""What the app hears of what people and itself do in channels."""

import pytest

from bridge.sandbox.slack import SlackOptions
from tests.sandbox.slack.workspace import (
    FLOOR,
    MIA,
    NOOR,
    PRIYA,
    TOM,
    TRIAGE,
    VOICE,
    Json,
    Workspace,
    served,
    until,
)


def last(workspace: Workspace, count: int) -> Json:
    """The last of so many events that the connected app has got."""
    return workspace.apps[0].wait_for(count)[-1]


def test_a_post_is_one_message_event(workspace: Workspace) -> None:
    connected = workspace.connect()
    answer = workspace.do("message", user="mia", channel="#voice-of-customer", text="Refund is late")
    assert answer["channel"] == VOICE
    assert answer["acked"] is True
    event = connected.events[0]
    assert connected.kinds() == ["message"]
    assert event["text"] == "Refund is late"
    assert event["ts"] == event["event_ts"] == answer["ts"]
    assert event["channel_type"] == "channel"
    assert event["blocks"][0]["elements"][0]["elements"] == [{"type": "text", "text": "Refund is late"}]
    assert "subtype" not in event
    assert "bot_id" not in event


def test_the_outer_body_names_team_app_and_authorization(workspace: Workspace) -> None:
    connected = workspace.connect()
    workspace.do("message", user=MIA, channel=VOICE, text="x")
    body = connected.bodies[0]
    assert body["team_id"] == "T0SANDBOX"
    assert body["api_app_id"] == "A0BRIDGE"
    assert body["event_id"].startswith("Ev")
    assert body["event_time"] == int(workspace.clock.now)
    assert body["authorizations"][0]["user_id"] == "U0BRIDGE"


def test_a_mention_in_a_channel_comes_as_two_events(workspace: Workspace) -> None:
    """One post, two events with the same `ts`: one insight, not two."""
    connected = workspace.connect()
    answer = workspace.do("message", user=MIA, channel=FLOOR, text="@bridge the app freezes")
    assert sorted(connected.kinds()) == ["app_mention", "message"]
    assert {event["ts"] for event in connected.events} == {answer["ts"]}
    assert {event["text"] for event in connected.events} == {"<@U0BRIDGE> the app freezes"}
    assert len(set(answer["event_ids"])) == 2
    assert workspace.stats()["sent"]["mention"] == 1
    assert workspace.stats()["sent"]["message"] == 1


def test_app_mention_has_no_channel_type(workspace: Workspace) -> None:
    connected = workspace.connect()
    workspace.do("message", user=MIA, channel=FLOOR, text="<@U0BRIDGE> hello")
    mention = next(event for event in connected.events if event["type"] == "app_mention")
    assert "channel_type" not in mention
    assert mention["user"] == MIA


def test_a_mention_in_the_dm_is_a_message_only(workspace: Workspace) -> None:
    connected = workspace.connect()
    workspace.do("message", user=MIA, dm=True, text="@bridge hello")
    assert connected.kinds() == ["message"]


def test_a_direct_message_is_of_type_im(workspace: Workspace) -> None:
    connected = workspace.connect()
    answer = workspace.do("message", user=MIA, dm=True, text="Courier never came")
    assert connected.events[0]["channel_type"] == "im"
    assert answer["channel"].startswith("D")
    assert answer["channel"] == workspace.dm(MIA)
    assert workspace.stats()["sent"]["dm"] == 1


def test_a_reply_names_its_thread_and_the_parent_s_author(workspace: Workspace) -> None:
    workspace.connect()
    parent = workspace.do("message", user=MIA, channel=VOICE, text="parent")["ts"]
    workspace.do("message", user=TOM, channel=VOICE, text="reply", thread_ts=parent)
    reply = last(workspace, 2)
    assert reply["thread_ts"] == parent
    assert reply["parent_user_id"] == MIA


def test_a_reply_to_a_reply_stands_in_the_same_thread(workspace: Workspace) -> None:
    parent = workspace.do("message", user=MIA, channel=VOICE, text="parent")["ts"]
    first = workspace.do("message", user=TOM, channel=VOICE, text="one", thread_ts=parent)["ts"]
    workspace.do("message", user=MIA, channel=VOICE, text="two", thread_ts=first)
    assert workspace.texts(VOICE, thread_ts=parent) == ["parent", "one", "two"]


def test_a_broadcast_reply_is_seen_in_channel_and_thread(workspace: Workspace) -> None:
    workspace.connect()
    parent = workspace.do("message", user=MIA, channel=VOICE, text="parent")["ts"]
    workspace.do("message", user=TOM, channel=VOICE, text="all", thread_ts=parent, broadcast=True)
    event = last(workspace, 2)
    assert event["subtype"] == "thread_broadcast"
    assert event["root"]["ts"] == parent
    assert event["root"]["reply_count"] == 1
    assert workspace.texts(VOICE) == ["parent", "all"]
    assert workspace.texts(VOICE, thread_ts=parent) == ["parent", "all"]


def test_an_edit_tells_the_new_and_the_old_text(workspace: Workspace) -> None:
    workspace.connect()
    ts = workspace.do("message", user=MIA, channel=VOICE, text="refnd")["ts"]
    assert workspace.do("edit", user=MIA, channel=VOICE, ts=ts, text="refund")["acked"] is True
    event = last(workspace, 2)
    assert event["subtype"] == "message_changed"
    assert event["message"]["text"] == "refund"
    assert event["message"]["ts"] == ts
    assert event["message"]["edited"]["user"] == MIA
    assert event["previous_message"]["text"] == "refnd"
    assert event["ts"] != ts
    assert event["hidden"] is True
    assert workspace.stats()["sent"]["edit"] == 1


def test_a_deletion_tells_what_was_there(workspace: Workspace) -> None:
    workspace.connect()
    ts = workspace.do("message", user=MIA, channel=VOICE, text="wrong window")["ts"]
    workspace.do("delete", user=MIA, channel=VOICE, ts=ts)
    event = last(workspace, 2)
    assert event["subtype"] == "message_deleted"
    assert event["deleted_ts"] == ts
    assert event["previous_message"]["text"] == "wrong window"
    assert workspace.texts(VOICE) == []


def test_a_deleted_parent_leaves_a_tombstone(workspace: Workspace) -> None:
    ts = workspace.do("message", user=MIA, channel=VOICE, text="parent")["ts"]
    workspace.do("message", user=TOM, channel=VOICE, text="reply", thread_ts=ts)
    workspace.do("delete", user=MIA, channel=VOICE, ts=ts)
    assert workspace.texts(VOICE, thread_ts=ts) == ["This message was deleted.", "reply"]


@pytest.mark.parametrize(("who", "status"), [(MIA, 200), (NOOR, 200), (TOM, 403)])
def test_only_authors_and_admins_delete(workspace: Workspace, who: str, status: int) -> None:
    ts = workspace.do("message", user=MIA, channel=VOICE, text="x")["ts"]
    assert workspace.try_to("delete", user=who, channel=VOICE, ts=ts)[0] == status


def test_only_the_author_edits(workspace: Workspace) -> None:
    ts = workspace.do("message", user=MIA, channel=VOICE, text="x")["ts"]
    status, answer = workspace.try_to("edit", user=NOOR, channel=VOICE, ts=ts, text="y")
    assert status == 403
    assert answer["error"] == "noor cannot edit somebody else's message."


def test_a_reaction_names_the_message_but_not_its_text(workspace: Workspace) -> None:
    workspace.connect()
    ts = workspace.do("message", user=MIA, channel=VOICE, text="secret of the message")["ts"]
    workspace.do("react", user=TOM, channel=VOICE, ts=ts, name=":eyes:")
    event = last(workspace, 2)
    assert event["type"] == "reaction_added"
    assert event["reaction"] == "eyes"
    assert event["item"] == {"type": "message", "channel": VOICE, "ts": ts}
    assert event["item_user"] == MIA
    assert "secret" not in str(event)


def test_a_reaction_can_be_taken_back(workspace: Workspace) -> None:
    workspace.connect()
    ts = workspace.do("message", user=MIA, channel=VOICE, text="x")["ts"]
    workspace.do("react", user=TOM, channel=VOICE, ts=ts, name="eyes")
    workspace.do("react", user=TOM, channel=VOICE, ts=ts, name="eyes", remove=True)
    assert last(workspace, 3)["type"] == "reaction_removed"
    assert workspace.ask("messages", channel=VOICE)["messages"][0]["reactions"] == []


@pytest.mark.parametrize(("remove", "sentence"), [(False, "is there already"), (True, "is not there")])
def test_reacting_twice_is_refused(workspace: Workspace, remove: bool, sentence: str) -> None:
    ts = workspace.do("message", user=MIA, channel=VOICE, text="x")["ts"]
    if not remove:
        workspace.do("react", user=TOM, channel=VOICE, ts=ts, name="eyes")
    status, answer = workspace.try_to("react", user=TOM, channel=VOICE, ts=ts, name="eyes", remove=remove)
    assert status == 400
    assert sentence in answer["error"]


def test_the_app_hears_its_own_posts_as_a_bot_s(workspace: Workspace) -> None:
    """Slack sends an app its own messages too; it must know them by id."""
    workspace.connect()
    workspace.web().chat_postMessage(channel=VOICE, text="from the bridge")
    event = last(workspace, 1)
    assert event["bot_id"] == "B0BRIDGE"
    assert event["user"] == "U0BRIDGE"
    assert event["app_id"] == "A0BRIDGE"
    assert "client_msg_id" not in event


def test_the_app_hears_its_own_edits_and_reactions(workspace: Workspace) -> None:
    connected, web = workspace.connect(), workspace.web()
    ts = str(web.chat_postMessage(channel=VOICE, text="a")["ts"])
    connected.wait_for(1)
    web.chat_update(channel=VOICE, ts=ts, text="b")
    connected.wait_for(2)
    web.reactions_add(channel=VOICE, timestamp=ts, name="white_check_mark")
    connected.wait_for(3)
    assert connected.kinds() == ["message", "message:message_changed", "reaction_added"]
    # What is sent is counted once it has left, and the app may be faster.
    until(lambda: workspace.stats()["sent"]["own"] == 3)
    assert workspace.stats()["ack_ms"]["count"] == 0


def test_own_events_can_be_counted_apart(workspace: Workspace) -> None:
    workspace.connect()
    workspace.web().chat_postMessage(channel=VOICE, text="a")
    until(lambda: workspace.stats(kinds="own")["ack_ms"]["count"] == 1)


def test_the_app_hears_nothing_from_channels_it_is_not_in(workspace: Workspace) -> None:
    connected = workspace.connect()
    workspace.do("channel", name="kitchen", members=[MIA], bot=False)
    answer = workspace.do("message", user=MIA, channel="#kitchen", text="@bridge are you there?")
    assert answer["acked"] is False
    assert answer["event_ids"] == []
    assert connected.events == []


def test_the_app_hears_only_what_it_subscribed_to() -> None:
    with served(SlackOptions(events=frozenset({"app_mention"}))) as workspace:
        connected = workspace.connect()
        answer = workspace.do("message", user=MIA, channel=FLOOR, text="@bridge hello")
        assert connected.kinds() == ["app_mention"]
        assert len(answer["event_ids"]) == 1


def test_private_channels_are_groups(workspace: Workspace) -> None:
    workspace.do("channel", name="quiet", members=[MIA], private=True)
    connected = workspace.connect()
    workspace.do("message", user=MIA, channel="#quiet", text="psst")
    assert connected.events[0]["channel_type"] == "group"


def test_joining_is_told(workspace: Workspace) -> None:
    workspace.connect()
    workspace.do("join", user=MIA, channel=TRIAGE)
    event = last(workspace, 1)
    assert event["type"] == "member_joined_channel"
    assert event["user"] == MIA
    assert workspace.do("message", user=MIA, channel=TRIAGE, text="hello")["acked"] is True


def test_who_is_not_in_a_channel_cannot_write_there(workspace: Workspace) -> None:
    status, answer = workspace.try_to("message", user=MIA, channel=TRIAGE, text="hello")
    assert status == 403
    assert answer["error"] == "mia is not in triage-payments."


def test_nobody_writes_in_an_archived_channel(workspace: Workspace) -> None:
    workspace.do("channel", name="old", members=[PRIYA], archived=True)
    assert workspace.try_to("message", user=PRIYA, channel="#old", text="hello")[0] == 403


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Tom & Mia <3", "Tom &amp; Mia &lt;3"),
        ("ask @tom.", "ask <@U0TOM>."),
        ("see #triage-app", "see <#C0TRIAGEAPP|triage-app>"),
        ("mail a.b@shop.example", "mail <mailto:a.b@shop.example|a.b@shop.example>"),
        ("at https://tidewell.example/a?b=1&c=2.", "at <https://tidewell.example/a?b=1&amp;c=2>."),
        ("@nobody and #nowhere", "@nobody and #nowhere"),
        ("<@U0TOM> and <@U0GHOST>", "<@U0TOM> and &lt;@U0GHOST&gt;"),
    ],
)
def test_text_arrives_as_slack_keeps_it(workspace: Workspace, typed: str, kept: str) -> None:
    connected = workspace.connect()
    workspace.do("message", user=MIA, channel=VOICE, text=typed)
    assert connected.events[0]["text"] == kept


def test_a_forty_thousand_character_message_arrives_whole(workspace: Workspace) -> None:
    connected = workspace.connect()
    workspace.do("message", user=MIA, dm=True, text="x" * 40_000)
    assert len(connected.events[0]["text"]) == 40_000


def test_missing_text_is_refused(workspace: Workspace) -> None:
    status, answer = workspace.try_to("message", user=MIA, channel=VOICE, text="")
    assert (status, answer["error"]) == (400, "'text' is missing.")


def test_a_reply_needs_a_parent(workspace: Workspace) -> None:
    status, _ = workspace.try_to("message", user=MIA, channel=VOICE, text="x", thread_ts="1.000001")
    assert status == 404
