"""Commands, actions and modals as Slack writes them; see https://docs.slack.dev/interactivity."""

from typing import Any

from bridge.sandbox.slack import wire
from bridge.sandbox.slack.ids import APP, TEAM, VERIFICATION
from bridge.sandbox.slack.log import Message
from bridge.sandbox.slack.text import escape
from bridge.sandbox.slack.world import Channel, Person, Team

Payload = dict[str, Any]


def shown_name(channel: Channel) -> str:
    """The channel's name in payloads; direct messages and private channels hide theirs."""
    if channel.is_dm:
        return "directmessage"
    return "privategroup" if channel.private and not channel.is_group else channel.name


def command(
    team: Team,
    person: Person,
    channel: Channel,
    name: str,
    text: str,
    *,
    trigger_id: str,
    response_url: str,
) -> Payload:
    """A slash command, its text escaped and mentions left as typed (`should_escape` off)."""
    return {
        "token": VERIFICATION,
        "team_id": TEAM,
        "team_domain": team.domain,
        "channel_id": channel.id,
        "channel_name": shown_name(channel),
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": escape(text),
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def interactive(kind: str, team: Team, person: Person) -> Payload:
    """What all interactive payloads begin with."""
    return {
        "type": kind,
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.workspace},
        "api_app_id": APP,
        "token": VERIFICATION,
        "team": {"id": TEAM, "domain": team.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def on_message(stored: Message, channel: Channel, response_url: str) -> Payload:
    """The place of an action on a message."""
    ephemeral = stored.ephemeral_for is not None
    container = {
        "type": "message",
        "message_ts": stored.ts,
        "channel_id": channel.id,
        "is_ephemeral": ephemeral,
    }
    if stored.is_reply:
        container["thread_ts"] = stored.thread_ts or ""
    place: Payload = {
        "container": container,
        "channel": {"id": channel.id, "name": shown_name(channel)},
        "response_url": response_url,
    }
    return place if ephemeral else place | {"message": wire.message(stored)}


def in_view(view: Payload) -> Payload:
    """The place of an action in a modal."""
    return {"container": {"type": "view", "view_id": view["id"]}, "view": view}


def action(block_id: str, element: dict[str, Any], state: dict[str, Any] | None, ts: str) -> Payload:
    """One entry of `actions`: the element as it was used; `state` is None for a button."""
    kept: Payload = {
        name: element[name] for name in ("text", "value", "style", "placeholder") if name in element
    }
    picked = {name: held for name, held in (state or {}).items() if name != "type"}
    return {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block_id,
        **kept,
        **picked,
        "action_ts": ts,
    }
