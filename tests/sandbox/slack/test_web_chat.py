"""`chat.*` through the real client."""

from typing import Any

import pytest

from tests.sandbox.slack.workspace import (
    FLOOR,
    MIA,
    TOM,
    TRIAGE,
    VOICE,
    Json,
    Workspace,
    button,
    code,
    refusal,
    section,
)

KEY = {"event_type": "bridge_effect", "event_payload": {"key": "home:17"}}


def posted(workspace: Workspace, **more: Any) -> str:
    """The app posts something; its `ts`."""
    return str(workspace.web().chat_postMessage(**{"channel": VOICE, "text": "hello", **more})["ts"])


def test_a_post_answers_with_the_message(workspace: Workspace) -> None:
    answer = workspace.web().chat_postMessage(channel=VOICE, text="hello", blocks=[section()])
    assert answer["channel"] == VOICE
    assert answer["ts"] == answer["message"]["ts"]
    assert answer["message"]["bot_id"] == "B0BRIDGE"
    assert answer["message"]["blocks"][0]["text"]["text"] == "Hello"


def test_a_channel_can_be_named(workspace: Workspace) -> None:
    assert workspace.web().chat_postMessage(channel="#voice-of-customer", text="x")["channel"] == VOICE


def test_a_user_id_means_the_direct_message(workspace: Workspace) -> None:
    channel = workspace.web().chat_postMessage(channel=MIA, text="hello, Mia")["channel"]
    assert channel == workspace.dm(MIA)
    assert workspace.texts(channel, user=MIA) == ["hello, Mia"]


def test_stamps_rise_even_when_the_clock_stands_still(workspace: Workspace) -> None:
    stamps = [posted(workspace) for _ in range(20)]
    assert stamps == sorted(set(stamps))


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0GHOST", "text": "x"}, "channel_not_found"),
        ({"channel": VOICE}, "no_text"),
        ({"channel": VOICE, "text": "   "}, "no_text"),
        ({"channel": VOICE, "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": VOICE, "text": "x", "thread_ts": "1.000001"}, "cannot_reply_to_message"),
        ({"channel": VOICE, "text": "x", "blocks": [section("x" * 3001)]}, "invalid_blocks"),
        ({"channel": VOICE, "text": "x", "blocks": [section()] * 51}, "invalid_blocks"),
        ({"channel": VOICE, "text": "x", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
        (
            {"channel": VOICE, "text": "x", "metadata": {"event_type": 1, "event_payload": {}}},
            "invalid_metadata_schema",
        ),
        (
            {
                "channel": VOICE,
                "text": "x",
                "metadata": {"event_type": "x", "event_payload": {"key": "x" * 8000}},
            },
            "metadata_too_large",
        ),
    ],
)
def test_refused_posts(workspace: Workspace, arguments: Json, error: str) -> None:
    # Not by its own method: there the client itself warns of a missing text.
    assert code(workspace.web().api_call, api_method="chat.postMessage", json=arguments) == error
    assert workspace.texts(VOICE) == []


def test_the_place_of_a_wrong_block_is_told(workspace: Workspace) -> None:
    answer = refusal(
        workspace.web().chat_postMessage,
        channel=VOICE,
        text="x",
        blocks=[section(), section("x" * 3001)],
    )
    wrong = "[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]"
    assert answer["errors"] == [wrong]
    assert answer["response_metadata"]["messages"] == [wrong]


def test_the_app_must_be_in_the_channel(workspace: Workspace) -> None:
    workspace.do("channel", name="kitchen", members=[MIA], bot=False)
    workspace.do("channel", name="secret", members=[MIA], bot=False, private=True)
    web = workspace.web()
    assert code(web.chat_postMessage, channel="#kitchen", text="x") == "not_in_channel"
    assert code(web.chat_postMessage, channel="#secret", text="x") == "channel_not_found"


def test_nothing_is_posted_to_an_archived_channel(workspace: Workspace) -> None:
    workspace.do("channel", name="old", archived=True)
    assert code(workspace.web().chat_postMessage, channel="#old", text="x") == "is_archived"


def test_a_reply_to_a_reply_goes_to_the_parent_s_thread(workspace: Workspace) -> None:
    parent = posted(workspace)
    reply = posted(workspace, thread_ts=parent)
    again = workspace.web().chat_postMessage(channel=VOICE, text="x", thread_ts=reply)
    assert again["message"]["thread_ts"] == parent


def test_metadata_is_kept_and_counted(workspace: Workspace) -> None:
    posted(workspace, metadata=KEY)
    assert workspace.ask("messages", channel=VOICE)["messages"][0]["metadata"] == KEY
    assert workspace.stats()["metadata_keys_seen_twice"] == []
    posted(workspace, channel=FLOOR, metadata=KEY)
    assert workspace.stats()["metadata_keys_seen_twice"] == ["home:17"]
    assert workspace.stats()["messages_by_bot"] == 2


def test_update_changes_text_and_blocks(workspace: Workspace) -> None:
    ts = posted(workspace, blocks=[section("before")])
    answer = workspace.web().chat_update(channel=VOICE, ts=ts, text="after", blocks=[section("after")])
    assert answer["text"] == "after"
    assert answer["message"]["blocks"][0]["text"]["text"] == "after"
    assert answer["message"]["edited"]["user"] == "U0BRIDGE"


