"""Socket Mode's wire: connections, envelopes and acks.

See https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import random
import secrets
import time
import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bridge.sandbox.slack.ids import APP

MOST_LINKS = 10
Envelope = dict[str, Any]


class LinkLostError(Exception):
    """A connection went away before the ack came."""


@dataclass(eq=False)
class Link:
    """One connection of the app.

    Attributes:
        send: writes one JSON object; raises LinkLostError when nobody is there any more.
        close: ends the connection.
    """

    send: Callable[[Envelope], Awaitable[None]]
    close: Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Ack:
    """What came of one delivery.

    Attributes:
        acked: whether an ack came in time.
        ms: milliseconds from sending the envelope to its ack.
        payload: the body of the ack.
        reason: why there was none: `timeout`, `connection_failed`, `no_connection` or `http_error`.
        final: the app wants no redelivery; over HTTP alone it can say so.
    """

    acked: bool
    ms: float | None = None
    payload: dict[str, Any] | None = None
    reason: str | None = None
    final: bool = False


def envelope(kind: str, payload: dict[str, Any], *, answers: bool, **retry: Any) -> Envelope:
    """An envelope of the type `events_api`, `slash_commands` or `interactive`."""
    return {
        "envelope_id": str(uuid.uuid4()),
        "payload": payload,
        "type": kind,
        "accepts_response_payload": answers,
        **retry,
    }


def hello(links: int) -> Envelope:
    """The first thing that a connection says."""
    return {
        "type": "hello",
        "num_connections": links,
        "debug_info": {
            "host": "applink-sandbox",
            "build_number": 1,
            "approximate_connection_time": 18060,
        },
        "connection_info": {"app_id": APP},
    }


def goodbye(reason: str) -> Envelope:
    """Slack's wish that the app connects anew."""
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-sandbox"}}


@dataclass
class Hub:
    """The app's connections; to be used on one event loop.

    Attributes:
        ack_limit: seconds to wait for an ack.
        choose: picks the connection for an envelope.
        links: those that are open.
    """

    ack_limit: float
    choose: Callable[[list[Link]], Link] = random.choice
    links: list[Link] = field(default_factory=list)
    _tickets: set[str] = field(default_factory=set)
    _waiting: dict[str, tuple[Link, asyncio.Future[dict[str, Any] | None]]] = field(default_factory=dict)

    def ticket(self) -> str:
        """Leave to connect once."""
        name = secrets.token_urlsafe(16)
        self._tickets.add(name)
        return name

    def admits(self, ticket: str) -> bool:
        """Use a ticket up."""
        known = ticket in self._tickets
        self._tickets.discard(ticket)
        return known

    def joined(self, link: Link) -> None:
        """A connection is ready."""
        self.links.append(link)

    def left(self, link: Link) -> None:
        """A connection has gone; what waited for it has failed."""
        if link in self.links:
            self.links.remove(link)
        for owner, waiting in self._waiting.values():
            if owner is link and not waiting.done():
                waiting.set_exception(LinkLostError)

    def heard(self, answer: Envelope) -> None:
        """The app sent something: an ack, or else nothing of interest."""
        _, waiting = self._waiting.get(str(answer.get("envelope_id")), (None, None))
        if waiting is not None and not waiting.done():
            waiting.set_result(answer.get("payload"))

    async def deliver(self, sent: Envelope) -> Ack:
        """Send an envelope to one random connection and wait for its ack."""
        if not self.links:
            return Ack(acked=False, reason="no_connection")
        link = self.choose(self.links)
        waiting: asyncio.Future[dict[str, Any] | None] = asyncio.get_running_loop().create_future()
        self._waiting[sent["envelope_id"]] = (link, waiting)
        started = time.perf_counter()
        try:
            async with asyncio.timeout(self.ack_limit):
                await link.send(sent)
                payload = await waiting
        except TimeoutError:
            return Ack(acked=False, reason="timeout")
        except LinkLostError:
            return Ack(acked=False, reason="connection_failed")
        finally:
            del self._waiting[sent["envelope_id"]]
        return Ack(acked=True, ms=(time.perf_counter() - started) * 1000, payload=payload)

    async def disconnect_all(self, reason: str) -> None:
        """Ask every connection to be replaced, and close it."""
        for link in list(self.links):
            with suppress(LinkLostError):
                await link.send(goodbye(reason))
                await link.close()
