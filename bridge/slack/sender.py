"""Sends cards to Slack, and finds out whether an uncertain one arrived."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.web import SlackResponse

from bridge.domain.errors import RefusedError, TryLaterError, UncertainError
from bridge.domain.language import speaking
from bridge.domain.outgoing import Picture, Post, Posted, React, SlackOrder, Update
from bridge.slack.calls import Calls, as_documented
from bridge.slack.cards import Rendered, render
from bridge.slack.pictures import Pictures
from bridge.slack.texts import slack

EVENT = "bridge_effect"
"""The metadata's type; its payload carries the effect's key and nothing else, as the whole workspace can read it."""

SKEW = timedelta(minutes=1)
"""How far Slack's clock and ours may be apart."""

PAGE = 200

OPENING = "conversations.open"
"""What the first message to somebody needs before."""


class Sender:
    """Performs posts, edits, reactions and pictures. Each is one attempt: whoever calls decides about the next.

    Args:
        calls: Slack's Web API.
    """

    def __init__(self, calls: Calls) -> None:
        self._calls, self._pictures = calls, Pictures(calls)
        self._direct: dict[str, str] = {}

    def scope(self, order: SlackOrder) -> str:
        """What Slack counts the call against: posts per channel, edits and reactions per workspace.

        So are the conversations that have to be opened first. https://docs.slack.dev/apis/web-api/rate-limits/
        """
        match order:
            case Post():
                channel = order.channel or self._direct.get(_people(order))
                return f"chat.postMessage:{channel}" if channel else OPENING
            case Update():
                return "chat.update"
            case React():
                return "reactions.add"
            case Picture():
                return "files.completeUploadExternal"

    def mark(self, order: SlackOrder) -> str:  # noqa: ARG002 - Slack needs no hint to look a message up
        """Nothing: messages are found by their metadata."""
        return ""

    def perform(self, order: SlackOrder, key: str) -> Posted | None:
        """Do it once.

        Args:
            order: what to do.
            key: the effect's key, found again in a posted message's metadata.

        Returns:
            Where the message stands; None for a reaction.

        Raises:
            RefusedError: Slack said no; `message_not_found` and `edit_window_closed` mean that a card is gone.
            TryLaterError: certainly not done.
            UncertainError: perhaps done: ask `find` before the next attempt.
        """
        match order:
            case Post():
                return self._post(order, key)
            case Update():
                return self._update(order)
            case Picture():
                return self._pictures.share(order, key)
            case React():
                self._react(order)
                return None

    @as_documented()
    def find(self, order: SlackOrder, key: str, since: datetime, mark: str) -> Posted | None:  # noqa: ARG002 - see mark
        """Where the message of an uncertain attempt stands; None if it was not posted or may be done again.

        Args:
            order: what was attempted. Edits and reactions may be repeated, so they are never looked up.
            key: the effect's key.
            since: when the attempt began.
            mark: unused.

        Raises:
            OutsideError: the channel could not be read.
        """
        if isinstance(order, Picture):
            return self._pictures.find(order, key, since - SKEW)
        if not isinstance(order, Post):
            return None
        channel = self._channel(order)
        for message in self._messages(channel, order.thread, (since - SKEW).timestamp()):
            metadata = message.get("metadata") or {}
            if metadata.get("event_type") == EVENT and metadata.get("event_payload", {}).get("key") == key:
                return Posted(channel, str(message["ts"]))
        return None

    def _post(self, order: Post, key: str) -> Posted:
        card = _drawn(order)
        answer = self._calls(
            "chat.postMessage",
            channel=self._channel(order),
            text=card.text,
            blocks=list(card.blocks),
            metadata={"event_type": EVENT, "event_payload": {"key": key}},
            unfurl_links=False,
            unfurl_media=False,
            **({"thread_ts": order.thread} if order.thread else {}),
        )
        return Posted(str(_given(answer, "channel")), str(_given(answer, "ts")))

    def _update(self, order: Update) -> Posted:
        """Edit the message, which keeps its metadata as none is given.

        https://docs.slack.dev/reference/methods/chat.update
        """
        card = _drawn(order)
        blocks = list(card.blocks)
        self._calls("chat.update", channel=order.channel, ts=order.ts, text=card.text, blocks=blocks)
        return Posted(order.channel, order.ts)

    def _react(self, order: React) -> None:
        try:
            self._calls("reactions.add", channel=order.channel, timestamp=order.ts, name=order.name)
        except RefusedError as error:
            if error.code != "already_reacted":
                raise

    def _channel(self, order: Post) -> str:
        """The channel, or the direct message with one person or several."""
        if order.channel:
            return order.channel
        people = _people(order)
        if people not in self._direct:
            self._direct[people] = self._open(people)
        return self._direct[people]

    def _open(self, people: str) -> str:
        """Asked twice, Slack gives the same conversation of the same people, so nothing is ever uncertain.

        https://docs.slack.dev/reference/methods/conversations.open
        """
        try:
            return str(_given(self._calls("conversations.open", users=people), "channel", "id"))
        except UncertainError as error:
            raise TryLaterError(str(error)) from None

    def _messages(self, channel: str, thread: str, oldest: float) -> Iterator[dict[str, Any]]:
        asked: dict[str, Any] = {
            "channel": channel,
            "oldest": f"{oldest:.6f}",
            "inclusive": True,
            "include_all_metadata": True,
            "limit": PAGE,
        }
        method = "conversations.replies" if thread else "conversations.history"
        if thread:
            asked["ts"] = thread
        while True:
            page = self._calls(method, **asked)
            yield from _given(page, "messages")
            before, asked["cursor"] = asked.get("cursor"), _cursor(page)
            if not asked["cursor"]:
                return
            if asked["cursor"] == before:
                raise UncertainError(slack.HALF_ANSWERED.format(part="the next page"))


def _drawn(order: Post | Update) -> Rendered:
    """The card in the language of whoever reads it."""
    with speaking(order.language):
        return render(order.card)


def _people(order: Post) -> str:
    """Slack's ids of those whom a direct message is for, in an order that does not change."""
    return ",".join(sorted(set(order.together))) or order.user


def _given(answer: Any, *path: str) -> Any:
    """A part that Slack always gives, which an answer from somebody else on the way does not have.

    Raises:
        UncertainError: it is not there.
    """
    for name in path:
        answer = answer.get(name) if isinstance(answer, dict | SlackResponse) else None
    if answer is None:
        raise UncertainError(slack.HALF_ANSWERED.format(part=".".join(path)))
    return answer


def _cursor(page: SlackResponse) -> str:
    return str((page.get("response_metadata") or {}).get("next_cursor") or "")
