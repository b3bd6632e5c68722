"""The room against the pocket Slack, over a real WebSocket and real HTTP."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from socket import create_server
from typing import Any
from urllib.parse import urlencode

import pytest

from bridge.domain.incoming import Capture, Gesture, Kept, Way
from bridge.domain.outgoing import Post, Posted, Update
from bridge.sandbox.app import Options, create
from bridge.sandbox.server import Running
from bridge.sandbox.slack import SlackOptions as Limits
from bridge.slack.app import BOLT, build
from bridge.slack.calls import Calls, client
from bridge.slack.options import SlackOptions
from bridge.slack.sender import Sender
from bridge.slack.signin import identify
from bridge.slack.socket import Socket
from tests.slack.fake import NOON, FakeDesk
from tests.slack.samples import HOME, TRIAGE

MIA, VOICE, TRIAGE_CHANNEL = "U0MIA", "C0VOICEOFCUSTOMER", "C0TRIAGEPAYMENTS"
PATIENCE = 10.0
EAGER = Options(slack=Limits(pace=1000, retry_delays=(0.0, 0.0, 0.0)))


class Desk(FakeDesk):
    """Listens in the channel that the pocket Slack has for it; may be told to take its time."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()

    def keep(self, capture: Capture) -> Kept:
        self.asked.set()
        assert self.go_on.wait(PATIENCE)
        return super().keep(capture)

    def is_listening(self, channel: str) -> bool:
        return channel == VOICE


class World:
    """Somebody's hands and eyes in the pocket Slack."""

    def __init__(self, url: str) -> None:
        self.url = url

    def do(self, what: str, **fields: Any) -> dict[str, Any]:
        return self._request("POST", f"/sandbox/slack/{what}", json.dumps(fields))

    def see(self, what: str, **query: str) -> dict[str, Any]:
        return self._request("GET", f"/sandbox/slack/{what}?{urlencode(query)}")

    def _request(self, method: str, path: str, body: str = "") -> dict[str, Any]:
        with closing(HTTPConnection("127.0.0.1", int(self.url.rpartition(":")[2]), timeout=PATIENCE)) as line:
            line.request(method, path, body.encode(), {"Content-Type": "application/json"})
            answer = line.getresponse()
            content: dict[str, Any] = json.loads(answer.read())
            assert answer.status == 200, content
            return content


