"""What is sent to the app, how often, and what it said.

Events without an ack come again with the same `event_id`; commands, actions and modals never do:
https://docs.slack.dev/apis/events-api/#retries
"""

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bridge.sandbox.clock import Clock
from bridge.sandbox.slack.errors import HandError
from bridge.sandbox.slack.events import Event, callback, subscription
from bridge.sandbox.slack.options import SlackOptions
from bridge.sandbox.slack.request_url import RequestUrl
from bridge.sandbox.slack.socket import Ack, Hub, envelope
from bridge.sandbox.slack.stats import Stats

REMEMBERED = 20_000

LATER = 3.0
"""Seconds until an event that was acked is sent again, at most."""


@dataclass(frozen=True)
class Outgoing:
    """An event on its way.

    Attributes:
        kind: how it is counted: `message`, `mention`, `dm`, `edit`, `delete`, `reaction`, `own`, …
        event: the inner event.
    """

    kind: str
    event: Event


@dataclass
class Delivery:
    """Sends envelopes and counts them.

    Attributes:
        options: which events are subscribed to, and when they are sent again.
        clock: dates the events.
        stats: the counts.
        hub: the connections of Socket Mode.
        request_url: where everything is posted instead, if the app has Socket Mode off.
        sent_again: the share of events that are delivered once more although they were acked.
    """

    options: SlackOptions
    clock: Clock
    stats: Stats
    hub: Hub
    request_url: RequestUrl | None = None
    sent_again: float = 0.0
    _dice: Random = field(default_factory=lambda: Random(7))  # noqa: S311 - no secret
    _sent: OrderedDict[str, dict[str, Any]] = field(default_factory=OrderedDict)
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    @property
    def _line(self) -> Hub | RequestUrl:
        return self.request_url or self.hub

    async def gesture(self, kind: str, envelope_type: str, payload: dict[str, Any]) -> Ack:
        """Deliver a command, an action or a modal, once."""
        ack = await self._line.deliver(envelope(envelope_type, payload, answers=True))
        self.stats.delivered(kind, ack.ms)
        return ack

    async def events(self, outgoing: list[Outgoing]) -> tuple[list[str], list[Ack]]:
        """Deliver events at the same time and wait for the first ack of each.

        Returns:
            The `event_id`s and what came of each; both are empty if the app hears of none of them.
        """
        wanted = [one for one in outgoing if subscription(one.event) in self.options.events]
        bodies = [self._written(one.event) for one in wanted]
        acks = await asyncio.gather(
            *(self._first(one.kind, body) for one, body in zip(wanted, bodies, strict=True)),
        )
        return [body["event_id"] for body in bodies], list(acks)

    def events_soon(self, outgoing: list[Outgoing]) -> None:
        """Deliver events in the background."""
        if outgoing:
            self._spawn(self.events(outgoing))

    def _written(self, event: Event) -> dict[str, Any]:
        body = callback(event, self.clock.time())
        self._remember(body)
        return body

    def _remember(self, body: dict[str, Any]) -> None:
        self._sent[body["event_id"]] = body
        if len(self._sent) > REMEMBERED:
            self._sent.popitem(last=False)

    async def _first(self, kind: str, body: dict[str, Any]) -> Ack:
        ack = await self._line.deliver(envelope("events_api", body, answers=False))
        self.stats.delivered(kind, ack.ms)
        if not ack.acked:
            self._spawn(self._again(body, ack))
        elif self._dice.random() < self.sent_again:
            self._spawn(self._later(body))
        return ack

    async def _later(self, body: dict[str, Any]) -> None:
        await asyncio.sleep(self._dice.uniform(0, LATER))
        await self._retry(body, 1, "timeout")

    async def _again(self, body: dict[str, Any], ack: Ack) -> None:
        self.stats.waiting += 1
        self.stats.given_up += not await self._taken(body, ack)
        self.stats.waiting -= 1

    async def _taken(self, body: dict[str, Any], ack: Ack) -> bool:
        """Send it again and again; whether it was acked in the end."""
        for attempt, delay in enumerate(self.options.retry_delays, 1):
            if ack.final:
                break
            await asyncio.sleep(delay)
            ack = await self._retry(body, attempt, ack.reason)
            if ack.acked:
                return True
        return False

    async def _retry(self, body: dict[str, Any], attempt: int, reason: str | None) -> Ack:
        self.stats.redelivered += 1
        again = envelope("events_api", body, answers=False, retry_attempt=attempt, retry_reason=reason)
        return await self._line.deliver(again)

    async def redeliver(self, event_id: str) -> Ack:
        """Send an event once more, acked or not, as Slack sometimes does.

        Raises:
            HandError: no such event was sent lately.
        """
        if event_id not in self._sent:
            raise HandError(f"No event {event_id!r} was sent lately.", 404)
        return await self._retry(self._sent[event_id], 1, "timeout")

    async def raw(self, whole: dict[str, Any]) -> Ack:
        """Send any envelope, once."""
        payload = whole.get("payload", {})
        if payload.get("event_id"):
            self._remember(payload)
        return await self._line.deliver({**envelope("events_api", payload, answers=False), **whole})

    def _spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Give up what is still to be sent again."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self.request_url:
            self.request_url.close()
