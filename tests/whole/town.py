"""A made-up company for one story: pocket Slack and pocket Jira on loopback, and the real bridge between them."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from sqlmodel import select

from bridge.app import bridge as bridge_module
from bridge.app.bridge import Bridge
from bridge.demo.stage import settings_for
from bridge.flow.sorting import Sorter
from bridge.sandbox.app import Options, create
from bridge.sandbox.people.cards import Card, card, filled, said
from bridge.sandbox.people.hands import Answer, Hands
from bridge.sandbox.people.person import Person
from bridge.sandbox.server import Running
from bridge.sandbox.slack.ids import BOT_USER
from bridge.sandbox.slack.world import user_id
from bridge.settings import Settings
from bridge.settings.model import Section
from bridge.store.queries import effects, insights
from bridge.store.tables import Effect, Mark
from tests.kept import store_at
from tests.whole.faces import CLOUD, Face

LISTENING, FLOOR = "#voice-of-customer", "#service-floor"
WRITING = ("POST /issue", "PUT /", "DELETE /")
"""How the names of Jira's writing endpoints begin."""

SHORTEST, LONGEST = 0.02, 0.1
"""Seconds between two looks at what is waited for: each costs the sandbox and the bridge a few milliseconds."""

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
Part = TypeVar("Part", bound=Section)


def eventually(condition: Callable[[], Any], seconds: float = 40.0) -> Any:
    """What the condition gives as soon as that is something; fails when the time is over.

    A condition that raises IndexError, KeyError or StopIteration does not hold yet: what it looks for is not there.
    """
    begin, pause = time.monotonic(), threading.Event()
    found: Any = None
    while not found:
        waited = time.monotonic() - begin
        assert waited < seconds, f"did not happen within {seconds:.0f} s: {condition.__qualname__}"
        try:
            found = condition()
        except (IndexError, KeyError, StopIteration):
            found = None
        if not found:
            pause.wait(min(max(SHORTEST, waited / 4), LONGEST))
    return found