def until(holds: Callable[[], object]) -> None:
    """Look again and again until it holds; fail after ten seconds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came true"
        threading.Event().wait(0.005)


def options_at(url: str) -> SlackOptions:
    return SlackOptions(
        "xoxb-sandbox",
        "xapp-sandbox",
        "T0SANDBOX",
        "U0BRIDGE",
        bot_id="B0BRIDGE",
        api_url=f"{url}/slack/api/",
    )


@contextmanager
def connected(url: str, desk: FakeDesk, first_wait: float = 0.05) -> Iterator[Socket]:
    options = options_at(url)
    socket = Socket(build(options, desk), options, first_wait)
    socket.start()
    try:
        yield socket
    finally:
        socket.stop()


@pytest.fixture
def world() -> Iterator[World]:
    with Running(create(EAGER)) as running:
        yield World(running.url)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_an_insight_travels_in_and_its_card_travels_back(world: World, desk: Desk) -> None:
    sender = Sender(Calls(client("xoxb-sandbox", f"{world.url}/slack/api/", 5)))
    with connected(world.url, desk) as socket:
        until(lambda: socket.connected)
        answer = world.do(
            "command", user=MIA, channel="#voice-of-customer", command="/insight", text="a & <b>"
        )
        assert answer["response"]["text"] == "Saved, no. 1."
        assert [(one.way, one.text) for one in desk.kept] == [(Way.COMMAND, "a & <b>")]

        home = sender.perform(Post(HOME, user=MIA), "home:17")
        assert home
        (seen,) = world.see("messages", channel=home.channel, user=MIA)["messages"]
        assert seen["text"].startswith("Saved, no. 17")
        world.do("press", user=MIA, channel=home.channel, ts=home.ts, action_id="right")
        assert [(one.gesture, one.subject, one.version, one.user) for one in desk.clicks] == [
            (Gesture.RIGHT, 17, 4, MIA)
        ]

        sender.perform(Update(replace(HOME, state="confirmed"), home.channel, home.ts), "update:17")
        (seen,) = world.see("messages", channel=home.channel, user=MIA)["messages"]
        assert "You said this is right." in str(seen["blocks"])
        assert seen["metadata"]["event_payload"] == {"key": "home:17"}


def test_a_post_is_found_again_by_its_key(world: World) -> None:
    sender = Sender(Calls(client("xoxb-sandbox", f"{world.url}/slack/api/", 5)))
    order = Post(TRIAGE, channel=TRIAGE_CHANNEL)
    assert sender.find(order, "triage:7", NOON, "") is None
    posted = sender.perform(order, "triage:7")
    assert posted == sender.find(order, "triage:7", NOON, "")
    assert isinstance(posted, Posted)
    reply = Post(HOME, channel=TRIAGE_CHANNEL, thread=posted.ts)
    assert sender.perform(reply, "home:17") == sender.find(reply, "home:17", NOON, "")


def test_forms_open_and_come_back(world: World, desk: Desk) -> None:
    sender = Sender(Calls(client("xoxb-sandbox", f"{world.url}/slack/api/", 5)))
    with connected(world.url, desk) as socket:
        until(lambda: socket.connected)
        card = sender.perform(Post(TRIAGE, channel=TRIAGE_CHANNEL), "triage:7")
        assert card
        world.do("press", user="U0PRIYA", channel=card.channel, ts=card.ts, action_id="link_issue")
        until(lambda: world.see("views", user="U0PRIYA")["views"])
        (view,) = world.see("views", user="U0PRIYA")["views"]
        wrong = world.do("submit", user="U0PRIYA", view_id=view["id"], values={"text": {"text": "that one"}})
        assert wrong["errors"]["text"].startswith("That is no issue key.")
        right = world.do("submit", user="U0PRIYA", view_id=view["id"], values={"text": {"text": "pay-311"}})
        assert (right["errors"], right["closed"]) == (None, True)
        assert [(one.gesture, one.subject, one.choice) for one in desk.clicks] == [
            (Gesture.LINK_ISSUE, 7, "PAY-311")
        ]


def test_the_command_alone_opens_a_form_that_says_saved(world: World, desk: Desk) -> None:
    with connected(world.url, desk) as socket:
        until(lambda: socket.connected)
        world.do("command", user=MIA, channel="#voice-of-customer", command="/insight", text="")
        until(lambda: world.see("views", user=MIA)["views"])
        (view,) = world.see("views", user=MIA)["views"]
        world.do("submit", user=MIA, view_id=view["id"], values={"text": {"text": "refund late"}})
        assert "Saved, no. 1." in str(world.see("views", user=MIA))


def test_one_post_with_a_mention_is_one_insight(world: World, desk: Desk) -> None:
    with connected(world.url, desk) as socket:
        until(lambda: socket.connected)
        world.do("message", user=MIA, channel="#voice-of-customer", text="@bridge refund late")
        until(lambda: world.see("stats")["sent"].get("mention"))
        assert [one.text for one in desk.kept] == ["refund late"]


def test_a_message_that_was_not_kept_comes_again_until_it_is(desk: Desk) -> None:
    desk.fault = OSError("database is locked")
    impatient = Limits(pace=1000, ack_limit=0.2, retry_delays=(0.0,) * 50)
    with Running(create(Options(slack=impatient))) as running, connected(running.url, desk) as socket:
        until(lambda: socket.connected)
        World(running.url).do("message", user=MIA, channel="#voice-of-customer", text="refund late")
        assert desk.asked.is_set()
        desk.fault = None
        until(lambda: len(desk.kept) == 1)


def test_slack_may_come_up_after_the_bridge(desk: Desk) -> None:
    with create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    with connected(f"http://127.0.0.1:{port}", desk) as socket:
        assert not socket.connected
        with Running(create(EAGER), port) as running:
            until(lambda: socket.connected)
            answer = World(running.url).do(
                "command", user=MIA, channel="#voice-of-customer", command="/insight", text="late"
            )
            assert answer["response"]["text"] == "Saved, no. 1."
            socket.stop()


def test_a_refused_app_token_is_tried_again_and_named(
    world: World, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    world.do("set", fail={"method": "apps.connections.open", "error": "invalid_auth", "times": 2})
    with connected(world.url, desk, first_wait=0.01) as socket:
        until(lambda: socket.connected)
    assert "Slack cannot be reached (invalid_auth)" in caplog.text
    assert "xapp" not in caplog.text


def test_a_new_connection_follows_when_slack_ends_one(world: World, desk: Desk) -> None:
    with connected(world.url, desk) as socket:
        until(lambda: socket.connected)
        assert world.do("disconnect") == {"connections": 1}
        until(lambda: world.see("stats")["calls"].get("apps.connections.open") == 2)
        typed = {"user": MIA, "channel": "#voice-of-customer", "command": "/insight", "text": "late"}
        until(lambda: world.do("command", **typed)["acked"])


def test_what_is_being_answered_is_answered_before_the_end(world: World, desk: Desk) -> None:
    desk.go_on.clear()
    answers: list[dict[str, Any]] = []
    with connected(world.url, desk) as socket:
        until(lambda: socket.connected)
        typing = threading.Thread(
            target=lambda: answers.append(
                world.do("command", user=MIA, channel="#voice-of-customer", command="/insight", text="late")
            )
        )
        typing.start()
        assert desk.asked.wait(PATIENCE)
        stopping = threading.Thread(target=socket.stop)
        stopping.start()
        desk.go_on.set()
        stopping.join()
        typing.join()
    assert answers[0]["response"]["text"] == "Saved, no. 1."


def test_the_token_says_which_workspace_it_is_for(world: World) -> None:
    identity = identify(options_at(world.url))
    assert (identity.team, identity.bot_user, identity.bot_id) == ("T0SANDBOX", "U0BRIDGE", "B0BRIDGE")


def test_a_connection_that_was_cut_on_purpose_is_no_error(
    world: World, desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connected(world.url, desk) as socket:
        until(lambda: socket.connected)
        close = socket._client.close

        def complaining() -> None:
            BOLT.error("the connection was reset")
            close()

        monkeypatch.setattr(socket._client, "close", complaining)
    BOLT.error("anything after that")
    assert [record.getMessage() for record in caplog.records] == ["anything after that"]