def test_update_with_text_alone_drops_the_blocks(workspace: Workspace) -> None:
    ts = posted(workspace, blocks=[section("before")])
    answer = workspace.web().chat_update(channel=VOICE, ts=ts, text="after")
    assert "blocks" not in answer["message"]


def test_update_keeps_metadata_unless_given(workspace: Workspace) -> None:
    ts = posted(workspace, metadata=KEY)
    web = workspace.web()
    web.chat_update(channel=VOICE, ts=ts, text="a")
    assert workspace.ask("messages", channel=VOICE)["messages"][0]["metadata"] == KEY
    web.chat_update(channel=VOICE, ts=ts, text="b", metadata={})
    assert workspace.ask("messages", channel=VOICE)["messages"][0]["metadata"] is None


def test_update_counts_no_new_message(workspace: Workspace) -> None:
    ts = posted(workspace, metadata=KEY)
    workspace.web().chat_update(channel=VOICE, ts=ts, text="a", metadata=KEY)
    assert workspace.stats()["messages_by_bot"] == 1
    assert workspace.stats()["metadata_keys_seen_twice"] == []


def test_refused_updates(workspace: Workspace) -> None:
    web, ts = workspace.web(), posted(workspace)
    theirs = workspace.do("message", user=MIA, channel=VOICE, text="mine")["ts"]
    assert code(web.chat_update, channel=VOICE, ts="1.000001", text="x") == "message_not_found"
    assert code(web.chat_update, channel=VOICE, ts=theirs, text="x") == "cant_update_message"
    assert code(web.chat_update, channel=VOICE, ts=ts, text="x" * 4001) == "msg_too_long"
    assert code(web.chat_update, channel="C0GHOST", ts=ts, text="x") == "channel_not_found"


def test_an_archived_card_cannot_be_updated(workspace: Workspace) -> None:
    workspace.do("channel", name="old", members=[MIA])
    ts = posted(workspace, channel="#old")
    workspace.do("channel", name="old", members=[MIA], archived=True)
    assert code(workspace.web().chat_update, channel="C0OLD", ts=ts, text="x") == "is_inactive"


def test_a_deleted_card_is_gone(workspace: Workspace) -> None:
    ts = posted(workspace)
    workspace.do("delete", user="noor", channel=VOICE, ts=ts)
    assert code(workspace.web().chat_update, channel=VOICE, ts=ts, text="x") == "message_not_found"


def test_a_tombstone_cannot_be_updated(workspace: Workspace) -> None:
    ts = posted(workspace)
    posted(workspace, thread_ts=ts)
    workspace.do("delete", user="noor", channel=VOICE, ts=ts)
    assert code(workspace.web().chat_update, channel=VOICE, ts=ts, text="x") == "message_not_found"


def test_delete_takes_own_messages_only(workspace: Workspace) -> None:
    web, ts = workspace.web(), posted(workspace)
    theirs = workspace.do("message", user=MIA, channel=VOICE, text="mine")["ts"]
    assert web.chat_delete(channel=VOICE, ts=ts)["ts"] == ts
    assert code(web.chat_delete, channel=VOICE, ts=ts) == "message_not_found"
    assert code(web.chat_delete, channel=VOICE, ts=theirs) == "cant_delete_message"


def test_ephemeral_messages_are_for_one_person(workspace: Workspace) -> None:
    web = workspace.web()
    ts = web.chat_postEphemeral(channel=VOICE, user=MIA, text="psst")["message_ts"]
    assert workspace.texts(VOICE, user=MIA) == ["psst"]
    assert workspace.texts(VOICE, user=TOM) == []
    assert web.conversations_history(channel=VOICE)["messages"] == []
    assert code(web.chat_update, channel=VOICE, ts=ts, text="x") == "message_not_found"


def test_ephemeral_messages_need_a_member(workspace: Workspace) -> None:
    arguments: Json = {"channel": TRIAGE, "user": MIA, "text": "x"}
    assert code(workspace.web().chat_postEphemeral, **arguments) == "user_not_in_channel"


def test_permalinks_lead_to_the_message(workspace: Workspace) -> None:
    web, parent = workspace.web(), posted(workspace)
    reply = posted(workspace, thread_ts=parent)
    link = web.chat_getPermalink(channel=VOICE, message_ts=parent)["permalink"]
    assert link == f"https://tidewell.slack.com/archives/{VOICE}/p{parent.replace('.', '')}"
    threaded = web.chat_getPermalink(channel=VOICE, message_ts=reply)["permalink"]
    assert threaded.endswith(f"?thread_ts={parent}&cid={VOICE}")
    assert code(web.chat_getPermalink, channel=VOICE, message_ts="1.000001") == "message_not_found"


def test_fifty_blocks_are_accepted(workspace: Workspace) -> None:
    assert posted(workspace, blocks=[section()] * 50)


def test_two_buttons_of_one_name_in_a_row_are_refused(workspace: Workspace) -> None:
    row = {"type": "actions", "elements": [button(), button()]}
    answer = refusal(workspace.web().chat_postMessage, channel=VOICE, text="x", blocks=[row])
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] `action_id` must be unique within a block: go [json-pointer:/blocks/0/elements]",
    ]
