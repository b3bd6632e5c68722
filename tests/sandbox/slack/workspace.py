"""A running pocket Slack, the real SDK, and people's hands."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from bridge.sandbox.app import Options, create
from bridge.sandbox.clock import HeldClock
from bridge.sandbox.server import Running
from bridge.sandbox.slack import SlackOptions, SlackState
from bridge.sandbox.slack.options import SUBSCRIBED
from bridge.slack.straight import trusted

Json = dict[str, Any]
AT_ONCE = SlackOptions(pace=1000, retry_delays=(0.0, 0.0, 0.0))
IMPATIENT = SlackOptions(pace=1000, ack_limit=0.3, retry_delays=(0.0, 0.0, 0.0))
PATIENCE = 10.0

MIA, TOM, PRIYA, NOOR = "U0MIA", "U0TOM", "U0PRIYA", "U0NOOR"
VOICE, FLOOR, TRIAGE = "C0VOICEOFCUSTOMER", "C0SERVICEFLOOR", "C0TRIAGEPAYMENTS"


def until(holds: Callable[[], bool]) -> None:
    """Ask again and again until it holds; fail after ten seconds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came true"
        threading.Event().wait(0.001)  # asking without a pause would keep the server from its turn


@dataclass
class Workspace:
    """A running workspace: its state, its clock and the ways to reach it."""

    url: str
    state: SlackState
    clock: HeldClock
    apps: list["Connected"] = field(default_factory=list)

    def web(self, token: str = "xoxb-sandbox") -> WebClient:
        """The real client, without retries."""
        return WebClient(token, base_url=f"{self.url}/slack/api/", retry_handlers=[])

    def dialling(self) -> WebClient:
        """The real client for Socket Mode, which would read all certificates for each connection."""
        web = self.web("xapp-sandbox")
        web.ssl = trusted()
        return web

    def do(self, what: str, **fields: Any) -> Json:
        """Do something with somebody's hands."""
        status, answer = self.try_to(what, **fields)
        assert status == 200, answer
        return answer

    def try_to(self, what: str, **fields: Any) -> tuple[int, Json]:
        """Do something that may be refused: the status and the answer."""
        return self.request("POST", f"/sandbox/slack/{what}", json.dumps(fields))

    def ask(self, what: str, **query: Any) -> Json:
        """See something with somebody's eyes."""
        status, answer = self.try_to_ask(what, **query)
        assert status == 200, answer
        return answer

    def try_to_ask(self, what: str, **query: Any) -> tuple[int, Json]:
        """See something that may be refused: the status and the answer."""
        return self.request("GET", f"/sandbox/slack/{what}?{urlencode(query)}")

    def request(self, method: str, path: str, body: str = "") -> tuple[int, Json]:
        """Any request with a JSON answer: the status and the answer."""
        with closing(HTTPConnection(urlsplit(self.url).netloc, timeout=PATIENCE)) as line:
            line.request(
                method, urlsplit(self.url).path + path, body.encode(), {"Content-Type": "application/json"}
            )
            answer = line.getresponse()
            return answer.status, json.loads(answer.read())

    def texts(self, channel: str, user: str = "", thread_ts: str = "") -> list[str]:
        """What is to be read in a channel or a thread."""
        seen = self.ask("messages", channel=channel, user=user, thread_ts=thread_ts)["messages"]
        return [message["text"] for message in seen]

    def dm(self, user: str = MIA) -> str:
        """The id of somebody's direct message with the app, opened by the app."""
        return str(self.web().conversations_open(users=user)["channel"]["id"])

    def stats(self, **query: Any) -> Json:
        """The counts."""
        return self.ask("stats", **query)

    def connect(self, register: Callable[[App], object] | None = None) -> "Connected":
        """Connect the real Bolt app over Socket Mode; it records everything it is sent."""
        connected = Connected(self, register)
        self.apps.append(connected)
        before = len(self.state.hub.links)
        connected.handler.connect()  # type: ignore[no-untyped-call]
        until(lambda: len(self.state.hub.links) > before)
        return connected


class Connected:
    """A Bolt app in Socket Mode that keeps what arrives.

    Args:
        workspace: where it is installed.
        register: attaches listeners; those for all events are attached after them.

    Attributes:
        bodies: every payload, in order of arrival.
        headers: the retry headers beside each.
    """

    def __init__(self, workspace: Workspace, register: Callable[[App], object] | None = None) -> None:
        self.bodies: list[Json] = []
        self.headers: list[Json] = []
        self.app = App(
            client=workspace.web(),
            authorize=_authorized,
            process_before_response=True,
            ignoring_self_events_enabled=False,
        )
        self.app.middleware(self._keep)
        if register:
            register(self.app)
        self.app.event({"type": "message"})(_nothing)
        for name in sorted(SUBSCRIBED - {"message.channels", "message.groups", "message.im"}):
            self.app.event(name)(_nothing)
        # Closing waits for the pinging thread, which sleeps for one interval.
        self.handler = SocketModeHandler(
            self.app,
            "xapp-sandbox",
            web_client=workspace.dialling(),
            ping_interval=0.1,
        )

    def _keep(self, body: Json, request: Any, next_: Callable[[], None] | None = None, **kept: Any) -> None:
        self.bodies.append(body)
        self.headers.append({name: values[0] for name, values in request.headers.items()})
        (next_ or kept["next"])()

    def stay(self) -> None:
        """Connect no more, and let a connection that is being made be whole first: nobody would close it later."""
        client = self.handler.client
        with client.connect_operation_lock:
            client.default_auto_reconnect_enabled = client.auto_reconnect_enabled = False

    def close(self) -> None:
        """End the connection once the server has; an empty message wakes the thread that waits for the next one."""
        until(lambda: not self.handler.client.is_connected())
        self.handler.client.closed = True
        self.handler.client.enqueue_message("{}")
        self.handler.close()  # type: ignore[no-untyped-call]

    @property
    def events(self) -> list[Json]:
        """The inner events that have arrived."""
        return [body["event"] for body in self.bodies if body.get("type") == "event_callback"]

    def kinds(self) -> list[str]:
        """The types of the events that have arrived, with their subtypes."""
        return [":".join(filter(None, (event["type"], event.get("subtype")))) for event in self.events]

    def wait_for(self, count: int) -> list[Json]:
        """The events, once so many have arrived."""
        until(lambda: len(self.events) >= count)
        return self.events


