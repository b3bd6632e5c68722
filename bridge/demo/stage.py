"""The sandbox in a process of its own, and the real bridge connected to it."""

import json
import secrets
import subprocess
import sys
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bridge.app.bridge import Bridge
from bridge.app.prompt import be_prompt
from bridge.app.rules import rules_from, taxonomy_from
from bridge.demo.past.write import write
from bridge.domain.clock import SystemClock
from bridge.domain.errors import BridgeError
from bridge.sandbox.people.cast import PARTNERS, TEAMS
from bridge.sandbox.slack.options import SlackOptions
from bridge.settings import Settings
from bridge.store.engine import Store
from bridge.store.migrate import upgrade

PACE = 400
"""How many times more calls than Slack and Jira the sandbox allows, so that nobody has to wait for a demo."""

POSTED = {"mode": "http", "signing_secret": SlackOptions().signing_secret}
"""What the settings say where Slack posts."""

POLL_SECONDS = 1.0
INDEX_LAG = 1.0


@dataclass(frozen=True)
class Stage:
    """A running demo.

    Attributes:
        url: of the sandbox and its page.
        bridge: the real one.
    """

    url: str
    bridge: Bridge

    def ask(self, path: str) -> Any:
        """What the sandbox's control API says."""
        return fetch(self.url, path)


@contextmanager
def staged(
    port: int = 0,
    hire: Callable[[str], object] = lambda _url: None,
    *,
    past: bool = False,
    http: bool = False,
) -> Iterator[Stage]:
    """Sandbox and bridge, up and connected; both are gone afterwards.

    Args:
        port: of the sandbox and its page; 0 for any free one.
        hire: brings people into the sandbox at this address before the bridge is told who is there.
        past: the bridge has run for thirteen weeks already.
        http: Slack posts to the bridge, as in production; otherwise Socket Mode.
    """
    with TemporaryDirectory(prefix="bridge-demo-") as folder, sandbox(port) as url:
        hire(url)
        settings = settings_for(url, Path(folder) / "demo.sqlite", http=http)
        _prepare(settings, url, past=past)
        bridge = Bridge(settings)
        bridge.start()
        be_prompt()
        try:
            fetch(url, "sandbox/bridge", {"url": bridge.web.url})
            if http:
                fetch(url, "sandbox/slack/request_url", {"url": f"{bridge.web.url}/slack/events"})
            secret = settings.jira.webhook_secret
            hook = {
                "url": f"{bridge.web.url}/jira/webhook",
                "secret": secret.get_secret_value() if secret else "",
            }
            fetch(url, "sandbox/jira/webhook", hook)
            yield Stage(url, bridge)
        finally:
            bridge.stop()


def _prepare(settings: Settings, url: str, *, past: bool) -> None:
    """All tables, and in them the past if there is one."""
    store = Store(settings.database.url)
    upgrade(store)
    if past:
        users = fetch(url, "sandbox/slack/workspace")["users"]
        names = {user["id"]: user["real_name"] for user in users if not user["is_bot"]}
        rules = rules_from(settings, taxonomy_from(settings))
        write(store, rules, settings.slack.team, names, SystemClock().now())
    store.close()


@contextmanager
def sandbox(port: int = 0) -> Iterator[str]:
    """The address of a sandbox in a process of its own, for the time of a `with` block."""
    arguments = ["--port", str(port), "--pace", str(PACE), "--index-lag", str(INDEX_LAG), "--history"]
    command = [sys.executable, "-m", "bridge.sandbox", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:  # noqa: S603 - our own module
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line:
                raise BridgeError(
                    f"The sandbox did not start. Is port {port} taken? Choose another with --port."
                )
            yield json.loads(line)["url"]
        finally:
            process.terminate()


def fetch(url: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """Call the sandbox's control API: POST with a body, GET without."""
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(f"{url}/{path}", data, {"Content-Type": "application/json"})  # noqa: S310 - loopback
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - loopback
        return json.load(answer)


def settings_for(url: str, database: Path, *, http: bool = False) -> Settings:
    """The settings that an operator of the made-up retailer would write.

    Args:
        url: of the sandbox.
        database: the file.
        http: Slack posts to the bridge; otherwise Socket Mode.
    """
    workspace = fetch(url, "sandbox/slack/workspace")
    channels = {channel["name"]: channel["id"] for channel in workspace["channels"]}
    people = {user["name"]: user["id"] for user in workspace["users"]}
    return Settings(
        slack={
            "bot_token": "xoxb-sandbox",
            **(POSTED if http else {"app_token": "xapp-sandbox"}),
            "api_url": f"{url}/slack/api/",
            "team": workspace["team"]["id"],
            "bot_user": workspace["bot"],
            "listening": [channel["id"] for channel in workspace["channels"] if channel.get("listening")],
            "pace": PACE,
        },
        jira={
            "url": f"{url}/jira",
            "email": "bridge@sandbox.example",
            "token": "sandbox-token",
            "webhook_secret": secrets.token_hex(16),
            "poll_seconds": POLL_SECONDS,
            "stages": {key: {"Selected for Development": "planned"} for key in ("PAY", "DEL", "APP")},
        },
        database={"url": f"sqlite:///{database}"},
        web={"port": 0},
        privacy={"key": secrets.token_hex(16)},
        effects={"settle_seconds": 30, "coalesce_seconds": 0, "workers": 6},
        crews=_crews(workspace["users"], people["ruth"]),
        people={"leaders_channel": channels["triage-general"]},
        routes=_routes(channels, people),
    )


def _crews(users: list[dict[str, Any]], lead: str) -> dict[str, dict[str, Any]]:
    """The teams that hear customers, and who is in them now."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for user in users:
        if user["team"] in TEAMS:
            members[user["team"]].append(user["id"])
    return {
        name.lower().replace(" ", "_"): {
            "name": name,
            "lead": lead,
            "members": ids,
            "company": PARTNERS.get(name, ""),
        }
        for name, ids in members.items()
    }


def _routes(channels: dict[str, str], people: dict[str, str]) -> dict[str, dict[str, Any]]:
    return {
        "app": {
            "team": "App and web",
            "themes": ["app_fault", "account", "knowledge", "expectation"],
            "project": "APP",
            "channel": channels["triage-app"],
            "owners": [people["aylin"]],
            "deputy": people["ruth"],
        },
        "payments": {
            "team": "Payments",
            "themes": ["billing", "policy"],
            "project": "PAY",
            "channel": channels["triage-payments"],
            "owners": [people["priya"]],
            "deputy": people["ruth"],
        },
        "delivery": {
            "team": "Delivery",
            "themes": ["delivery_time", "wrong_item", "partner", "product_fault", "safety"],
            "project": "DEL",
            "channel": channels["triage-delivery"],
            "owners": [people["lukas"]],
            "deputy": people["ruth"],
            "fields": {"customfield_10031": {"value": "S2"}},
        },
        "service": {
            "kind": "slack",
            "team": "Customer service",
            "themes": ["praise"],
            "channel": channels["triage-general"],
            "owners": [people["ruth"]],
            "deputy": people["noor"],
        },
    }
