"""Whatever people and the app do in whatever order, a channel stays in one piece, and the app hears of all of it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.slack import SlackOptions, SlackState
from bridge.sandbox.slack.api import METHODS
from bridge.sandbox.slack.api.call import Call
from bridge.sandbox.slack.delivery import Outgoing
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.ids import BOT_USER
from bridge.sandbox.slack.log import Message
from tests.sandbox.slack.workspace import MIA, TOM, VOICE, Json

PEOPLE = (MIA, TOM)
EMOJI = ("eyes", "white_check_mark")


class Channel:
    """One channel in which things happen; what the app hears is kept in order."""

    def __init__(self) -> None:
        self.clock = HeldClock()
        self.state = SlackState(SlackOptions(pace=1000), clock=self.clock)
        self.channel = self.state.world.channels[VOICE]
        self.heard: list[Outgoing] = []

    def messages(self) -> list[Message]:
        """What can still be acted on."""
        return [each for each in self.channel.log.messages.values() if each.subtype != "tombstone"]

    def pick(self, choice: int) -> Message | None:
        there = self.messages()
        return there[choice % len(there)] if there else None

    def web(self, method: str, **args: Any) -> Json:
        """A call of the app."""
        call = Call(self.state, {"channel": VOICE, **args}, "http://127.0.0.1:1/")
        answer = METHODS[method].run(call)
        self.heard += call.outgoing
        json.dumps(answer)
        return answer


Deed = Callable[[Channel, int], None]


def _write(room: Channel, choice: int) -> None:
    room.heard += room.state.person_writes(PEOPLE[choice % 2], room.channel, f"said {choice}")[1]


def _reply(room: Channel, choice: int) -> None:
    if parent := room.pick(choice):
        root = parent.thread_ts or parent.ts
        broadcast = choice % 3 == 0
        person = PEOPLE[choice % 2]
        _, told = room.state.person_writes(person, room.channel, "reply", root, broadcast=broadcast)
        room.heard += told


def _post(room: Channel, choice: int) -> None:
    parent = room.pick(choice) if choice % 2 else None
    thread = {"thread_ts": parent.ts} if parent else {}
    room.web("chat.postMessage", text=f"card {choice}", **thread)


def _edit(room: Channel, choice: int) -> None:
    message = room.pick(choice)
    if message and message.user == BOT_USER:
        room.web("chat.update", ts=message.ts, text="edited")
    elif message:
        room.heard += room.state.edit(message, room.channel, message.user, text="edited")


def _delete(room: Channel, choice: int) -> None:
    if message := room.pick(choice):
        room.heard += room.state.delete(message, room.channel, message.user)


def _react(room: Channel, choice: int) -> None:
    message, name = room.pick(choice), EMOJI[choice % 2]
    if message and BOT_USER in message.reactions.get(name, {}):
        room.web("reactions.remove", timestamp=message.ts, name=name)
    elif message:
        room.web("reactions.add", timestamp=message.ts, name=name)


def _wait(room: Channel, choice: int) -> None:
    room.clock.advance(choice / 10)


DEEDS: list[Deed] = [_write, _write, _reply, _post, _edit, _delete, _react, _wait]
STEPS = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 20)), max_size=25)
FEW = settings(max_examples=20)


def played(steps: list[tuple[Deed, int]]) -> Channel:
    room = Channel()
    for deed, choice in steps:
        deed(room, choice)
    return room


def read_on(room: Channel, method: str, limit: int, **args: Any) -> list[Json]:
    """All messages, page after page."""
    seen: list[Json] = []
    cursor = ""
    while True:
        page = room.web(method, limit=str(limit), cursor=cursor, **args)
        assert len(page["messages"]) <= limit
        seen += page["messages"]
        cursor = page.get("response_metadata", {}).get("next_cursor", "")
        assert page["has_more"] is bool(cursor)
        if not cursor:
            return seen


@FEW
@given(STEPS, st.integers(1, 5))
def test_history_in_pages_is_the_top_level_newest_first(steps: list[tuple[Deed, int]], limit: int) -> None:
    room = played(steps)
    seen = [message["ts"] for message in read_on(room, "conversations.history", limit)]
    there = [
        message.ts
        for message in room.channel.log.messages.values()
        if not message.is_reply or message.subtype == "thread_broadcast"
    ]
    assert seen == sorted(there, reverse=True)


@FEW
@given(STEPS)
def test_each_thread_has_the_replies_that_its_parent_counts(steps: list[tuple[Deed, int]]) -> None:
    room = played(steps)
    for parent in read_on(room, "conversations.history", 100):
        if "reply_count" not in parent:
            continue
        first, *replies = room.web("conversations.replies", ts=parent["ts"])["messages"]
        assert first["ts"] == parent["thread_ts"] or parent.get("subtype") == "thread_broadcast"
        assert [reply["ts"] for reply in replies] == sorted(reply["ts"] for reply in replies)
        assert len(replies) == parent["reply_count"]
        assert {reply["user"] for reply in replies} == set(parent["reply_users"])
        assert parent["latest_reply"] == max(reply["ts"] for reply in replies)


@FEW
@given(STEPS)
def test_a_reply_always_leads_to_a_parent_that_is_there(steps: list[tuple[Deed, int]]) -> None:
    log = played(steps).channel.log
    for message in log.messages.values():
        if message.is_reply:
            assert message.thread_ts is not None
            assert message.ts in log.messages[message.thread_ts].replies
        assert all(reply in log.messages for reply in message.replies)


@FEW
@given(STEPS)
def test_what_was_deleted_is_gone_for_the_app_too(steps: list[tuple[Deed, int]]) -> None:
    room = played(steps)
    gone = [one.event["deleted_ts"] for one in room.heard if one.event.get("subtype") == "message_deleted"]
    for ts in gone:
        for method, args in (("chat.update", {"ts": ts, "text": "x"}), ("reactions.get", {"timestamp": ts})):
            with pytest.raises(SlackError, match="message_not_found"):
                room.web(method, **args)


@FEW
@given(STEPS)
def test_stamps_name_one_message_each_and_events_come_in_their_order(steps: list[tuple[Deed, int]]) -> None:
    room = played(steps)
    told = [one.event["event_ts"] for one in room.heard]
    assert told == sorted(told)
    posted = [
        one.event["ts"]
        for one in room.heard
        if one.event["type"] == "message"
        and one.event.get("subtype") in {None, "thread_broadcast", "bot_message"}
    ]
    assert len(set(posted)) == len(posted)
    assert set(room.channel.log.messages) <= set(posted)


@FEW
@given(STEPS)
def test_reactions_that_are_told_add_up_to_those_that_are_there(steps: list[tuple[Deed, int]]) -> None:
    room = played(steps)
    held: set[tuple[str, str]] = set()
    for one in room.heard:
        if one.event["type"] == "reaction_added":
            held.add((one.event["item"]["ts"], one.event["reaction"]))
        elif one.event["type"] == "reaction_removed":
            held.remove((one.event["item"]["ts"], one.event["reaction"]))
    there = {(message.ts, name) for message in room.messages() for name in message.reactions}
    assert there == {(ts, name) for ts, name in held if ts in {message.ts for message in room.messages()}}


@FEW
@given(STEPS)
def test_an_edit_keeps_the_name_the_author_and_the_thread(steps: list[tuple[Deed, int]]) -> None:
    for one in played(steps).heard:
        if one.event.get("subtype") == "message_changed":
            now, before = one.event["message"], one.event["previous_message"]
            for name in ("ts", "user", "thread_ts"):
                assert now.get(name) == before.get(name)
            assert now["edited"]["ts"] >= now["ts"]
