"""Slack's bodies, changed in every place: each is answered, none leaves a traceback, and what is kept can be stored."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.incoming import Gesture
from bridge.slack import shapes
from bridge.slack.app import CheckedApp, build
from bridge.slack.http import HttpDoor
from bridge.slack.listeners.unheard import Unheard
from bridge.slack.options import SlackOptions
from tests.doors.mutations import GONE, changed, nested, once_each, put
from tests.slack.fake import (
    BOT,
    MIA,
    NOON,
    TEAM,
    UNHURRIED,
    Body,
    FakeDesk,
    command,
    event,
    press,
    send,
    submit,
    suggest,
)
from tests.slack.test_http import NOW, SECRET, headers

FILE = {"id": "F1", "mimetype": "image/png"}
TICKED = {"values": {"listed": {"listed": {"selected_options": [{"value": "7", "text": {"text": "a"}}]}}}}
WINDOW = {"id": "V1", "type": "modal", "callback_id": "move", "private_metadata": '[7,1,""]'}
HOME_TAB = {"id": "V2", "type": "home", "private_metadata": '[1,0,""]'}
SHARED = {
    "is_ext_shared_channel": True,
    "authorizations": [{"team_id": TEAM, "user_id": BOT, "enterprise_id": None}],
}

BODIES: dict[str, Body] = {
    "a report": command("refund late"),
    "a form asked for": command(""),
    "a question": command("refund", name="/known"),
    "credit": command("last month", name="/credits"),
    "a watch": command("watch", name="/bridge"),
    "a post": event(text="late", files=[FILE], user_team=TEAM) | SHARED,
    "a reply": event(text="late", thread_ts="1.1", channel="D1", channel_type="im"),
    "a mention": event("app_mention", text=f"<@{BOT}> late"),
    "an edit": event(
        subtype="message_changed",
        message={"ts": "1.1", "text": "b", "edited": {"ts": "1.2"}, "user": MIA},
        previous_message={"ts": "1.1", "text": "a"},
    ),
    "a deletion": event(subtype="message_deleted", deleted_ts="1.1", previous_message={"user": MIA}),
    "a profile": event("user_change", user={"id": MIA, "team_id": TEAM, "profile": {"real_name": "Mia"}}),
    "the App Home": event("app_home_opened", tab="home"),
    "a reaction": event(
        "reaction_added",
        item={"type": "message", "channel": "C1", "ts": "1.1"},
        item_user="U2",
        reaction="eyes",
    ),
    "what nobody listens to": event("pin_added", item={}),
    "a decision": press("right", '[17,4,""]', response_url="http://127.0.0.1:9/"),
    "another page": press("app_home_page.2", '[2,0,""]', view=HOME_TAB),
    "a heads-up": press("got_it", '[2,0,""]', view=HOME_TAB),
    "a consent": press(Gesture.CONSENT, '[0,0,"yes"]'),
    "a check-up": press(Gesture.CHECK_UP, '[1,0,""]', state=TICKED),
    "several problems": press(Gesture.MERGE_ALL, '[0,0,""]', state=TICKED),
    "a form": press(Gesture.DETAILS, '[2,0,""]'),
    "more": press("more_home", '[2,0,""]', view=WINDOW),
    "a report by form": submit("insight", "late"),
    "a decline": submit(Gesture.DECLINE, "because", '[1,1,""]'),
    "details": submit(Gesture.DETAILS, "x", '[1,1,""]'),
    "an answer": submit("write_answer", "x", '[1,1,""]'),
    "a search": suggest("search_problems", "refund", view=WINDOW),
    "a search in a form": suggest("search_values", "refund", view=WINDOW),
    "a shortcut": press("x", "") | {"type": "shortcut", "callback_id": "report"},
    "a message": press("x", "")
    | {
        "type": "message_action",
        "callback_id": "report_message",
        "channel": {"id": "C1"},
        "message": {"ts": "1.1", "user": MIA, "text": "x", "files": [FILE]},
    },
}
"""One of each that our listeners hear."""

NOWHERE = SlackOptions(
    "xoxb-1", "xapp-1", TEAM, BOT, api_url="http://127.0.0.1:9/", reaction="eyes", signing_secret=SECRET
)
OURS = "ValueError", "JSONDecodeError"
"""What is said of a button that carries no value of ours: whoever pressed it is told."""


class Anybody(FakeDesk):
    """Serves whoever asks."""

    def credits(self, *_: Any) -> Any:
        return self.summary

    def wishes(self, *_: Any) -> Any:
        return self.wished


class Log(logging.Handler):
    """Keeps what would make an operator look."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if record.exc_info or (said.startswith("Could not take") and not said.endswith(OURS)):
            self.found.append(said)


