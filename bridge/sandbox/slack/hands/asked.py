"""One request to the control API, and how its fields are read."""

from dataclasses import dataclass
from math import isfinite, nan
from typing import Any

from bridge.sandbox.slack.errors import HandError
from bridge.sandbox.slack.log import Message
from bridge.sandbox.slack.socket import Ack
from bridge.sandbox.slack.state import SlackState
from bridge.sandbox.slack.views import View
from bridge.sandbox.slack.world import Channel, Person

Answer = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """What somebody wants done.

    Attributes:
        state: the workspace.
        fields: the JSON body, or the query.
        base: the address of the sandbox, with a slash at the end.
    """

    state: SlackState
    fields: dict[str, Any]
    base: str

    def text(self, name: str, usual: str = "") -> str:
        """An optional string."""
        value = self.fields.get(name)
        return usual if value is None else str(value)

    def need(self, name: str) -> str:
        """A string that must be there.

        Raises:
            HandError: it is missing.
        """
        value = self.text(name)
        if not value:
            raise HandError(f"{name!r} is missing.")
        return value

    def number(self, name: str, usual: float) -> float:
        """An optional number.

        Raises:
            HandError: it is none.
        """
        value = self.fields.get(name, usual)
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = nan
        if not isfinite(number):
            raise HandError(f"{name!r} must be a number, not {value!r}.")
        return number

    def mapping(self, name: str) -> dict[str, Any]:
        """An optional object.

        Raises:
            HandError: it is none.
        """
        value = self.fields.get(name) or {}
        if not isinstance(value, dict):
            raise HandError(f"{name!r} must be an object, not {value!r}.")
        return value

    def names(self, name: str) -> list[str]:
        """An optional list of strings.

        Raises:
            HandError: it is none.
        """
        value = self.fields.get(name) or []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise HandError(f"{name!r} must be a list of names, not {value!r}.")
        return value

    def person(self) -> Person:
        """Who does it.

        Raises:
            HandError: there is nobody of this id or name.
        """
        person = self.state.world.person(self.need("user"))
        if person is None:
            raise HandError(f"Nobody here is called {self.need('user')!r}.", 404)
        return person

    def channel(self) -> Channel:
        """Where it is done: `channel`; `dm` is the direct message with the bot.

        Raises:
            HandError: there is no such channel.
        """
        if self.fields.get("dm") or self.text("channel") == "dm":
            return self.state.world.direct(self.person().id)
        channel = self.state.world.channel(self.need("channel"))
        if channel is None:
            raise HandError(f"There is no channel {self.need('channel')!r}.", 404)
        return channel

    def joined_channel(self) -> Channel:
        """A channel that the person is a member of.

        Raises:
            HandError: there is none, the person is not in it, or it is archived.
        """
        channel, person = self.channel(), self.person()
        if person.id not in channel.members:
            raise HandError(f"{person.name} is not in {channel.name or channel.id}.", 403)
        if channel.archived:
            raise HandError(f"{channel.name} is archived.", 403)
        return channel

    def message(self, channel: Channel) -> Message:
        """The message meant, one that only this person sees included.

        Raises:
            HandError: there is none.
        """
        ts = self.need("ts")
        message = channel.log.messages.get(ts) or channel.log.whispered(self.person().id, ts)
        if message is None:
            raise HandError(f"There is no message {ts!r} in {channel.name or channel.id}.", 404)
        return message

    def view(self) -> View:
        """The person's open modal.

        Raises:
            HandError: it is not open, or somebody else's.
        """
        view = self.state.views.get(self.need("view_id"))
        if view is None or view.user != self.person().id:
            raise HandError(f"{self.person().name} has no open modal {self.need('view_id')!r}.", 404)
        return view

    def response_url(self, channel: Channel, message: Message | None = None) -> str:
        """A fresh `response_url` for a gesture of this person."""
        secret = self.state.response_urls.give(
            self.person().id,
            channel.id,
            message.ts if message else None,
            ephemeral=message is not None and message.ephemeral_for is not None,
        )
        return f"{self.base}slack/respond/{secret}"


def acked(acks: list[Ack]) -> Answer:
    """`acked` and `ack_ms` of one gesture that may have caused several deliveries."""
    times = [ack.ms for ack in acks if ack.ms is not None]
    return {
        "acked": bool(acks) and all(ack.acked for ack in acks),
        "ack_ms": round(max(times), 3) if times else None,
    }
