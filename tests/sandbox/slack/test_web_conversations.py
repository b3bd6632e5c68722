"""`conversations.*`, `reactions.*`, `users.*` and `team.*` through the real client."""

from typing import Any

import pytest
from slack_sdk.web import SlackResponse

from tests.sandbox.slack.workspace import (
    FLOOR,
    MIA,
    PRIYA,
    TOM,
    TRIAGE,
    VOICE,
    Json,
    Workspace,
    code,
)


def says(workspace: Workspace, *texts: str, thread_ts: str = "") -> list[str]:
    """Mia writes; the stamps."""
    return [
        workspace.do("message", user=MIA, channel=VOICE, text=text, thread_ts=thread_ts)["ts"]
        for text in texts
    ]


def texts(answer: SlackResponse) -> list[str]:
    """The texts of a page."""
    return [message["text"] for message in answer["messages"]]


def test_a_direct_message_is_always_the_same(workspace: Workspace) -> None:
    web = workspace.web()
    first, second = web.conversations_open(users=MIA), web.conversations_open(users=[MIA])
    assert first["channel"] == second["channel"]
    assert "already_open" not in first
    assert second["already_open"] is True
    assert web.conversations_open(channel=first["channel"]["id"])["channel"] == first["channel"]


def test_return_im_tells_the_whole_channel(workspace: Workspace) -> None:
    channel = workspace.web().conversations_open(users=MIA, return_im=True)["channel"]
    assert channel["is_im"] is True
    assert channel["user"] == MIA


def test_a_group_message_is_the_same_for_the_same_people_in_any_order(workspace: Workspace) -> None:
    web = workspace.web()
    first = web.conversations_open(users=f"{MIA},{TOM}", return_im=True).data
    again = web.conversations_open(users=f"{TOM},{MIA}").data
    assert isinstance(first, dict)
    assert isinstance(again, dict)
    assert first["channel"]["is_mpim"] is True
    assert first["channel"]["name"] == "mpdm-mia--tom--bridge-1"
    assert again == {
        "ok": True,
        "channel": {"id": first["channel"]["id"]},
        "no_op": True,
        "already_open": True,
    }


def test_only_its_people_read_a_group_message(workspace: Workspace) -> None:
    web = workspace.web()
    group = web.conversations_open(users=f"{MIA},{TOM}")["channel"]["id"]
    web.chat_postMessage(channel=group, text="Let us talk")
    assert workspace.texts(group, user=MIA) == ["Let us talk"]
    listed = web.conversations_list(types="mpim")["channels"]
    assert [one["id"] for one in listed] == [group]
    (shown,) = [one for one in workspace.ask("workspace")["channels"] if one["id"] == group]
    assert (shown["kind"], shown["members"]) == ("group", ["U0BRIDGE", MIA, TOM])
    status, _ = workspace.try_to("message", user=PRIYA, channel=group, text="me too")
    assert status == 403


@pytest.mark.parametrize(
    ("users", "error"),
    [
        ("", "users_list_not_supplied"),
        ("U0GHOST", "user_not_found"),
        ("U0BRIDGE", "cannot_dm_bot"),
        ("U0GONE", "user_disabled"),
        (f"{MIA},U0GHOST", "user_not_found"),
        (f"{MIA},U0GONE", "user_disabled"),
        (",".join(f"U0P{at}" for at in range(9)), "too_many_users"),
    ],
)
def test_who_cannot_be_written_to(workspace: Workspace, users: str, error: str) -> None:
    workspace.do("person", name="gone", deleted=True)
    assert code(workspace.web().conversations_open, users=users) == error


def test_history_is_newest_first(workspace: Workspace) -> None:
    says(workspace, "one", "two", "three")
    answer = workspace.web().conversations_history(channel=VOICE)
    assert texts(answer) == ["three", "two", "one"]
    assert answer["has_more"] is False
    assert "response_metadata" not in answer


def test_history_comes_in_pages(workspace: Workspace) -> None:
    says(workspace, *"abcde")
    web, seen, cursor = workspace.web(), [], None
    for _ in range(3):
        page = web.conversations_history(channel=VOICE, limit=2, cursor=cursor)
        seen += texts(page)
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
    assert seen == ["e", "d", "c", "b", "a"]
    assert not cursor


@pytest.mark.parametrize(
    ("inclusive", "expected"),
    [(False, ["c"]), (True, ["d", "c", "b"])],
)
def test_history_between_two_stamps(workspace: Workspace, inclusive: bool, expected: list[str]) -> None:
    stamps = says(workspace, *"abcde")
    answer = workspace.web().conversations_history(
        channel=VOICE, oldest=stamps[1], latest=stamps[3], inclusive=inclusive
    )
    assert texts(answer) == expected


def test_history_finds_one_message_by_its_stamp(workspace: Workspace) -> None:
    """How a reaction's message is fetched."""
    stamps = says(workspace, *"abc")
    answer = workspace.web().conversations_history(channel=VOICE, latest=stamps[1], inclusive=True, limit=1)
    assert texts(answer) == ["b"]