@pytest.fixture(scope="module")
def desk() -> FakeDesk:
    return Anybody()


@pytest.fixture(scope="module")
def app(desk: FakeDesk) -> CheckedApp:
    return build(NOWHERE, desk, now=lambda: NOON)


@pytest.fixture(autouse=True)
def log() -> Iterator[Log]:
    handler = Log()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)


def storable(kept: object) -> bool:
    """Whether any database takes it."""
    return "\0" not in str(kept) and bool(str(kept).encode() or True)


@pytest.mark.parametrize("what", BODIES)
def test_every_place_may_be_missing_null_or_something_else(
    app: CheckedApp, desk: FakeDesk, log: Log, what: str
) -> None:
    turn = list(BODIES).index(what)
    for path, body in once_each(BODIES[what], turn):
        assert send(app, body).status == 200, path
    assert log.found == []
    assert all(map(storable, (*desk.kept, *desk.clicks, *desk.edits, *desk.replies)))


@pytest.mark.parametrize("what", BODIES)
def test_unchanged_it_is_as_documented(what: str) -> None:
    assert shapes.lacking(BODIES[what]) is None


@given(st.data())
@settings(UNHURRIED, max_examples=60, derandomize=True)
def test_whatever_is_changed_is_answered(app: CheckedApp, data: st.DataObject) -> None:
    body = data.draw(st.sampled_from(sorted(BODIES)).flatmap(lambda what: changed(BODIES[what])))
    assert send(app, body).status == 200


@given(st.data())
@settings(UNHURRIED, max_examples=40, derandomize=True)
def test_over_http_whatever_is_signed_is_answered(app: CheckedApp, data: st.DataObject) -> None:
    body = json.dumps(data.draw(st.sampled_from(sorted(BODIES)).flatmap(lambda what: changed(BODIES[what]))))
    raw = body[: data.draw(st.sampled_from([len(body), len(body), len(body) // 2, 1, 0]))].encode()
    answer = HttpDoor(app, SECRET, lambda: NOW)(raw, headers(raw))
    assert answer.status in {200, 400, 403}


@pytest.mark.parametrize(
    "raw", [b"[" * 100_000, b'{"a":' * 100_000, b'{"a": 1' + b"0" * 5000 + b"}", b'{"a": "\xff"}']
)
def test_what_python_cannot_read_is_a_bad_request(app: CheckedApp, raw: bytes) -> None:
    assert HttpDoor(app, SECRET, lambda: NOW)(raw, headers(raw)).status == 400


@pytest.mark.parametrize("body", [None, [], "x", 7, {}, [[]], {"event": None}, {"type": []}])
def test_what_is_no_payload_is_acknowledged(app: CheckedApp, body: Any) -> None:
    assert send(app, body).status == 200


def test_what_cannot_be_read_is_counted_by_its_kind_and_quotes_nothing(
    desk: FakeDesk, caplog: pytest.LogCaptureFixture
) -> None:
    unheard = Unheard()
    app = build(NOWHERE, desk, unheard=unheard)
    body = event(text="Mrs Miller", ts=["Mrs Miller"], files=[{"name": "Mrs Miller"}])
    send(app, body)
    send(app, put(body, ("event", "type"), "Mrs Miller\nERROR all is lost"))
    send(app, command("x") | {"command": ["Mrs Miller"]})
    assert unheard.so_far() == {
        "event message without event.ts": 1,
        "event unknown without event.type": 1,
        "command unknown without command": 1,
    }
    assert "Miller" not in caplog.text


def test_nobody_takes_for_kept_what_could_not_be_read(app: CheckedApp) -> None:
    assert send(app, put(command("late"), ("user_id",), GONE)).body == "Not saved, please send again."
    form = json.loads(send(app, put(submit("insight", "late"), ("view", "state"), GONE)).body)
    assert form["response_action"] == "update"
    assert "Not saved, please send again." in json.dumps(form)
    assert json.loads(send(app, put(suggest("search_problems"), ("user",), GONE)).body) == {"options": []}


def test_what_is_too_deep_is_not_heard(app: CheckedApp, desk: FakeDesk) -> None:
    kept = len(desk.kept)
    deep = event(text="deep", ts="7.7", blocks=nested(shapes.DEEPEST))
    assert send(app, deep).status == 200
    assert len(desk.kept) == kept
    send(app, put(deep, ("event", "blocks"), nested(shapes.DEEPEST - 3)))
    assert len(desk.kept) == kept + 1


def test_halves_of_characters_and_nul_are_taken_out_and_the_rest_is_kept(
    app: CheckedApp, desk: FakeDesk
) -> None:
    send(app, command("refund\0 late 😀 \ud800", trigger_id="9.9.clean"))
    assert desk.kept[-1].text == "refund late 😀 ?"
