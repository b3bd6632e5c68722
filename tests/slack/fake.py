"""A desk that remembers, a small Web API that does as it is told, and the bodies that Slack sends."""

import json
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl

from hypothesis import HealthCheck, settings
from slack_bolt import App, BoltResponse

from bridge.domain.asking import Ask, AskedIn
from bridge.domain.credit_summary import CreditAnswer, CreditSummary, Scope
from bridge.domain.customers import Shown
from bridge.domain.details import Added, Details
from bridge.domain.forms import FormFacts, Option
from bridge.domain.homes import Further
from bridge.domain.incoming import Capture, Click, Deletion, Edit, Gesture, Kept, Reply, Rewording
from bridge.domain.language import ENGLISH, Language
from bridge.domain.members import Member
from bridge.domain.outgoing import HeadsUpCard
from bridge.domain.outgoing.asked import Answer, HelpAnswer
from bridge.domain.periods import Period
from bridge.domain.pointing import Pointed, Taken
from bridge.domain.preferences import Wishes
from bridge.domain.recognised import Recognised
from bridge.domain.redaction import Patterns, Preview, preview
from bridge.domain.trial import Trial
from bridge.slack.app import CheckedApp
from tests.slack.heads_ups import SLOTS
from tests.slack.samples import HOME

TEAM, BOT, MIA = "T0TEAM", "U0BOT", "U0MIA"
LISTENING = "C0LISTEN"
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For property tests: a busy machine is no failure."""

NO_CREDIT = CreditSummary()
PATTERNS = Patterns(references=(r"\bC-\d{4,8}\b",))

Body = dict[str, Any]


class FakeDesk:
    """Keeps everything in memory; `fault` is raised instead, when set."""

    def __init__(self) -> None:
        self.kept: list[Capture] = []
        self.pointed: list[Pointed] = []
        self.added: list[Added] = []
        self.edits: list[Edit] = []
        self.deletions: list[Deletion] = []
        self.clicks: list[Click] = []
        self.replies: list[Reply] = []
        self.rewordings: list[Rewording] = []
        self.asks: list[Ask] = []
        self.asked_in: list[tuple[Ask, AskedIn]] = []
        self.told: Answer = HelpAnswer()
        self.recognised: Recognised | None = None
        self.members: list[tuple[str, Member]] = []
        self.fault: Exception | None = None
        self.spoken: Language = ENGLISH
        self.summary: CreditAnswer = NO_CREDIT
        self.periods: list[tuple[Scope, Period | None]] = []
        self.known = FormFacts("Refund shows as pending for days")
        self.found: tuple[Option, ...] = ()
        self.report = Further(HOME, mine=True)
        self.wished = Wishes()
        self.tried: Trial | None = None
        self.questions: list[tuple[object, ...]] = []

    def keep(self, capture: Capture) -> Kept:
        self._fail()
        sources = [one.source for one in self.kept]
        if capture.source in sources:
            return Kept(sources.index(capture.source) + 1, new=False)
        self.kept.append(capture)
        return Kept(len(self.kept), new=True)

    def recognise(self, capture: Capture) -> Recognised | None:
        self.questions.append(("recognise", capture))
        return self.recognised

    def point(self, pointed: Pointed) -> Taken:
        self._fail()
        self.pointed.append(pointed)
        sources = [one.source for one in self.kept]
        return Taken(sources.index(pointed.source) + 1 if pointed.source in sources else 0)

    def edited(self, edit: Edit) -> None:
        self._fail()
        self.edits.append(edit)

    def preview(self, text: str, insight: int = 0) -> Preview:  # noqa: ARG002 - no report here has earlier words
        self._fail()
        return preview(text, PATTERNS)

    def words(self, team: str, user: str, insight: int) -> str:
        self._fail()
        self.questions.append(("words", team, user, insight))
        return "Refund pending, call [phone 1]"

    def reworded(self, rewording: Rewording) -> None:
        self._fail()
        self.rewordings.append(rewording)

    def deleted(self, deletion: Deletion) -> None:
        self._fail()
        self.deletions.append(deletion)

    def reply(self, reply: Reply) -> None:
        self._fail()
        self.replies.append(reply)

    def details(self, team: str, user: str, insight: int) -> Details:
        self._fail()
        self.questions.append(("details", team, user, insight))
        return Details("phone", "Swift", "calm")

    def add_details(self, added: Added) -> None:
        self._fail()
        self.added.append(added)

    def click(self, click: Click) -> None:
        self._fail()
        self.clicks.append(click)

    def answer(self, ask: Ask) -> Answer:
        self._fail()
        self.asks.append(ask)
        return self.told

    def answer_in(self, ask: Ask, place: AskedIn) -> None:
        self._fail()
        if (ask, place) not in self.asked_in:
            self.asked_in.append((ask, place))

    def customer(self, team: str, user: str, call_back: int) -> Shown:
        self._fail()
        self.questions.append(("customer", team, user, call_back))
        return Shown("reference 1", 17, "C-88213")

    def credits(self, team: str, user: str, scope: Scope, period: Period | None) -> CreditAnswer:
        assert (team, user) == (TEAM, MIA)
        self.periods.append((scope, period))
        return self.summary

    def read_heads_up(self, user: str, number: int) -> HeadsUpCard:
        self._fail()
        self.questions.append(("heads-up", user, number))
        return replace(SLOTS, heads_up=number, state="read", read=13)

    def show_app_home(self, team: str, user: str, page: int) -> None:
        self._fail()
        self.questions.append(("app home", team, user, page))

    def wishes(self, team: str, user: str) -> Wishes:
        assert (team, user) == (TEAM, MIA)
        return self.wished

    def changed(self, team: str, member: Member) -> None:
        self._fail()
        self.members.append((team, member))

    def language(self, team: str, user: str) -> Language:  # noqa: ARG002 - everybody speaks the same here
        return self.spoken

    def trial(self, user: str) -> Trial | None:  # noqa: ARG002 - it is tried with nobody here, or without anybody
        return self.tried

    def is_listening(self, channel: str) -> bool:
        return channel == LISTENING

    def facts(self, gesture: Gesture, subject: int, user: str) -> FormFacts:
        self.questions.append((gesture, subject, user))
        self._fail()
        return self.known

    def further(self, team: str, user: str, insight: int, version: int) -> Further:
        self.questions.append(("further", team, user, insight, version))
        self._fail()
        return self.report

    def problems(self, words: str, user: str) -> tuple[Option, ...]:
        self.questions.append(("problems", words, user))
        self._fail()
        return self.found

    def issues(self, words: str, user: str) -> tuple[Option, ...]:
        self.questions.append(("issues", words, user))
        self._fail()
        return self.found

    def _fail(self) -> None:
        if self.fault:
            raise self.fault


class FakeWeb:
    """Answers the Web API on loopback; a context manager.

    Attributes:
        calls: what was asked, in order: method and arguments.
        answers: what to answer, by method; a function may break the connection by returning None.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[str, Body]] = []
        self.answers: dict[str, list[Callable[[], tuple[int, Body | str, dict[str, str]] | None]]] = (
            defaultdict(list)
        )
        self.called = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, method: str, body: Body | str, status: int = 200, **headers: str) -> None:
        """Queue an answer; the last one stays."""
        self.answers[method].append(lambda: (status, body, headers))

    def drop(self, method: str) -> None:
        """Break the connection after the request was read."""
        self.answers[method].append(lambda: None)

    def asked(self, method: str, within: float = 5.0) -> Body:
        """The arguments of the first call of a method, waited for if need be."""
        with self.called:
            assert self.called.wait_for(lambda: any(name == method for name, _ in self.calls), within), (
                f"{method} was not called"
            )
            return next(arguments for name, arguments in self.calls if name == method)

    def take(self, method: str, arguments: Body) -> tuple[int, Body | str, dict[str, str]] | None:
        """Note a call and find its answer."""
        with self.called:
            self.calls.append((method, arguments))
            self.called.notify_all()
        queue = self.answers[method]
        if not queue:
            return 200, {"ok": True, "channel": "C1", "ts": "1.000001"}, {}
        return (queue.pop(0) if len(queue) > 1 else queue[0])()


