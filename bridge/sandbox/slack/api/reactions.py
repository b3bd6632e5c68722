"""`reactions.*`; see https://docs.slack.dev/reference/methods/reactions.add."""

import re

from bridge.sandbox.slack import wire
from bridge.sandbox.slack.api.call import Answer, Call
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.ids import BOT_USER

EMOJI = re.compile(r"[a-z0-9_'+-]{1,100}(::skin-tone-[2-6])?")


def add(call: Call) -> Answer:
    """React to a message."""
    name = _name(call)
    channel = call.own_channel()
    message = call.message(channel, "timestamp")
    if channel.archived:
        raise SlackError("is_archived")
    if BOT_USER in message.reactions.get(name, {}):
        raise SlackError("already_reacted")
    call.outgoing += call.state.react(message, channel, BOT_USER, name)
    return {}


def remove(call: Call) -> Answer:
    """Take a reaction of the app back."""
    name = _name(call)
    channel = call.own_channel()
    message = call.message(channel, "timestamp")
    if BOT_USER not in message.reactions.get(name, {}):
        raise SlackError("no_reaction")
    call.outgoing += call.state.unreact(message, channel, BOT_USER, name)
    return {}


def get(call: Call) -> Answer:
    """The reactions to a message, with the message."""
    channel = call.own_channel()
    message = call.message(channel, "timestamp")
    return {"type": "message", "channel": channel.id, "message": wire.message(message)}


def _name(call: Call) -> str:
    name = call.need("name").strip(":")
    if not EMOJI.fullmatch(name):
        raise SlackError("invalid_name")
    return name
