from datetime import UTC, datetime
from typing import Any

import pytest
from slack_bolt import App

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Capture, Deletion, Edit, Way
from bridge.slack.listeners.unheard import Unheard
from tests.slack.fake import BOT, LISTENING, MIA, TEAM, FakeDesk, FakeWeb, event, send

TS = "1763726400.000100"
SOURCE = f"message:{TEAM}:{LISTENING}:{TS}"
SAID = datetime(2025, 11, 21, 12, 0, 0, 100, tzinfo=UTC)


def test_a_post_in_a_listening_channel_is_kept(app: App, desk: FakeDesk) -> None:
    assert send(app, event(text="a &lt; b")).status == 200
    assert desk.kept == [Capture(SOURCE, Way.LISTENING, TEAM, MIA, "a < b", SAID, LISTENING, TS)]


def test_a_mention_in_a_listening_channel_is_one_insight(app: App, desk: FakeDesk) -> None:
    send(app, event(text=f"<@{BOT}> refund late"))
    send(app, event("app_mention", text=f"<@{BOT}> refund late"))
    assert [(one.source, one.text) for one in desk.kept] == [(SOURCE, "refund late")]


def test_a_mention_is_a_report_in_any_channel_and_thread(app: App, desk: FakeDesk) -> None:
    send(app, event("app_mention", text=f"so <@{BOT}> refund late", channel="C0ANY", thread_ts="1.2"))
    assert [(one.way, one.text, one.channel) for one in desk.kept] == [
        (Way.MENTION, "so refund late", "C0ANY")
    ]


def test_a_direct_message_is_a_report(app: App, desk: FakeDesk) -> None:
    send(app, event(text="refund late", channel="D0MIA", channel_type="im"))
    assert [one.way for one in desk.kept] == [Way.DM]


@pytest.mark.parametrize("subtype", ["thread_broadcast", "file_share"])
def test_broadcasts_and_posts_with_a_file_count(app: App, desk: FakeDesk, subtype: str) -> None:
    thread = {"thread_ts": "1.2"} if subtype == "thread_broadcast" else {}
    send(app, event(text="see the picture", subtype=subtype, **thread))
    assert [one.text for one in desk.kept] == ["see the picture"]


@pytest.mark.parametrize(
    "fields",
    [
        {"channel": "C0OTHER"},
        {"thread_ts": "1.2"},
        {"thread_ts": "1.2", "subtype": "file_share"},
        {"channel": "D0MIA", "channel_type": "im", "thread_ts": "1.2"},
        {"channel": "D0MIA", "channel_type": "im", "thread_ts": "1.2", "subtype": "thread_broadcast"},
        {"bot_id": "B0JIRA", "user": "U0JIRA"},
        {"bot_id": "B0JIRA", "subtype": "bot_message"},
        {"user": BOT},
        {"user": "USLACKBOT"},
        {"subtype": "channel_join"},
        {"subtype": "channel_topic"},
        {"subtype": "something_new_of_slacks"},
    ],
)
def test_what_is_no_report_is_acknowledged_and_left_alone(
    app: App, desk: FakeDesk, fields: dict[str, str]
) -> None:
    assert send(app, event(text="Mia joined", **fields)).status == 200
    assert desk.kept == []
    assert desk.edits == []


def test_a_kind_of_message_that_is_new_to_us_is_counted(app: App, unheard: Unheard) -> None:
    send(app, event(text="x", subtype="something_new_of_slacks"))
    send(app, event(text="x", subtype="message_deleted", deleted_ts="1.2"))
    assert unheard.so_far() == {"message something_new_of_slacks": 1}


def test_another_bots_mention_is_no_report(app: App, desk: FakeDesk) -> None:
    send(app, event("app_mention", text=f"<@{BOT}> PAY-1 was closed", bot_id="B0JIRA"))
    assert desk.kept == []


def test_nothing_is_acknowledged_when_a_message_was_not_kept(app: App, desk: FakeDesk) -> None:
    desk.fault = OSError("database is locked")
    assert send(app, event(text="refund late")).status == 500
    desk.fault = None
    assert send(app, event(text="refund late")).status == 200
    assert len(desk.kept) == 1