@dataclass
class Town:
    """What people can do and see.

    Attributes:
        url: of the sandbox.
        hands: its control API.
        bridge: the real one.
        settings: its own.
        face: the one of Jira's by which the bridge reaches it.
    """

    url: str
    hands: Hands
    bridge: Bridge
    settings: Settings
    face: Face = CLOUD

    def start_anew(self, settings: Settings, sorter: Sorter) -> None:
        """The operator stops the bridge, and starts it with other settings."""
        self.bridge.stop()
        self.settings, self.bridge = settings, _begun(settings, sorter)
        self.hands.do("bridge", url=self.bridge.web.url)

    def person(self, name: str) -> Person:
        """Somebody by their short name in Slack."""
        return Person(self.hands, user_id(name), name)

    def insight(self, name: str, text: str) -> str:
        """Type `/insight` and a text; what Slack shows at once."""
        return self.command(name, "/insight", text)

    def command(self, name: str, command: str, text: str = "") -> str:
        """Type any command; what Slack shows at once."""
        answer = self.hands.do("slack/command", user=user_id(name), channel=FLOOR, command=command, text=text)
        assert answer["error"] is None, answer
        return said(answer["response"]).strip()

    def post(self, name: str, channel: str, text: str, **more: Any) -> Answer:
        """Write in a channel, or with `dm=True` to the bot."""
        place = {} if more.get("dm") else {"channel": channel}
        return self.hands.do("slack/message", user=user_id(name), text=text, **place, **more)

    def cards(self, channel: str, thread: str | None = None) -> list[Card]:
        """What the bot wrote in a channel, or in a thread without its top."""
        messages = self.hands.ask("slack/messages", channel=channel, thread_ts=thread)["messages"]
        ours = [
            one for one in messages if one["user"] == BOT_USER and (thread is None or one["ts"] != thread)
        ]
        return [card(channel, one) for one in ours]

    def homes(self, name: str) -> list[Card]:
        """The cards in somebody's direct message with the bot."""
        return [one for place in self.direct(name) for one in self.cards(place)]

    def home(self, name: str) -> Card:
        """The first card in somebody's direct message, as soon as it is there."""
        card: Card = eventually(lambda: self.homes(name)[0])
        return card

    def story(self, name: str, number: int = 0) -> list[str]:
        """What was told below one of somebody's cards, in order."""
        home = self.homes(name)[number]
        return [one.words for one in self.cards(home.channel, home.ts)]

    def asked(self, name: str, label: str) -> Card:
        """The card below somebody's home that has a button with this label, as soon as it is there."""
        home = self.home(name)
        card: Card = eventually(
            lambda: next(one for one in self.cards(home.channel, home.ts) if one.button(label))
        )
        return card

    def triage(self, team: str) -> Card:
        """The first card in a team's channel, as soon as it is there."""
        card: Card = eventually(lambda: self.cards(f"#triage-{team}")[0])
        return card

    def direct(self, name: str) -> list[str]:
        everywhere = self.hands.ask("slack/workspace")["channels"]
        return [one["id"] for one in everywhere if one["kind"] == "dm" and user_id(name) in one["members"]]

    def press(self, name: str, where: Card, label: str) -> None:
        """Press the button whose label begins so; it must be there and be taken."""
        button = where.button(label)
        assert button is not None, f"no {label!r} on {where}"
        assert self.person(name).press(where, button)

    def fill(self, name: str, text: str) -> Answer:
        """Say a text in the form that opens, as soon as it is more than a window that loads, and send it."""
        view, values = eventually(lambda: self._fillable(name, text))
        return self.hands.do("slack/submit", user=user_id(name), view_id=view["id"], values=values)

    def _fillable(self, name: str, text: str) -> tuple[Answer, dict[str, Any]] | None:
        top = self.views(name)[-1]
        values = filled(top["view"], text)
        return (top, values) if values else None

    def views(self, name: str) -> list[dict[str, Any]]:
        """Somebody's open forms."""
        found: list[dict[str, Any]] = self.hands.ask("slack/views", user=user_id(name))["views"]
        return found

    def reactions(self, channel: str, ts: str) -> list[str]:
        """The names of the reactions on a message."""
        messages = self.hands.ask("slack/messages", channel=channel)["messages"]
        return [one["name"] for message in messages if message["ts"] == ts for one in message["reactions"]]

    def issues(self) -> list[dict[str, Any]]:
        """The issues on the board."""
        found: list[dict[str, Any]] = self.hands.ask("jira/board")["issues"]
        return found

    def jira(self, deed: str, **body: Any) -> Answer:
        """Do something in Jira."""
        return self.hands.do(f"jira/{deed}", **body)

    def stats(self, side: str) -> dict[str, Any]:
        """What the sandbox counted."""
        return self.hands.ask(f"{side}/stats")

    def written(self) -> dict[str, int]:
        """How often the bridge wrote, by Slack's methods and Jira's endpoints."""
        slack, jira = self.stats("slack")["calls"], self.stats("jira")["calls"]
        posts = {
            name: count for name, count in slack.items() if name.startswith(("chat.", "reactions.", "views."))
        }
        return posts | {name: count for name, count in jira.items() if name.startswith(WRITING)}

    def rest(self, path: str) -> dict[str, Any]:
        """What Jira's own REST API answers to Priya."""
        found: dict[str, Any] = self.face.ask(self.url, path)
        return found

    def due(self, duty: str) -> None:
        """Let the time come at which the bridge does something by the clock."""
        with self.bridge.store.write() as session:
            session.merge(Mark(name=f"duty:{duty}", at=LONG_AGO))

    def days_pass(self, days: int = 2) -> None:
        """All that waits for its time is as if it had waited for days."""
        ago = timedelta(days=days)
        with self.bridge.store.write() as session:
            for effect in session.exec(select(Effect).where(Effect.state == "waiting")):
                effect.created_at, effect.next_at = effect.created_at - ago, effect.next_at - ago

    def settle(self) -> dict[str, Any]:
        """Wait until the bridge has nothing left to do; what it knows then."""
        self.come_to_rest()
        return self.bridge.state()

    def come_to_rest(self) -> None:
        """Wait until the bridge has nothing left to do."""

        def at_rest() -> bool:
            with self.bridge.store.read() as session:
                left = effects.counts(session).get("waiting", 0), effects.inbox_count(session, "waiting")
                return not (any(left) or insights.count(session, "kept"))

        eventually(at_rest)