def test_history_holds_no_replies(workspace: Workspace) -> None:
    parent = says(workspace, "parent")[0]
    says(workspace, "reply", thread_ts=parent)
    message = workspace.web().conversations_history(channel=VOICE)["messages"][0]
    assert message["text"] == "parent"
    assert message["thread_ts"] == parent
    assert message["reply_count"] == 1
    assert message["reply_users"] == [MIA]
    assert message["latest_reply"] > parent


def test_metadata_is_told_only_if_asked_for(workspace: Workspace) -> None:
    metadata = {"event_type": "bridge_effect", "event_payload": {"key": "home:1"}}
    web = workspace.web()
    ts = web.chat_postMessage(channel=VOICE, text="x", metadata=metadata)["ts"]
    web.chat_postMessage(channel=VOICE, text="y", thread_ts=ts, metadata=metadata)
    for page in (web.conversations_history, web.conversations_replies):
        arguments = {"channel": VOICE} | ({"ts": ts} if page == web.conversations_replies else {})
        assert all("metadata" not in message for message in page(**arguments)["messages"])
        told = page(**arguments, include_all_metadata=True)["messages"]
        assert all(message["metadata"] == metadata for message in told)


def test_replies_begin_with_the_parent(workspace: Workspace) -> None:
    parent = says(workspace, "parent")[0]
    replies = says(workspace, "one", "two", thread_ts=parent)
    web = workspace.web()
    assert texts(web.conversations_replies(channel=VOICE, ts=parent)) == ["parent", "one", "two"]
    assert texts(web.conversations_replies(channel=VOICE, ts=replies[0])) == ["parent", "one", "two"]
    since = web.conversations_replies(channel=VOICE, ts=parent, oldest=replies[0])
    assert texts(since) == ["parent", "two"]
    including = web.conversations_replies(channel=VOICE, ts=parent, oldest=replies[0], inclusive=True)
    assert texts(including) == ["parent", "one", "two"]


def test_replies_come_in_pages(workspace: Workspace) -> None:
    parent = says(workspace, "parent")[0]
    says(workspace, "one", "two", thread_ts=parent)
    web = workspace.web()
    page = web.conversations_replies(channel=VOICE, ts=parent, limit=2)
    assert (texts(page), page["has_more"]) == (["parent", "one"], True)
    cursor = page["response_metadata"]["next_cursor"]
    rest = web.conversations_replies(channel=VOICE, ts=parent, limit=2, cursor=cursor)
    assert (texts(rest), rest["has_more"]) == (["parent", "two"], False)


def test_a_thread_must_be_there(workspace: Workspace) -> None:
    assert code(workspace.web().conversations_replies, channel=VOICE, ts="1.000001") == "thread_not_found"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"limit": 0}, "invalid_limit"),
        ({"limit": "many"}, "invalid_limit"),
        ({"cursor": "not base64!"}, "invalid_cursor"),
    ],
)
def test_wrong_pages_are_refused(workspace: Workspace, arguments: Json, error: str) -> None:
    assert code(workspace.web().conversations_history, channel=VOICE, **arguments) == error


def test_history_needs_membership(workspace: Workspace) -> None:
    workspace.do("channel", name="kitchen", members=[MIA], bot=False)
    web = workspace.web()
    assert code(web.conversations_history, channel="C0KITCHEN") == "not_in_channel"
    web.conversations_join(channel="C0KITCHEN")
    assert web.conversations_history(channel="C0KITCHEN")["ok"] is True


def test_joining_twice_is_a_warning(workspace: Workspace) -> None:
    answer = workspace.web().conversations_join(channel=VOICE)
    assert answer["warning"] == "already_in_channel"


def test_what_cannot_be_joined(workspace: Workspace) -> None:
    workspace.do("channel", name="secret", members=[MIA], private=True, bot=False)
    workspace.do("channel", name="old", archived=True)
    web = workspace.web()
    assert code(web.conversations_join, channel="C0SECRET") == "channel_not_found"
    assert code(web.conversations_join, channel="C0OLD") == "is_archived"
    assert code(web.conversations_join, channel=workspace.dm()) == "method_not_supported_for_channel_type"


def test_list_shows_what_the_app_may_see(workspace: Workspace) -> None:
    workspace.do("channel", name="secret", members=[MIA], private=True, bot=False)
    workspace.do("channel", name="quiet", members=[MIA], private=True)
    workspace.do("channel", name="old", archived=True)
    workspace.dm()
    web = workspace.web()

    def names(**arguments: Any) -> set[str]:
        listed = web.conversations_list(**arguments)["channels"]
        return {channel.get("name", channel["id"]) for channel in listed}

    assert {"voice-of-customer", "old"} <= names()
    assert "old" not in names(exclude_archived=True)
    assert names(types="private_channel") == {"quiet"}
    assert names(types="im") == {"D0MIA"}


