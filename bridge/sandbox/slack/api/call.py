"""One call of the Web API, and how its arguments are read."""

import json
from dataclasses import dataclass, field
from typing import Any

from bridge.sandbox.slack.delivery import Outgoing
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.ids import BOT_USER
from bridge.sandbox.slack.log import Message
from bridge.sandbox.slack.state import SlackState
from bridge.sandbox.slack.world import Channel, Person

Answer = dict[str, Any]
LONGEST_NUMBER = 18


@dataclass
class Call:
    """A call that has passed the token and the rate limit.

    Attributes:
        state: the workspace.
        args: as sent, form or JSON.
        base: the address of the sandbox, `http://host:port`.
        outgoing: the events that the call has caused.
    """

    state: SlackState
    args: dict[str, Any]
    base: str
    outgoing: list[Outgoing] = field(default_factory=list)

    def text(self, name: str) -> str:
        """An optional string; empty if it is missing."""
        value = self.args.get(name)
        return "" if value is None else str(value)

    def need(self, name: str) -> str:
        """A string that must be there.

        Raises:
            SlackError: `invalid_arguments`.
        """
        value = self.text(name)
        if not value:
            raise missing(name)
        return value

    def flag(self, name: str) -> bool:
        """A boolean in any of its spellings."""
        return str(self.args.get(name, "")).lower() in {"1", "true"}

    def limit(self, usual: int, most: int) -> int:
        """The page size."""
        value = self.text("limit") or str(usual)
        size = whole(value)
        if not size:
            raise SlackError("invalid_limit")
        return min(size, most)

    def structure(self, name: str) -> Any:
        """A JSON argument, sent as a string or as it is; None if it is missing.

        Raises:
            SlackError: it is not JSON.
        """
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError("invalid_blocks_format" if name == "blocks" else "invalid_arguments") from None

    def channel(self) -> Channel:
        """The channel that `channel` names, if the app may know of it.

        Raises:
            SlackError: `channel_not_found`.
        """
        channel = self.state.world.channel(self.need("channel"))
        if channel is None or ((channel.is_dm or channel.private) and BOT_USER not in channel.members):
            raise SlackError("channel_not_found")
        return channel

    def own_channel(self) -> Channel:
        """The channel that `channel` names, with the app in it.

        Raises:
            SlackError: `channel_not_found` or `not_in_channel`.
        """
        channel = self.channel()
        if BOT_USER not in channel.members:
            raise SlackError("not_in_channel")
        return channel

    def person(self, name: str = "user") -> Person:
        """The person whose id is given.

        Raises:
            SlackError: `user_not_found`.
        """
        person = self.state.world.people.get(self.need(name))
        if person is None:
            raise SlackError("user_not_found")
        return person

    def message(self, channel: Channel, name: str = "ts") -> Message:
        """The message whose `ts` is given.

        Raises:
            SlackError: `message_not_found`.
        """
        message = channel.log.messages.get(self.need(name))
        if message is None or message.subtype == "tombstone":
            raise SlackError("message_not_found")
        return message


def whole(text: str) -> int | None:
    """The number that is written in digits; None when it is none, or beyond all bounds."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def missing(name: str) -> SlackError:
    """The refusal of a call without a required argument."""
    messages = [f"[ERROR] missing required field: {name}"]
    return SlackError("invalid_arguments", response_metadata={"messages": messages})
