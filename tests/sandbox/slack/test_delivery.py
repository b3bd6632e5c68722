"""Envelopes, acks and redelivery on one event loop, with links made by hand."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.slack.delivery import Delivery, Outgoing
from bridge.sandbox.slack.errors import HandError
from bridge.sandbox.slack.options import SlackOptions
from bridge.sandbox.slack.socket import Envelope, Hub, Link, LinkLostError, envelope
from bridge.sandbox.slack.stats import Stats
from tests.sandbox.slack.workspace import Json

EVENT: Json = {"type": "message", "channel": "C1", "channel_type": "channel", "text": "late"}
Answering = Callable[[Envelope], Json | None]


class App:
    """The app's end of one link: keeps what comes and acks as `answering` says.

    Args:
        hub: where the link is joined.
        answering: the body of the ack, or None for no ack.
    """

    def __init__(self, hub: Hub, answering: Answering = lambda _: {}) -> None:
        self.hub, self.answering = hub, answering
        self.received: list[Envelope] = []
        self.arrived = asyncio.Condition()
        self.closed = False
        self.link = Link(self._take, self._close)
        hub.joined(self.link)

    async def _take(self, sent: Envelope) -> None:
        self.received.append(sent)
        answer = self.answering(sent)
        if answer is not None and "envelope_id" in sent:
            self.hub.heard({"envelope_id": sent["envelope_id"], "payload": answer})
        async with self.arrived:
            self.arrived.notify_all()

    async def got(self, count: int) -> list[Envelope]:
        """What has come, once it is so many."""
        async with self.arrived:
            await self.arrived.wait_for(lambda: len(self.received) >= count)
        return self.received

    async def _close(self) -> None:
        self.closed = True
        self.hub.left(self.link)


def delivery(ack_limit: float = 0.02, delays: tuple[float, ...] = (0.0, 0.0, 0.0)) -> Delivery:
    """A delivery that does not wait long."""
    options = SlackOptions(ack_limit=ack_limit, retry_delays=delays)
    return Delivery(options, HeldClock(), Stats(), Hub(ack_limit))


def running(test: Callable[[], Awaitable[Any]]) -> Any:
    """Run a coroutine function on a loop of its own."""

    async def main() -> Any:
        return await test()

    return asyncio.run(main())


def test_the_ack_s_body_comes_back() -> None:
    async def main() -> None:
        sender = delivery()
        app = App(sender.hub, lambda _: {"text": "Saved"})
        ack = await sender.gesture("command", "slash_commands", {"command": "/insight"})
        assert ack.acked
        assert ack.payload == {"text": "Saved"}
        assert app.received[0]["accepts_response_payload"] is True
        assert app.received[0]["type"] == "slash_commands"

    running(main)


def test_events_accept_no_answer_and_carry_no_retry_at_first() -> None:
    async def main() -> None:
        sender = delivery()
        app = App(sender.hub)
        ids, acks = await sender.events([Outgoing("message", EVENT)])
        sent = app.received[0]
        assert sent["accepts_response_payload"] is False
        assert "retry_attempt" not in sent
        assert sent["payload"]["event_id"] == ids[0]
        assert [ack.acked for ack in acks] == [True]

    running(main)


def test_redeliveries_count_up_and_keep_the_event_id() -> None:
    async def main() -> None:
        sender = delivery()
        app = App(sender.hub, lambda sent: {} if sent.get("retry_attempt") == 3 else None)
        ids, acks = await sender.events([Outgoing("message", EVENT)])
        assert [ack.reason for ack in acks] == ["timeout"]
        await _settled(sender)
        assert [sent.get("retry_attempt") for sent in app.received] == [None, 1, 2, 3]
        assert {sent["payload"]["event_id"] for sent in app.received} == set(ids)
        assert {sent.get("retry_reason") for sent in app.received[1:]} == {"timeout"}
        assert len({sent["envelope_id"] for sent in app.received}) == 4
        assert (sender.stats.redelivered, sender.stats.given_up) == (3, 0)
        assert sender.stats.waiting == 0

    running(main)


def test_delayed_events_come_after_the_three_quick_retries() -> None:
    async def main() -> None:
        sender = delivery(delays=(0.0,) * 5)
        app = App(sender.hub, lambda sent: {} if sent.get("retry_attempt") == 5 else None)
        await sender.events([Outgoing("message", EVENT)])
        await _settled(sender)
        assert app.received[-1]["retry_attempt"] == 5
        assert sender.stats.given_up == 0

    running(main)


def test_a_gesture_is_sent_once() -> None:
    async def main() -> None:
        sender = delivery()
        app = App(sender.hub, lambda _: None)
        ack = await sender.gesture("action", "interactive", {"type": "block_actions"})
        await _settled(sender)
        assert ack.reason == "timeout"
        assert len(app.received) == 1
        assert sender.stats.not_acked == 1

    running(main)


async def _settled(sender: Delivery) -> None:
    while sender._tasks:
        await asyncio.gather(*sender._tasks)


def test_closing_gives_up_what_waits() -> None:
    async def main() -> None:
        sender = delivery(delays=(3600.0,))
        await sender.events([Outgoing("message", EVENT)])
        assert len(sender._tasks) == 1
        await sender.close()
        assert not any(not task.done() for task in sender._tasks)
        assert sender.stats.redelivered == 0

    running(main)


def test_nothing_is_done_for_no_events() -> None:
    async def main() -> None:
        sender = delivery()
        assert await sender.events([]) == ([], [])
        sender.events_soon([])
        assert not sender._tasks

    running(main)


def test_events_of_one_post_go_out_together() -> None:
    """The mention does not wait for the ack of the message."""

    async def main() -> None:
        sender = delivery(ack_limit=1)
        app = App(sender.hub, lambda _: None)
        waiting = asyncio.create_task(
            sender.events([Outgoing("message", EVENT), Outgoing("mention", EVENT | {"type": "app_mention"})]),
        )
        for sent in await app.got(2):
            sender.hub.heard({"envelope_id": sent["envelope_id"]})
        _, acks = await waiting
        assert all(ack.acked for ack in acks)

    running(main)


def test_every_link_gets_its_share() -> None:
    async def main() -> None:
        sender = delivery()
        apps = [App(sender.hub) for _ in range(3)]
        for _ in range(120):
            await sender.gesture("command", "slash_commands", {})
        assert sum(len(app.received) for app in apps) == 120
        assert all(app.received for app in apps)

    running(main)


def test_the_choice_of_the_link_can_be_fixed() -> None:
    async def main() -> None:
        hub = Hub(0.02, choose=lambda links: links[-1])
        first, last = App(hub), App(hub)
        await hub.deliver(envelope("interactive", {}, answers=True))
        assert (len(first.received), len(last.received)) == (0, 1)

    running(main)


def test_a_link_that_leaves_fails_only_its_own() -> None:
    async def main() -> None:
        hub = Hub(5, choose=lambda links: links[0])
        leaving = App(hub, lambda _: None)
        waiting = asyncio.create_task(hub.deliver(envelope("interactive", {}, answers=True)))
        await leaving.got(1)
        staying = App(hub, lambda _: {})
        hub.left(leaving.link)
        assert (await waiting).reason == "connection_failed"
        assert (await hub.deliver(envelope("interactive", {}, answers=True))).acked
        assert len(staying.received) == 1

    running(main)


def test_disconnecting_says_why_and_closes() -> None:
    async def main() -> None:
        hub = Hub(1)
        apps = [App(hub), App(hub)]
        await hub.disconnect_all("warning")
        assert [app.received[-1]["reason"] for app in apps] == ["warning", "warning"]
        assert all(app.closed for app in apps)
        assert hub.links == []

    running(main)


def test_an_ack_of_something_else_is_ignored() -> None:
    hub = Hub(1)
    hub.heard({"envelope_id": "unknown"})
    hub.heard({"type": "ping"})
    assert hub.links == []


def test_tickets_are_used_up() -> None:
    hub = Hub(1)
    ticket = hub.ticket()
    assert hub.admits(ticket)
    assert not hub.admits(ticket)
    assert not hub.admits("")


def test_only_events_that_were_sent_come_again() -> None:
    async def main() -> None:
        sender = delivery()
        with pytest.raises(HandError, match="No event 'Ev1' was sent lately"):
            await sender.redeliver("Ev1")
        app = App(sender.hub)
        await sender.raw({"payload": {"event_id": "Ev1", "event": EVENT}})
        assert (await sender.redeliver("Ev1")).acked
        assert [sent["payload"]["event_id"] for sent in app.received] == ["Ev1", "Ev1"]

    running(main)


def test_a_raw_envelope_keeps_what_it_says() -> None:
    async def main() -> None:
        sender = delivery()
        app = App(sender.hub)
        await sender.raw(
            {"type": "interactive", "payload": {"type": "shortcut"}, "accepts_response_payload": True}
        )
        assert app.received[0]["type"] == "interactive"
        assert app.received[0]["accepts_response_payload"] is True
        assert app.received[0]["envelope_id"]

    running(main)


def test_an_event_for_a_connection_that_died_unnoticed_goes_to_the_next_one() -> None:
    async def deliver() -> list[Envelope]:
        sent = delivery()

        async def lost(_: Envelope) -> None:
            raise LinkLostError

        async def close() -> None:
            """A dead connection closes by itself."""

        dead = Link(lost, close)
        sent.hub.joined(dead)
        _, acks = await sent.events([Outgoing("message", EVENT)])
        assert [ack.reason for ack in acks] == ["connection_failed"]
        await sent.hub.disconnect_all("refresh_requested")
        sent.hub.left(dead)
        received = await App(sent.hub).got(1)
        await sent.close()
        return received

    assert len(asyncio.run(deliver())) == 1