def every_day_alike(bridge: Bridge) -> None:
    """Let no list or digest come in between where these stories are told on a Monday."""
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    with bridge.store.write() as session:
        for duty in ("weekly lists", "digests"):
            session.merge(Mark(name=f"duty:{duty}", at=tomorrow))


def changed(settings: Settings, **sections: dict[str, Any]) -> Settings:
    """The settings with some values changed, by section."""
    return settings.model_copy(
        update={name: revised(getattr(settings, name), values) for name, values in sections.items()}
    )


def revised(part: Part, values: dict[str, Any]) -> Part:
    """A part of the settings with some values changed, checked as the operator's are."""
    return type(part).model_validate(part.model_dump() | values)


@contextmanager
def opened(
    database: str,
    sorter: Sorter | None,
    *,
    face: Face = CLOUD,
    pace: int = 400,
    webhook: bool = False,
    http: bool = False,
    before: Callable[[Hands], object] | None = None,
    routes: dict[str, dict[str, Any]] | None = None,
    crews: dict[str, dict[str, Any]] | None = None,
    shadow: bool = False,
    **sections: dict[str, Any],
) -> Iterator[Town]:
    """Sandbox and bridge for the time of a `with` block.

    Args:
        database: its URL, with all tables.
        sorter: groups; None for the bridge's own.
        face: the one of Jira's by which the bridge reaches it.
        pace: how many times more calls than Slack and Jira the sandbox allows; the bridge keeps to it.
        webhook: Jira sends its hints; otherwise polling alone must do.
        http: Slack posts everything to the bridge, signed, as it does in production; otherwise Socket Mode.
        before: done in the sandbox before the bridge starts.
        routes: changes to single routes, by name.
        crews: changes to single crews, by name.
        shadow: everything is done but what leaves.
        sections: changes to the settings of the demo, by section.
    """
    with Running(create(Options(pace=pace, index_lag=0.0))) as running:
        hands = Hands(running.url)
        settings = settings_for(running.url, Path("unused"), http=http)
        fast: dict[str, dict[str, Any]] = {
            "jira": {"poll_seconds": 0.3} | face.settings(running.url),
            "slack": {"pace": pace},
        }
        for name, values in sections.items():
            fast[name] = fast.get(name, {}) | values
        settings = changed(settings, database={"url": database}, **fast)
        for name, values in (routes or {}).items():
            settings.routes[name] = revised(settings.routes[name], values)
        for name, values in (crews or {}).items():
            settings.crews[name] = revised(settings.crews[name], values)
        if before:
            before(hands)
        if shadow:
            settings = settings.model_copy(update={"mode": "shadow"})
        town = Town(running.url, hands, _begun(settings, sorter), settings, face)
        try:
            hands.do("bridge", url=town.bridge.web.url)
            if http:
                hands.do("slack/request_url", url=f"{town.bridge.web.url}/slack/events")
            if webhook:
                _announce(town)
            yield town
        finally:
            town.bridge.stop()


def _begun(settings: Settings, sorter: Sorter | None) -> Bridge:
    with patch.object(bridge_module, "Store", partial(store_at, pool=24)):
        bridge = Bridge(settings, sorter=sorter)
    every_day_alike(bridge)
    bridge.start()
    return bridge


def _announce(town: Town) -> None:
    secret = town.settings.jira.webhook_secret
    assert secret is not None
    town.jira(
        "webhook",
        url=f"{town.bridge.web.url}/jira/webhook",
        secret=secret.get_secret_value(),
        server=town.face.kind == "server",
    )


def connected(town: Town) -> Town:
    """The town, once Slack reaches the bridge; over HTTP it does from the beginning."""
    socket = town.bridge.socket
    if socket:
        eventually(lambda: socket.connected)
    return town