def test_a_refused_post_in_a_channel_is_not_sent_again_and_not_talked_about(
    app: App, desk: FakeDesk, web: FakeWeb
) -> None:
    desk.fault = RefusalError("That is only an emoji.")
    assert send(app, event(text=":tada:")).status == 200
    app.listener_runner.listener_executor.shutdown()
    assert web.calls == []


@pytest.mark.parametrize(
    ("kind", "fields", "thread"),
    [
        ("message", {"channel": "D0MIA", "channel_type": "im"}, TS),
        ("app_mention", {}, TS),
        ("app_mention", {"thread_ts": "1.2"}, "1.2"),
    ],
)
def test_who_speaks_to_the_bot_is_told_why_it_was_not_taken(
    app: App, desk: FakeDesk, web: FakeWeb, kind: str, fields: dict[str, str], thread: str
) -> None:
    desk.fault = RefusalError("That is only an emoji, <no> words.")
    assert send(app, event(kind, text=":tada:", **fields)).status == 200
    said = web.asked("chat.postMessage")
    assert (said["text"], said["thread_ts"]) == ("That is only an emoji, &lt;no&gt; words.", thread)


def edited(**fields: object) -> dict[str, Any]:
    message = {"user": MIA, "text": "refund very late", "ts": TS, "edited": {"user": MIA, "ts": "9.9"}}
    return {
        "subtype": "message_changed",
        "user": None,
        "ts": "1763726500.000100",
        "message": message | fields,
        "previous_message": {"user": MIA, "text": "refund late", "ts": TS},
    }


def test_an_edit_is_a_new_version_of_what_was_kept(app: App, desk: FakeDesk) -> None:
    assert send(app, event(**edited(text=f"<@{BOT}> refund &amp; fee"))).status == 200
    assert desk.edits == [Edit(SOURCE, "Ev1", "refund & fee")]


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_an_edit_of_a_broadcast_or_of_a_post_with_a_file_is_one_too(
    app: App, desk: FakeDesk, subtype: str
) -> None:
    send(app, event(**edited(subtype=subtype)))
    assert [one.text for one in desk.edits] == ["refund very late"]


@pytest.mark.parametrize("place", [{}, {"channel": "D0MIA", "channel_type": "im"}])
def test_a_deleted_message_takes_the_words_of_its_report_along(
    app: App, desk: FakeDesk, place: dict[str, str]
) -> None:
    before = {"user": MIA, "text": "refund late", "ts": TS}
    gone: dict[str, Any] = {"subtype": "message_deleted", "deleted_ts": TS, "previous_message": before}
    assert send(app, event(ts="1763726500.000100", user=None, **gone, **place)).status == 200
    assert desk.deletions == [Deletion(SOURCE.replace(LISTENING, place.get("channel", LISTENING)))]


def test_a_deleted_message_with_replies_leaves_a_tombstone_and_takes_the_words_along_too(
    app: App, desk: FakeDesk
) -> None:
    """As https://docs.slack.dev/reference/events/message/message_changed says."""
    left = edited(subtype="tombstone", user="USLACKBOT", text="This message was deleted.", hidden=True)
    assert send(app, event(**left)).status == 200
    assert (desk.deletions, desk.edits) == ([Deletion(SOURCE)], [])


def test_a_deletion_that_was_not_kept_comes_again(app: App, desk: FakeDesk) -> None:
    desk.fault = OSError("database is locked")
    assert send(app, event(subtype="message_deleted", deleted_ts=TS)).status == 500


@pytest.mark.parametrize(
    "fields",
    [{"text": "refund late"}, {"bot_id": "B0BOT", "user": BOT}, {"bot_id": "B0JIRA", "user": "U0JIRA"}],
)
def test_previews_and_bots_edits_are_no_new_version(app: App, desk: FakeDesk, fields: dict[str, str]) -> None:
    assert send(app, event(**edited(**fields))).status == 200
    assert desk.edits == []


def test_a_change_without_an_edit_is_no_new_version(app: App, desk: FakeDesk) -> None:
    change = edited()
    del change["message"]["edited"]
    send(app, event(**change))
    assert desk.edits == []


def test_an_edit_that_was_not_kept_comes_again(app: App, desk: FakeDesk) -> None:
    desk.fault = OSError("database is locked")
    assert send(app, event(**edited())).status == 500