def _handler(web: FakeWeb) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            method, _, query = self.path.strip("/").partition("?")
            arguments = json.loads(raw) if raw.startswith("{") else dict(parse_qsl(raw))
            answer = web.take(method, dict(parse_qsl(query)) | arguments)
            if answer is None:
                self.close_connection = True
                return
            status, body, headers = answer
            content = (body if isinstance(body, str) else json.dumps(body)).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing: tests print what they need."""

    return Handler


def send(app: App, body: Body) -> BoltResponse:
    """Hand a payload to the app as Socket Mode does."""
    assert isinstance(app, CheckedApp)
    return app.take(body)


def command(text: str = "", name: str = "/insight", **more: Any) -> Body:
    """What a slash command sends."""
    return {
        "command": name,
        "text": text,
        "team_id": TEAM,
        "user_id": MIA,
        "channel_id": "C0ANY",
        "trigger_id": "11.22.abc",
        "response_url": "",
    } | more


def event(kind: str = "message", **fields: Any) -> Body:
    """An event of the Events API."""
    inner = {"type": kind, "user": MIA, "channel": LISTENING, "ts": "1763726400.000100"} | fields
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": "A0",
        "event_id": "Ev1",
        "event_time": 1763726400,
        "event": inner,
    }


def press(action_id: str, value: str, **more: Any) -> Body:
    """A button pressed."""
    action = {"type": "button", "action_id": action_id, "block_id": "b", "value": value}
    return {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": MIA},
        "trigger_id": "33.44.def",
        "actions": [action | {"action_ts": "1763726401.000200"}],
    } | more


def submit(callback_id: str, text: str | None, private_metadata: str = "") -> Body:
    """A form sent with one field of text."""
    return sent(callback_id, private_metadata, text={"value": text})


def sent(callback_id: str, private_metadata: str = "", **fields: Body) -> Body:
    """A form sent; each field holds one element's state, and a dot in its name is written as ``__``."""
    values = {name.replace("__", "."): {"a": state} for name, state in fields.items()}
    blocks = [{"type": "rich_text"}, *({"type": "input", "block_id": name} for name in values)]
    return {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": MIA},
        "view": {
            "id": "V0VIEW",
            "type": "modal",
            "callback_id": callback_id,
            "private_metadata": private_metadata,
            "blocks": blocks,
            "state": {"values": values},
        },
    }


def suggest(action_id: str, value: str = "", block_id: str = "to", **more: Any) -> Body:
    """Somebody types into a search box."""
    return {
        "type": "block_suggestion",
        "team": {"id": TEAM},
        "user": {"id": MIA},
        "action_id": action_id,
        "block_id": block_id,
        "value": value,
    } | more