def _authorized() -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None,
        team_id="T0SANDBOX",
        bot_user_id="U0BRIDGE",
        bot_id="B0BRIDGE",
        bot_token="xoxb-sandbox",
    )


def _nothing() -> None:
    """Ack and do nothing."""


class Shared:
    """One server for all workspaces of this process, each below a path of its own: starting one takes time."""

    def __init__(self) -> None:
        self.apps: dict[str, Starlette] = {}
        self.loop: asyncio.AbstractEventLoop
        self._started = threading.Event()
        self._life = Starlette(lifespan=self._living)
        self.running = Running(self).__enter__()
        assert self._started.wait(PATIENCE)

    @asynccontextmanager
    async def _living(self, _: Starlette) -> AsyncIterator[None]:
        self.loop = asyncio.get_running_loop()
        self._started.set()
        yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request to the app below whose path it came."""
        if scope["type"] == "lifespan":
            await self._life(scope, receive, send)
        else:
            root = "/" + scope["path"].split("/")[1]
            await self.apps[root]({**scope, "root_path": root}, receive, send)

    def add(self, app: Starlette) -> str:
        """Serve one more app; its address."""
        path = f"/w{len(self.apps)}"
        self.apps[path] = app
        return self.running.url + path

    def hang_up(self, state: SlackState) -> None:
        """Close a workspace's connections and what it still wants to send."""
        for work in (*(link.close() for link in state.hub.links), state.delivery.close()):
            asyncio.run_coroutine_threadsafe(work, self.loop).result(PATIENCE)  # type: ignore[arg-type]


@cache
def server() -> Shared:
    """The server of this process, started when it is first needed."""
    return Shared()


@contextmanager
def served(options: SlackOptions = AT_ONCE) -> Iterator[Workspace]:
    """A workspace for the time of a `with` block; its clock stands still."""
    clock = HeldClock()
    app = create(Options(slack=options), clock)
    workspace = Workspace(server().add(app), app.state.sandbox.slack, clock)
    try:
        yield workspace
    finally:
        for connected in workspace.apps:
            connected.stay()
        server().hang_up(workspace.state)
        # Only now: the client's reading thread wakes up when the server hangs up, else after its three seconds.
        for connected in workspace.apps:
            connected.close()


def refusal(call: Callable[..., Any], **arguments: Any) -> Json:
    """The answer of a Web API call that must be refused."""
    try:
        call(**arguments)
    except SlackApiError as error:
        answer: Json = error.response.data
        assert answer["ok"] is False
        return answer
    raise AssertionError("the call was not refused")


def code(call: Callable[..., Any], **arguments: Any) -> str:
    """The error code of a Web API call that must be refused."""
    return str(refusal(call, **arguments)["error"])


def button(action_id: str = "go", value: str = "1", label: str = "Go") -> Json:
    """A button."""
    return {
        "type": "button",
        "action_id": action_id,
        "value": value,
        "text": {"type": "plain_text", "text": label},
    }


def actions(*elements: Json, block_id: str = "row") -> Json:
    """A row of elements."""
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def section(text: str = "Hello", **more: Any) -> Json:
    """A section of text."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def option(value: str, label: str | None = None) -> Json:
    """One option of a menu."""
    return {"text": {"type": "plain_text", "text": label or value.title()}, "value": value}


def field_to_type(block_id: str = "said", action_id: str = "text", **more: Any) -> Json:
    """An input block with a text field; `more` belongs to the field."""
    optional = {"optional": more.pop("optional")} if "optional" in more else {}
    return {
        "type": "input",
        "block_id": block_id,
        "label": {"type": "plain_text", "text": "What did the customer say?"},
        "element": {"type": "plain_text_input", "action_id": action_id, **more},
        **optional,
    }


def modal(*blocks: Json, **more: Any) -> Json:
    """A modal; one with a field to type in if no blocks are given."""
    return {
        "type": "modal",
        "callback_id": "report",
        "title": {"type": "plain_text", "text": "Report"},
        "submit": {"type": "plain_text", "text": "Save"},
        "blocks": list(blocks) or [field_to_type()],
        **more,
    }
