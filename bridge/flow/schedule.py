"""What is due by the clock, once for all processes: reading Jira, crediting answers that stand."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bridge.domain.clock import Clock
from bridge.domain.errors import OutsideError, logged
from bridge.domain.rules import Rules
from bridge.flow import questions
from bridge.flow.polling import JiraReading, Reader
from bridge.store.engine import Store
from bridge.store.queries import effects

log = logging.getLogger(__name__)

RECONCILE = timedelta(hours=1)
BOOKKEEPING = timedelta(hours=1)

LEARNING = timedelta(hours=1)
"""How often to ask whether a refit of the themes is due. It may take minutes: its schedule has a worker of its own."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done every so often.

    Attributes:
        name: how processes speak of it among each other.
        every: how long after its start it is due again.
        run: does it.
        share: of the time at most; what is done for longer is due later, so that it leaves room for others.
    """

    name: str
    every: timedelta
    run: Callable[[], None]
    share: float = 1.0


class Schedule:
    """Runs duties when they are due; a duty that is claimed here runs in no other process."""

    def __init__(self, store: Store, clock: Clock, duties: Sequence[Duty]) -> None:
        self._store, self._clock, self._duties = store, clock, duties

    def step(self) -> bool:
        """Run one duty that is due; False when none is."""
        for duty in self._due():
            if self._claim(duty):
                self._run(duty)
                return True
        return False

    def _due(self) -> list[Duty]:
        """The duties that are due, found by one look: workers wake often, and seldom is there any."""
        with self._store.read() as session:
            names = [_mark(duty) for duty in self._duties]
            later = effects.marked_after(session, names, self._clock.now())
        return [duty for duty in self._duties if _mark(duty) not in later]

    def _claim(self, duty: Duty) -> bool:
        now = self._clock.now()
        with self._store.write() as session:
            mark = effects.mark(session, _mark(duty), now)
            if mark.at > now:
                return False
            mark.at = now + duty.every
            session.add(mark)
        return True

    def _run(self, duty: Duty) -> None:
        begun = self._clock.now()
        try:
            duty.run()
        except OutsideError as error:
            log.warning("duty %s: %s", duty.name, logged(error))
        again = begun + (self._clock.now() - begun) / duty.share
        if again > begun + duty.every:
            self._put_off(duty, again)

    def _put_off(self, duty: Duty, again: datetime) -> None:
        with self._store.write() as session:
            mark = effects.mark(session, _mark(duty), again)
            mark.at = max(mark.at, again)
            session.add(mark)


def _mark(duty: Duty) -> str:
    return f"duty:{duty.name}"


def duties(store: Store, rules: Rules, clock: Clock, reader: Reader, poll_every: timedelta) -> list[Duty]:
    """All that is due by the clock."""
    reading = JiraReading(store, rules, clock, reader)
    return [
        Duty("poll", poll_every, reading.poll),
        Duty("reconcile", RECONCILE, reading.reconcile),
        Duty("reminders", BOOKKEEPING, lambda: questions.remind(store, clock)),
        Duty("answers", BOOKKEEPING, lambda: questions.stand(store, rules, clock)),
    ]
