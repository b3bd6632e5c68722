"""Bring events to the registered hooks, in a thread of its own, so that no REST answer waits."""

import heapq
import itertools
import json
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from bridge.sandbox.jira.habits import Habits
from bridge.sandbox.jira.model import Event
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.webhooks.payload import cloud_payloads, server_payloads
from bridge.sandbox.jira.webhooks.send import Delivery, Hook, post, should_repeat

DELAYS = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds before each repeat. Jira makes five, five to fifteen minutes apart; a demo cannot wait."""
TIMEOUT = 5.0


class Postman:
    """Sends every event of a site to every hook; starts with the first hook.

    Args:
        state: The site whose events to send.
        delays: Seconds before each repeat; as many repeats as there are delays.
        timeout: Seconds to wait for an answer.
    """

    def __init__(self, state: JiraState, delays: Sequence[float] = DELAYS, timeout: float = TIMEOUT) -> None:
        self.delays = tuple(delays)
        self.timeout = timeout
        self.answers: Counter[str] = Counter()
        self._state = state
        self._dice = Random(7)  # noqa: S311 - what gets lost is no secret
        self._hooks: dict[str, Hook] = {}
        self._order = itertools.count()
        self._waiting: list[tuple[float, int, Delivery]] = []
        self._wake = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None

    def register(self, url: str, secret: str, *, server: bool = False) -> None:
        """Send all events to this address from now on; a second time replaces the secret.

        Args:
            url: Where to post.
            secret: What to sign with; nothing is signed without one.
            server: Send as Data Center does.
        """
        with self._state.lock, self._wake:
            self._hooks[url] = Hook(url, secret, server)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="jira-webhooks", daemon=True)
                self._thread.start()
                self._state.listeners.append(self._heard)

    def close(self) -> None:
        """Stop sending; what is under way is finished."""
        with self._wake:
            self._closed = True
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join(self.timeout + 1)

    def _heard(self, event: Event) -> None:
        habits = self._state.habits
        if habits.off:
            return
        with self._wake:
            due = time.monotonic() + habits.delay
            for delivery in self._deliveries(event):
                for _ in range(self._copies(habits)):
                    self._put(due + self._dice.uniform(0, habits.spread), delivery)

    def _copies(self, habits: Habits) -> int:
        if self._dice.random() < habits.lost:
            return 0
        return habits.copies + (self._dice.random() < habits.twice)

    def _deliveries(self, event: Event) -> Iterator[Delivery]:
        for hook in self._hooks.values():
            bodies = server_payloads if hook.server else cloud_payloads
            for body in bodies(self._state, event):
                yield Delivery(hook, uuid.uuid4().hex, json.dumps(body).encode())

    def _put(self, due: float, delivery: Delivery) -> None:
        heapq.heappush(self._waiting, (due, next(self._order), delivery))
        self._wake.notify_all()

    def _work(self) -> None:
        while (delivery := self._next()) is not None:
            status = post(delivery, self.timeout)
            self.answers[str(status)] += 1
            if should_repeat(status) and delivery.tries < len(self.delays):
                with self._wake:
                    self._put(time.monotonic() + self.delays[delivery.tries], delivery.tried())

    def _next(self) -> Delivery | None:
        with self._wake:
            while not self._closed:
                wait = self._waiting[0][0] - time.monotonic() if self._waiting else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._waiting)[2]
                self._wake.wait(wait)
        return None
