"""Messages read back from Slack, once their authors agreed."""

from collections.abc import Mapping, Sequence
from typing import Any

from bridge.domain.errors import RefusedError
from bridge.domain.pointing import MessageFound
from bridge.slack.calls import Calls, as_documented
from bridge.slack.listeners import sources
from bridge.slack.listeners.sources import Us

NOT_THERE = {"thread_not_found", "message_not_found"}
LONGEST = 200
"""Messages of a thread that are read at most."""


class History:
    """Reads single messages and threads of conversations that the bot is in.

    Args:
        calls: to the Web API.
        us: the workspace, and the bot in it.
    """

    def __init__(self, calls: Calls, us: Us) -> None:
        self._calls, self._us = calls, us

    @as_documented()
    def message(self, channel: str, ts: str) -> MessageFound | None:
        """A message, or None if it is not there any more; at the top of a conversation, or in a thread.

        A reply is not in the history, so it is looked for in its thread.
        https://docs.slack.dev/messaging/retrieving-messages#individual_messages

        Raises:
            OutsideError: Slack said no, or nothing.
        """
        page = self._calls("conversations.history", channel=channel, latest=ts, inclusive=True, limit=1)
        found = _of(ts, page.get("messages") or ()) or _of(ts, self._thread(channel, ts, latest=ts))
        return self._found(channel, found) if found else None

    @as_documented()
    def thread(self, channel: str, top: str) -> Sequence[MessageFound]:
        """The messages of a thread, oldest first.

        Raises:
            OutsideError: Slack said no, or nothing.
        """
        return tuple(self._found(channel, one) for one in self._thread(channel, top))

    def _thread(self, channel: str, ts: str, **more: Any) -> Sequence[Mapping[str, Any]]:
        asked = {"channel": channel, "ts": ts, "limit": LONGEST, "inclusive": True, **more}
        try:
            return tuple(self._calls("conversations.replies", **asked).get("messages") or ())
        except RefusedError as error:
            if error.code not in NOT_THERE:
                raise
            return ()

    def _found(self, channel: str, message: Mapping[str, Any]) -> MessageFound:
        human = sources.by_human(message, self._us)
        return MessageFound(
            source=sources.message(self._us.team, channel, message["ts"]),
            ts=message["ts"],
            user=message["user"] if human else "",
            text=sources.words(message.get("text"), self._us),
            at=sources.said_at(message["ts"]),
            thread=message.get("thread_ts") or "",
            files=sources.files(message),
            stranger=sources.by_stranger(message, self._us),
        )


def _of(ts: str, messages: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    return next((one for one in messages if one["ts"] == ts), None)
