"""What was written in one channel."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bridge.sandbox.slack.files import File
from bridge.sandbox.slack.ids import TEAM

Block = dict[str, Any]


@dataclass
class Message:
    """One message, as stored.

    Attributes:
        ts: its name within the channel.
        user: the author.
        text: escaped, as Slack keeps it.
        blocks: Block Kit, with all ids filled in.
        thread_ts: the parent, for a reply.
        metadata: `{"event_type", "event_payload"}` of an app's message.
        reactions: emoji name to the people who chose it, in order.
        edited: who edited it last, and when.
        ephemeral_for: the one person who sees it.
        subtype: `tombstone` for a deleted parent, `thread_broadcast`, `channel_join`.
        client_msg_id: given by a person's client.
        replies: `ts` of the replies, in order.
        reply_users: their authors, in order.
        chosen: what each person has ticked or picked in it: person to (block, action) to state.
        files: what is shared with it.
        suggested: what each search box in it offered each person last, in the same way.
        team: the author's workspace.
    """

    ts: str
    user: str
    text: str
    blocks: list[Block] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: dict[str, Any] | None = None
    reactions: dict[str, dict[str, None]] = field(default_factory=dict)
    edited: tuple[str, str] | None = None
    ephemeral_for: str | None = None
    subtype: str | None = None
    client_msg_id: str | None = None
    replies: list[str] = field(default_factory=list)
    reply_users: dict[str, None] = field(default_factory=dict)
    chosen: dict[str, dict[tuple[str, str], dict[str, Any]]] = field(default_factory=dict)
    suggested: dict[str, dict[tuple[str, str], list[dict[str, Any]]]] = field(default_factory=dict)
    team: str = TEAM
    files: list[File] = field(default_factory=list)

    @property
    def is_reply(self) -> bool:
        """Whether it stands in a thread below another message."""
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass
class Log:
    """The messages of a channel, found by `ts` and by range without a scan."""

    messages: dict[str, Message] = field(default_factory=dict)
    ephemeral: dict[str, list[Message]] = field(default_factory=dict)
    _top: list[str] = field(default_factory=list)

    def add(self, message: Message) -> None:
        """Append; the parent of a reply must be there."""
        self.messages[message.ts] = message
        if not message.is_reply or message.subtype == "thread_broadcast":
            self._top.append(message.ts)
        if message.is_reply and message.thread_ts:
            parent = self.messages[message.thread_ts]
            parent.replies.append(message.ts)
            parent.reply_users[message.user] = None

    def remove(self, message: Message) -> None:
        """Take a message out; one with replies leaves a tombstone, as at Slack."""
        if message.replies:
            message.text, message.blocks, message.metadata = "This message was deleted.", [], None
            message.user, message.subtype, message.reactions = "USLACKBOT", "tombstone", {}
            return
        del self.messages[message.ts]
        at = bisect_left(self._top, message.ts)
        if at < len(self._top) and self._top[at] == message.ts:
            del self._top[at]
        if message.is_reply and message.thread_ts in self.messages:
            self._forget_reply(self.messages[message.thread_ts], message.ts)

    def _forget_reply(self, parent: Message, ts: str) -> None:
        parent.replies.remove(ts)
        parent.reply_users = dict.fromkeys(self.messages[reply].user for reply in parent.replies)

    def whisper(self, message: Message) -> None:
        """Append a message that only `ephemeral_for` sees."""
        self.ephemeral.setdefault(message.ephemeral_for or "", []).append(message)

    def whispered(self, user: str, ts: str) -> Message | None:
        """A message that only `user` sees."""
        return next((message for message in self.ephemeral.get(user, []) if message.ts == ts), None)

    def between(self, oldest: str, latest: str, *, inclusive: bool) -> list[str]:
        """`ts` of the top-level messages from `oldest` to `latest`, in order; empty bounds are open."""
        if not inclusive:
            start = bisect_right(self._top, oldest)
            end = bisect_left(self._top, latest) if latest else len(self._top)
        else:
            start = bisect_left(self._top, oldest)
            end = bisect_right(self._top, latest) if latest else len(self._top)
        return self._top[start:end]

    def top_level(self) -> Iterator[Message]:
        """The top-level messages in order."""
        return (self.messages[ts] for ts in self._top)

    def thread(self, ts: str) -> list[Message]:
        """A parent and its replies in order."""
        parent = self.messages[ts]
        return [parent, *(self.messages[reply] for reply in parent.replies)]
