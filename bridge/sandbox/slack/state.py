"""The workspace in memory: one lock, plain values, no doors."""

import threading
import uuid
from dataclasses import replace
from typing import Any

from bridge.sandbox.clock import Clock, SystemClock
from bridge.sandbox.slack import events, wire
from bridge.sandbox.slack.blocks import Blocks, with_ids
from bridge.sandbox.slack.changes import Changes
from bridge.sandbox.slack.default_world import default_world
from bridge.sandbox.slack.delivery import Delivery, Outgoing
from bridge.sandbox.slack.faults import Faults
from bridge.sandbox.slack.files import File, Files
from bridge.sandbox.slack.ids import BOT_USER, Stamps
from bridge.sandbox.slack.limits import Pacer
from bridge.sandbox.slack.log import Message
from bridge.sandbox.slack.oidc.provider import Provider
from bridge.sandbox.slack.options import SlackOptions
from bridge.sandbox.slack.socket import Hub
from bridge.sandbox.slack.stats import Stats
from bridge.sandbox.slack.text import rich_text
from bridge.sandbox.slack.triggers import ResponseUrls, Triggers
from bridge.sandbox.slack.views import View, Views
from bridge.sandbox.slack.world import Channel, Person, World


class SlackState:
    """A workspace with one app installed.

    What changes the world returns the events that the app must hear of; whoever calls hands them to
    `delivery`, because only doors have an event loop.

    Args:
        options: limits and credentials.
        world: the people and channels to begin with.
        clock: tells the time.
    """

    def __init__(
        self,
        options: SlackOptions | None = None,
        world: World | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.options = options or SlackOptions()
        self.clock = clock or SystemClock()
        self.world = world or default_world()
        self.lock = threading.RLock()
        self.stamps = Stamps(self.clock)
        self.changes = Changes()
        self.stats = Stats()
        self.faults = Faults()
        self.views = Views()
        self.files = Files()
        self.sign_in = Provider(self.options, self.world, self.clock)
        self.pacer = Pacer(self.options.pace)
        self.triggers = Triggers(self.clock, self.options.trigger_life)
        self.response_urls = ResponseUrls(self.clock)
        self.hub = Hub(self.options.ack_limit)
        self.delivery = Delivery(self.options, self.clock, self.stats, self.hub)

    def add_person(self, person: Person) -> Person:
        """Add somebody to the workspace and its channels for everyone, or replace who has the same id."""
        with self.lock:
            if person.id not in self.world.people:
                for channel in self.world.channels.values():
                    if channel.for_everyone:
                        channel.members[person.id] = None
            return self.world.add_person(person)

    def add_channel(self, channel: Channel) -> Channel:
        """Add a channel; one that is there keeps its messages and takes the new settings."""
        with self.lock:
            known = self.world.channel(channel.id)
            return self.world.add_channel(replace(channel, log=known.log) if known else channel)

    def person_writes(
        self,
        user: str,
        channel: Channel,
        text: str,
        thread_ts: str | None = None,
        *,
        broadcast: bool = False,
    ) -> tuple[Message, list[Outgoing]]:
        """A person posts a message or a reply; `text` is escaped already."""
        message = Message(
            self.stamps.next(),
            user,
            text,
            rich_text(text),
            thread_ts,
            subtype="thread_broadcast" if broadcast else None,
            client_msg_id=str(uuid.uuid4()),
            team=self.world.people[user].workspace,
        )
        return message, self._add(message, channel, "dm" if channel.is_dm else "message")

    def app_writes(
        self,
        channel: Channel,
        text: str,
        blocks: Blocks,
        *,
        metadata: dict[str, Any] | None = None,
        thread_ts: str | None = None,
        broadcast: bool = False,
    ) -> tuple[Message, list[Outgoing]]:
        """The app posts a message or a reply."""
        message = Message(
            self.stamps.next(),
            BOT_USER,
            text,
            with_ids(blocks),
            thread_ts,
            metadata=metadata,
            subtype="thread_broadcast" if broadcast else None,
        )
        self.stats.posted(metadata)
        return message, self._add(message, channel, "own")

    def app_shares(
        self, channel: Channel, files: list[File], text: str, *, thread_ts: str | None = None
    ) -> list[Outgoing]:
        """The app shares files, with a text or without."""
        blocks = rich_text(text) if text else []
        message = Message(
            self.stamps.next(), BOT_USER, text, blocks, thread_ts, subtype="file_share", files=files
        )
        return self._add(message, channel, "own")

    def _add(self, message: Message, channel: Channel, kind: str) -> list[Outgoing]:
        channel.log.add(message)
        self.changes.add("message", channel.id, message.ts, message.thread_ts, message.user)
        broadcast = message.subtype == "thread_broadcast"
        root = channel.log.messages[message.thread_ts or message.ts] if broadcast else None
        outgoing = [Outgoing(kind, events.posted(message, channel, root))]
        if f"<@{BOT_USER}>" in message.text and not channel.is_dm:
            outgoing.append(Outgoing("mention", events.mentioned(message, channel)))
        return outgoing if BOT_USER in channel.members else []

    def whisper(self, user: str, channel: Channel, text: str, blocks: Blocks) -> Message:
        """Show a message of the app to one person only."""
        message = Message(self.stamps.next(), BOT_USER, text, with_ids(blocks), ephemeral_for=user)
        channel.log.whisper(message)
        self.changes.add("ephemeral", channel.id, message.ts, None, user)
        return message

    def edit(self, message: Message, channel: Channel, by: str, **new: Any) -> list[Outgoing]:
        """Change `text`, `blocks` or `metadata` of a message."""
        before, ts = wire.message(message), self.stamps.next()
        for name, value in new.items():
            setattr(message, name, value)
        message.edited = (by, ts)
        self.changes.add("edit", channel.id, message.ts, message.thread_ts, by)
        kind = "own" if by == BOT_USER else "edit"
        return self._told(channel, kind, events.changed(message, before, channel, ts))

    def delete(self, message: Message, channel: Channel, by: str) -> list[Outgoing]:
        """Take a message away."""
        before, ts = wire.message(message), self.stamps.next()
        channel.log.remove(message)
        self.changes.add("delete", channel.id, message.ts, message.thread_ts, by)
        kind = "own" if by == BOT_USER else "delete"
        return self._told(channel, kind, events.deleted(before, channel, ts))

    def react(self, message: Message, channel: Channel, by: str, name: str) -> list[Outgoing]:
        """Add a reaction that is not there yet."""
        message.reactions.setdefault(name, {})[by] = None
        return self._reacted("reaction_added", message, channel, by, name)

    def unreact(self, message: Message, channel: Channel, by: str, name: str) -> list[Outgoing]:
        """Take a reaction back that is there."""
        del message.reactions[name][by]
        if not message.reactions[name]:
            del message.reactions[name]
        return self._reacted("reaction_removed", message, channel, by, name)

    def _reacted(self, kind: str, message: Message, channel: Channel, by: str, name: str) -> list[Outgoing]:
        self.changes.add("react", channel.id, message.ts, message.thread_ts, by)
        event = events.reaction(kind, by, name, message, channel, self.stamps.next())
        return self._told(channel, "own" if by == BOT_USER else "reaction", event)

    def join(self, user: str, channel: Channel) -> list[Outgoing]:
        """Make somebody a member."""
        channel.members[user] = None
        kind = "own" if user == BOT_USER else "join"
        return self._told(channel, kind, events.joined(user, channel, self.stamps.next()))

    def view_changed(self, view: View) -> None:
        """Note that a person sees another modal or home tab than before."""
        self.changes.add("view", "", view.id, None, view.user)

    @staticmethod
    def _told(channel: Channel, kind: str, event: events.Event) -> list[Outgoing]:
        return [Outgoing(kind, event)] if BOT_USER in channel.members else []