def test_list_comes_in_pages(workspace: Workspace) -> None:
    web, seen, cursor = workspace.web(), [], ""
    while True:
        page = web.conversations_list(limit=4, cursor=cursor)
        seen += [channel["id"] for channel in page["channels"]]
        cursor = page["response_metadata"]["next_cursor"]
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == 6


def test_info_and_members(workspace: Workspace) -> None:
    web = workspace.web()
    info = web.conversations_info(channel=TRIAGE, include_num_members=True)["channel"]
    assert (info["name"], info["is_member"], info["num_members"]) == ("triage-payments", True, 4)
    assert web.conversations_members(channel=TRIAGE)["members"] == ["U0BRIDGE", "U0PRIYA", "U0RUTH", "U0NOOR"]
    assert code(web.conversations_info, channel="C0GHOST") == "channel_not_found"


def test_members_come_in_pages(workspace: Workspace) -> None:
    web = workspace.web()
    first = web.conversations_members(channel=FLOOR, limit=6)
    cursor = first["response_metadata"]["next_cursor"]
    rest = web.conversations_members(channel=FLOOR, limit=6, cursor=cursor)
    assert len(first["members"]) == 6
    assert len(rest["members"]) == 4
    assert rest["response_metadata"]["next_cursor"] == ""


def test_reactions(workspace: Workspace) -> None:
    web, ts = workspace.web(), says(workspace, "x")[0]
    web.reactions_add(channel=VOICE, timestamp=ts, name="white_check_mark")
    workspace.do("react", user=TOM, channel=VOICE, ts=ts, name="white_check_mark")
    told = web.reactions_get(channel=VOICE, timestamp=ts)["message"]["reactions"]
    assert told == [{"name": "white_check_mark", "users": ["U0BRIDGE", TOM], "count": 2}]
    web.reactions_remove(channel=VOICE, timestamp=ts, name="white_check_mark")
    told = web.reactions_get(channel=VOICE, timestamp=ts)["message"]["reactions"]
    assert told == [{"name": "white_check_mark", "users": [TOM], "count": 1}]


def test_refused_reactions(workspace: Workspace) -> None:
    web, ts = workspace.web(), says(workspace, "x")[0]
    web.reactions_add(channel=VOICE, timestamp=ts, name="eyes")
    assert code(web.reactions_add, channel=VOICE, timestamp=ts, name="eyes") == "already_reacted"
    assert code(web.reactions_add, channel=VOICE, timestamp="1.000001", name="eyes") == "message_not_found"
    assert code(web.reactions_add, channel=VOICE, timestamp=ts, name="No Emoji") == "invalid_name"
    assert code(web.reactions_remove, channel=VOICE, timestamp=ts, name="tada") == "no_reaction"


def test_nobody_reacts_in_an_archived_channel(workspace: Workspace) -> None:
    workspace.do("channel", name="old", members=[MIA])
    ts = workspace.web().chat_postMessage(channel="#old", text="x")["ts"]
    workspace.do("channel", name="old", members=[MIA], archived=True)
    assert code(workspace.web().reactions_add, channel="C0OLD", timestamp=ts, name="eyes") == "is_archived"


def test_users(workspace: Workspace) -> None:
    web = workspace.web()
    user = web.users_info(user="U0DANA")["user"]
    assert user["real_name"] == "Dana Petrova"
    assert user["is_restricted"] is True
    assert web.users_lookupByEmail(email="MIA@tidewell.example")["user"]["id"] == MIA
    assert code(web.users_lookupByEmail, email="ghost@tidewell.example") == "users_not_found"


def test_a_person_without_email(workspace: Workspace) -> None:
    workspace.do("person", name="shy")
    assert "email" not in workspace.web().users_info(user="U0SHY")["user"]["profile"]


def test_a_deactivated_person(workspace: Workspace) -> None:
    workspace.do("person", name="gone", email="gone@tidewell.example", deleted=True)
    web = workspace.web()
    assert web.users_info(user="U0GONE")["user"]["deleted"] is True
    assert code(web.users_lookupByEmail, email="gone@tidewell.example") == "users_not_found"


def test_users_list_has_everybody(workspace: Workspace) -> None:
    web = workspace.web()
    first = web.users_list(limit=7)
    rest = web.users_list(limit=7, cursor=first["response_metadata"]["next_cursor"])
    names = [member["name"] for member in [*first["members"], *rest["members"]]]
    assert len(names) == len(set(names)) == 10
    bot = next(member for member in first["members"] if member["is_bot"])
    assert bot["profile"]["bot_id"] == "B0BRIDGE"


def test_team_info(workspace: Workspace) -> None:
    team = workspace.web().team_info()["team"]
    assert (team["id"], team["name"], team["domain"]) == ("T0SANDBOX", "Tidewell", "tidewell")
