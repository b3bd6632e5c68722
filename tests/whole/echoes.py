"""What the bridge wrote, told to it once more as if somebody else had written it."""

import hashlib
import hmac
import json
from typing import Any
from urllib.request import Request, urlopen

from bridge.sandbox.people.cards import Json
from bridge.sandbox.slack.ids import BOT_USER
from tests.whole.town import Town

SECRET = "a secret of the site and the bridge"
TEAM, BOT = "T0SANDBOX", "B0BRIDGE"


def from_jira(town: Town) -> int:
    """Every webhook that the bridge's own writes caused, sent again as a new one; how many there were."""
    caused = {
        event
        for request in town.hands.ask("jira/requests", after=0)["requests"]
        for event in request["events"]
    }
    server = {"server": 1} if town.face.kind == "server" else {}
    told = town.hands.ask("jira/webhooks", after=0, **server)["webhooks"]
    bodies = [body for one in told if one["n"] in caused for body in one["bodies"]]
    for number, body in enumerate(bodies):
        _webhook(town, body, f"echo-{number}")
    return len(bodies)


def _webhook(town: Town, body: Json, identifier: str) -> None:
    raw = json.dumps(body).encode()
    headers = {
        "Content-Type": "application/json",
        "X-Hub-Signature": f"sha256={hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()}",
    }
    if town.face.kind == "cloud":
        headers["X-Atlassian-Webhook-Identifier"] = identifier
    request = Request(f"{town.bridge.web.url}/jira/webhook", raw, headers)  # noqa: S310 - loopback
    with urlopen(request, timeout=10) as answer:  # noqa: S310 - loopback
        answer.read()


def from_slack(town: Town) -> int:
    """Every message of the bridge, as the events of its posting and of its last edit; how many messages there were."""
    count = 0
    for channel in town.hands.ask("slack/workspace")["channels"]:
        for message in _ours(town, channel["id"]):
            count += 1
            kind = "im" if channel["kind"] == "dm" else "channel"
            posted = {"type": "message", "channel": channel["id"], "channel_type": kind, "bot_id": BOT} | {
                name: message[name]
                for name in ("user", "text", "ts", "thread_ts", "blocks", "metadata")
                if message[name] is not None
            }
            _event(town, f"EvPOST{count}", posted | {"event_ts": message["ts"]})
            edited = {"type": "message", "subtype": "message_changed", "message": posted, "hidden": True}
            where = {"channel": channel["id"], "channel_type": kind, "ts": message["ts"]}
            _event(town, f"EvEDIT{count}", edited | where | {"previous_message": posted})
    return count


def _ours(town: Town, channel: str) -> list[Json]:
    tops = town.hands.ask("slack/messages", channel=channel)["messages"]
    everything = [
        one
        for top in tops
        for one in town.hands.ask("slack/messages", channel=channel, thread_ts=top["ts"])["messages"]
    ]
    return [one for one in everything if one["user"] == BOT_USER]


def _event(town: Town, number: str, event: dict[str, Any]) -> None:
    payload = {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": "A0BRIDGE",
        "event_id": number,
        "event_time": int(float(event["ts"])),
        "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
        "event": event,
    }
    envelope = {"type": "events_api", "accepts_response_payload": False, "payload": payload}
    assert town.hands.do("slack/raw", envelope=envelope)["acked"]
