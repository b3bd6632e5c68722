"""Whatever is sent, the answer is Slack's: done, or a code; never a failure of the sandbox itself.

Each call below is right; then each of its arguments is replaced by every kind of wrong thing.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.slack import SlackOptions, SlackState
from bridge.sandbox.slack.api import METHODS
from bridge.sandbox.slack.api.call import Call
from bridge.sandbox.slack.doors import DOING, READING
from bridge.sandbox.slack.errors import HandError, SlackError
from bridge.sandbox.slack.hands.asked import Asked
from bridge.sandbox.slack.options import SHORTCUTS
from bridge.sandbox.slack.responses import answer
from tests.sandbox.slack.workspace import (
    MIA,
    NOOR,
    PATIENCE,
    VOICE,
    Json,
    Workspace,
    actions,
    button,
    modal,
    section,
)

BASE = "http://127.0.0.1:1/"
WRONG: list[Any] = [
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    float("inf"),
    "",
    "x",
    "²",
    "9" * 5000,
    "{",
    "1.2",
    [],
    [None],
    {},
]
WRONG += [["x"], [[]], [{}], {"x": 1}, {"type": []}, [{"type": {}}], {"event_type": 1, "event_payload": []}]
MARK = {"event_type": "effect", "event_payload": {"key": "home:1"}}
HERE: Json = {"channel": VOICE}
SEARCH: Json = {"type": "external_select", "action_id": "find"}


class Room:
    """A workspace with a message of each side, an open modal and a fresh trigger."""

    def __init__(self) -> None:
        self.state = SlackState(SlackOptions(pace=1000, retry_delays=()), clock=HeldClock())
        voice = self.state.world.channels[VOICE]
        self.said = self.state.person_writes(MIA, voice, "late")[0].ts
        self.card = self.state.app_writes(voice, "Saved", [section(), actions(button(), SEARCH)])[0].ts
        self.whisper = self.state.whisper(MIA, voice, "Only you", []).ts
        self.view = self.state.views.open(MIA, modal(external_id="report-1"))
        self.state.world.usergroups["S0LEIPZIG"] = (MIA, NOOR)

    def filled(self, args: Json) -> Json:
        """The arguments with what only this room knows in the place of its name."""
        known = {
            "SAID": self.said,
            "CARD": self.card,
            "VIEW": self.view.id,
            "TRIGGER": self.state.triggers.give(MIA),
        }
        return {
            name: known.get(value, value) if isinstance(value, str) else value for name, value in args.items()
        }


CALLS: dict[str, Json] = {
    "api.test": {"foo": "bar"},
    "apps.connections.open": {},
    "auth.test": {},
    "chat.delete": HERE | {"ts": "CARD"},
    "chat.getPermalink": HERE | {"message_ts": "SAID"},
    "chat.postEphemeral": HERE | {"user": MIA, "text": "Hello", "blocks": [section()]},
    "chat.postMessage": HERE
    | {
        "text": "Hello",
        "blocks": [section()],
        "metadata": MARK,
        "thread_ts": "SAID",
        "reply_broadcast": True,
    },
    "chat.update": HERE | {"ts": "CARD", "text": "Hello", "blocks": [section()], "metadata": MARK},
    "conversations.history": HERE
    | {"oldest": "0", "latest": "9999999999.0", "inclusive": True, "limit": 5, "cursor": ""},
    "conversations.info": HERE | {"include_num_members": True},
    "conversations.join": HERE,
    "conversations.list": {"types": "public_channel,im", "exclude_archived": True, "limit": 2, "cursor": ""},
    "conversations.members": HERE | {"limit": 2, "cursor": ""},
    "conversations.open": {"users": MIA, "return_im": True},
    "conversations.replies": HERE | {"ts": "SAID", "limit": 2, "cursor": "", "oldest": "0"},
    "files.info": {"file": "F1"},
    "files.getUploadURLExternal": {"filename": "week.png", "length": 3, "alt_txt": "Fewer reports."},
    "files.completeUploadExternal": {"files": [{"id": "F1", "title": "Week"}], "channel_id": VOICE},
    "reactions.add": HERE | {"timestamp": "SAID", "name": "eyes"},
    "reactions.get": HERE | {"timestamp": "SAID"},
    "reactions.remove": HERE | {"timestamp": "CARD", "name": "eyes"},
    "team.info": {},
    "users.info": {"user": MIA},
    "users.list": {"limit": 2, "cursor": ""},
    "usergroups.users.list": {"usergroup": "S0LEIPZIG"},
    "users.lookupByEmail": {"email": "mia@tidewell.example"},
    "views.open": {"trigger_id": "TRIGGER", "view": modal()},
    "views.publish": {"user_id": MIA, "view": modal(type="home", callback_id="home"), "hash": ""},
    "views.push": {"trigger_id": "TRIGGER", "view": modal()},
    "views.update": {"view_id": "VIEW", "view": modal(), "external_id": "", "hash": ""},
}
NEEDS_MORE = {
    "files.info": "file_not_found",
    "files.completeUploadExternal": "file_not_found",
    "reactions.remove": "no_reaction",
    "views.publish": "invalid_arguments",
}
"""Calls that are right in form and refused in this room."""


def called(name: str, args: Json) -> str:
    """`ok`, or the code of the refusal, in a new room."""
    room = Room()
    try:
        answered = METHODS[name].run(Call(room.state, room.filled(args), BASE))
    except SlackError as error:
        json.dumps(error.extra)
        return error.code
    json.dumps(answered)
    return "ok"


def test_every_method_is_tried() -> None:
    assert CALLS.keys() == METHODS.keys()


@pytest.mark.parametrize("name", CALLS)
def test_a_method_answers_or_refuses_with_a_code(name: str) -> None:
    assert called(name, CALLS[name]) == NEEDS_MORE.get(name, "ok")
    for argument in CALLS[name]:
        codes = {called(name, CALLS[name] | {argument: wrong}) for wrong in WRONG}
        assert all(code == code.lower() and " " not in code for code in codes)


WHO: Json = {"user": MIA, "channel": VOICE}
HANDS: dict[str, Json] = {
    "command": WHO | {"command": "/insight", "text": "late"},
    "message": WHO | {"text": "late", "thread_ts": "SAID", "broadcast": True},
    "edit": WHO | {"ts": "SAID", "text": "later"},
    "delete": WHO | {"ts": "SAID"},
    "react": WHO | {"ts": "SAID", "name": "eyes", "remove": False},
    "join": WHO,
    "press": WHO | {"ts": "CARD", "action_id": "go", "block_id": "row"},
    "suggest": WHO | {"ts": "CARD", "action_id": "find", "block_id": "row", "value": "refund"},
    "shortcut": WHO | {"callback_id": SHORTCUTS[0].callback_id, "ts": "SAID"},
    "open_app": {"user": MIA, "tab": "home"},
    "upload": {"user": MIA, "name": "photo.png", "data": "UE5H"},
    "submit": {"user": MIA, "view_id": "VIEW", "values": {"said": {"text": "late"}}},
    "close": {"user": MIA, "view_id": "VIEW", "clear": True},
    "person": {"name": "zoe", "real_name": "Zoe", "email": "zoe@tidewell.example", "channels": [VOICE]},
    "channel": {"name": "returns", "members": [MIA, NOOR], "private": True},
    "usergroup": {"id": "S0LEIPZIG", "members": [MIA, NOOR]},
    "request_url": {"url": "http://127.0.0.1:9/slack/events"},
    "set": {"fail": {"method": "chat.update", "error": "fatal_error"}, "clear": True},
    "redeliver": {"event_id": "Ev1"},
    "raw": {"envelope": {"type": "events_api", "payload": {"event_id": "Ev1"}}},
    "disconnect": {"reason": "warning"},
    "workspace": {},
    "messages": WHO | {"thread_ts": "SAID"},
    "changes": {"user": MIA, "after": 0, "wait": 0},
    "views": {"user": MIA},
    "stats": {"kinds": "command"},
}
REFUSED_HERE = {
    "redeliver": "No event 'Ev1' was sent lately.",
    "request_url": "http://127.0.0.1:9/slack/events did not say the challenge back.",
}


def handled(hand: Callable[[Asked], Awaitable[Json]], fields: Json) -> str:
    """`done`, or the sentence of the refusal, in a new room."""

    async def run() -> str:
        room = Room()
        try:
            json.dumps(await hand(Asked(room.state, room.filled(fields), BASE)))
        except HandError as error:
            return str(error)
        finally:
            await room.state.delivery.close()
        return "done"

    return asyncio.run(run())


def test_every_hand_is_tried() -> None:
    assert HANDS.keys() == READING.keys() | DOING.keys()


@pytest.mark.parametrize("name", HANDS)
def test_hands_do_or_say_why_not(name: str) -> None:
    hand = (READING | DOING)[name]
    assert handled(hand, HANDS[name]) == REFUSED_HERE.get(name, "done")
    for field in HANDS[name]:
        assert all(handled(hand, HANDS[name] | {field: wrong}) for wrong in WRONG)


ANSWER: Json = {
    "text": "Saved",
    "blocks": [section()],
    "response_type": "in_channel",
    "replace_original": True,
}


@pytest.mark.parametrize("field", [*ANSWER, "delete_original"])
def test_an_answer_to_a_gesture_is_shown_or_refused_with_a_code(field: str) -> None:
    for wrong in WRONG:
        room = Room()
        given = room.state.response_urls.use(room.state.response_urls.give(MIA, VOICE, room.card))
        with suppress(SlackError):
            answer(room.state, given, ANSWER | {field: wrong})
        first = next(room.state.world.channels[VOICE].log.top_level())
        assert first.text == "late", "what Mia said is as it was"


@pytest.mark.parametrize("body", ["[]", '"x"', "7", "null", "{", ""])
def test_a_response_url_takes_objects_only(workspace: Workspace, body: str) -> None:
    secret = workspace.state.response_urls.give(MIA, VOICE)
    status, said = post_text(workspace, f"/slack/respond/{secret}", body)
    assert (status, said) == (400, "invalid_payload")
    assert workspace.state.response_urls._given[secret].uses == 0, "it was not used up"


def post_text(workspace: Workspace, path: str, body: str) -> tuple[int, str]:
    """The status and the words of a request that is not answered in JSON."""
    address = urlsplit(workspace.url)
    with closing(HTTPConnection(address.netloc, timeout=PATIENCE)) as line:
        line.request("POST", address.path + path, body)
        answered = line.getresponse()
        return answered.status, answered.read().decode()
