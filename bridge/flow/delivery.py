"""Do what was written down, once in effect, whatever is killed, repeated or timed out.

1. One transaction claims the effect: its lease, its pacing slot and the intent (``attempt_at``) are written.
2. An intent that never ended (crash, time-out, 5xx) is uncertain: after the settle time the effect is looked up first.
3. The call. What certainly did not happen takes the intent back.
4. One transaction writes the result, and nothing if the lease was lost meanwhile.
"""

import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.errors import (
    CREDENTIALS,
    NewerError,
    OutsideError,
    RefusedError,
    TryLaterError,
    UncertainError,
    logged,
)
from bridge.domain.outgoing import Order, room_of
from bridge.domain.rules import Rules
from bridge.flow import landing, manners, outbox, pace, trial
from bridge.flow.aside import Aside
from bridge.flow.landing.kinds import Result, plain
from bridge.flow.manners import Manner
from bridge.flow.orders import order_for
from bridge.store.engine import Store
from bridge.store.queries import effects
from bridge.store.tables import Effect

log = logging.getLogger(__name__)


class Performer(Protocol):
    """Does one effect outside; raises only the errors of ``bridge.domain.errors``."""

    def scope(self, order: Any) -> str:
        """What the order's rate limit is counted by."""
        ...

    def mark(self, order: Any) -> str:
        """A hint for a later look-up, taken before the first attempt; empty if none is needed."""
        ...

    def perform(self, order: Any, key: str) -> Result:
        """Do it."""
        ...

    def find(self, order: Any, key: str, since: datetime, mark: str) -> Result:
        """What an earlier attempt did, or None if it certainly did nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Times:
    """How long things are given.

    Attributes:
        lease: after this time another process takes an effect over; longer than any call.
        settle: after this time an uncertain call is over; longer than its time-out and the latest late success.
        paces: seconds between two calls of a scope, by the scope's beginning.
    """

    lease: timedelta = timedelta(seconds=60)
    settle: timedelta = timedelta(seconds=90)
    paces: Mapping[str, float] | None = None

    def pace(self, scope: str) -> timedelta:
        """How long a scope is taken by one call."""
        found = next((lasts for name, lasts in (self.paces or {}).items() if scope.startswith(name)), 0.0)
        return timedelta(seconds=found)


@dataclass(frozen=True, slots=True)
class Job:
    """A claimed effect."""

    effect: Effect
    order: Order
    performer: Performer
    tried_at: datetime | None


class Delivery:
    """Delivers effects one at a time; any number of them, in any number of processes, share the work."""

    def __init__(
        self,
        store: Store,
        rules: Rules,
        clock: Clock,
        performers: Mapping[str, Performer],
        owner: str,
        times: Times,
    ) -> None:
        self._store, self._rules, self._clock = store, rules, clock
        self._performers, self._owner, self._times = performers, owner, times
        self._idle = True

    def step(self) -> bool:
        """Deliver one effect; False when none is due."""
        looked, job = self.claim()
        if job is not None:
            self.deliver(job)
        return looked

    def claim(self) -> tuple[bool, Job | None]:
        """Take an effect that is due.

        Returns:
            Whether one was due, and the job, unless the effect was put off or skipped.
        """
        if self._idle:
            with self._store.read() as session:
                if effects.due(session, self._clock.now(), shadow=self._rules.shadow) is None:
                    return False, None
        with Aside(self._put_off) as aside, self._store.write() as session:
            effect = effects.due(session, self._clock.now(), lock=True, shadow=self._rules.shadow)
            self._idle = effect is None
            if effect is None:
                return False, None
            aside.number = effect.id
            return True, self._claim(session, effect)

    def _claim(self, session: Session, effect: Effect) -> Job | None:
        """Take an effect, or put it off until its outcome has settled or its scope is free."""
        now = self._clock.now()
        # Cards tell the time from it, and after a downtime it was due long ago.
        effect.next_at, effect.scope, effect.waits_for = now, "", None
        session.add(effect)
        order = self._order(session, effect, now)
        if order is None:
            return None
        if effect.attempt_at is not None and effect.attempt_at + self._times.settle > now:
            effect.next_at, effect.lease_until = effect.attempt_at + self._times.settle, None
            return None
        performer = self._performers[room_of(order)]
        order = pace.addressed(session, order)
        scope = performer.scope(order)
        if (free := pace.take(session, scope, self._times.pace(scope), now)) > now:
            effect.next_at, effect.scope = free, scope
            return None
        job = Job(effect, order, performer, effect.attempt_at)
        effect.lease_owner, effect.lease_until = self._owner, now + self._times.lease
        effect.attempts += 1
        effect.attempt_at = effect.attempt_at or now
        return job

    def _order(self, session: Session, effect: Effect, now: datetime) -> Order | None:
        """What is to be done; None if that is nothing now, and then the effect says why or until when."""
        try:
            tried = trial.mind(session, self._rules, effect, now)
            manner = tried or manners.mind(session, self._rules, effect, now)
            with trial.as_if_sent(session, self._rules, effect):
                order = order_for(session, self._rules, effect) if manner is Manner.NOW else None
        except NewerError as error:
            effect.error, effect.next_at = str(error), now + outbox.FOR_OTHERS
            log.warning("effect %s is left to others: %s", effect.id, error)
        except LookupError as error:
            effect.state, effect.error = "dead", str(error)
            log.warning("effect %s (%s) is about something that is not there", effect.id, effect.kind)
        else:
            if order is None and manner is not Manner.LATER:
                effect.state, effect.done_at = "skipped", now
                landing.skipped(session, self._rules, effect, now)
            elif order is not None and (why := trial.withheld(session, self._rules, effect, order)):
                trial.keep_back(session, effect, why, now)
                return None
            return order
        return None

    def _put_off(self, number: int, error: str) -> None:
        """Look again later, with growing waits, and at last no more."""
        with self._store.write() as session:
            effect = session.get(Effect, number, with_for_update=True)
            if effect is None or effect.state != "waiting":
                return
            effect.attempts += 1
            effect.state = "dead" if effect.attempts >= outbox.MOST_ATTEMPTS else "waiting"
            effect.error = error
            effect.next_at = self._clock.now() + timedelta(seconds=_backoff(effect.attempts))
            session.add(effect)
            log.warning("effect %s (%s) put off, attempt %s: %s", number, effect.kind, effect.attempts, error)

    def deliver(self, job: Job) -> None:
        """Do a claimed effect, and write down what came of it."""
        with Aside(partial(self._stumbled, job), job.effect.id):
            self._deliver(job)

    def _deliver(self, job: Job) -> None:
        try:
            result = self._looked_up(job) if job.tried_at else None
            if result is None:
                if not self._intend(job):
                    return
                result = job.performer.perform(job.order, job.effect.key)
        except RefusedError as error:
            self._finish(job, partial(self._failed, job, error), self._store.grouping)
        except OutsideError as error:
            self._finish(job, partial(self._failed, job, error), self._store.write)
        else:
            # Most of what is done is an edit: it waits for nobody who changes groups, and makes nobody wait.
            opened = self._store.grouping if landing.remembers(job.effect.kind) else self._store.write
            self._finish(job, partial(self._done, job, result), opened)

    def _looked_up(self, job: Job) -> Result:
        since = job.tried_at or self._clock.now()
        return job.performer.find(job.order, job.effect.key, since, job.effect.mark)

    def _intend(self, job: Job) -> bool:
        """Write the intent anew, with what a look-up will need; the claim wrote it for calls that need nothing.

        Returns:
            Whether the call may begin: a process that was frozen until its lease was nearly over sends nothing.
        """
        mark = job.effect.mark or job.performer.mark(job.order)
        now = self._clock.now()
        if job.effect.lease_until is None or job.effect.lease_until - now < self._times.lease / 2:
            log.warning(
                "effect %s is left to another process: too little of the lease is left", job.effect.id
            )
            return False
        if job.tried_at is None and not mark:
            return True
        with self._store.write() as session:
            effect = self._mine(session, job)
            if effect is None:
                return False
            effect.mark, effect.attempt_at = mark, now
        return True

    def _mine(self, session: Session, job: Job) -> Effect | None:
        """The effect, if this process still holds it."""
        effect = session.get(Effect, job.effect.id, with_for_update=True)
        if effect is None or effect.lease_owner != self._owner or effect.attempts != job.effect.attempts:
            return None
        session.add(effect)
        return effect

    def _finish(
        self,
        job: Job,
        write: Callable[[Session, Effect], None],
        opened: Callable[[], AbstractContextManager[Session]],
    ) -> None:
        with opened() as session:
            effect = self._mine(session, job)
            if effect is None:
                log.warning("effect %s was taken over by another process", job.effect.id)
                return
            effect.lease_owner = effect.lease_until = None
            write(session, effect)

    def _done(self, job: Job, result: Result, session: Session, effect: Effect) -> None:
        now = self._clock.now()
        if scope := pace.landed(job.performer, job.order, result):
            pace.take(session, scope, self._times.pace(scope), now)
        effect.state, effect.done_at, effect.error = "done", now, ""
        effect.result = plain(result)
        landing.landed(session, self._rules, effect, result, now)

    def _failed(self, job: Job, error: OutsideError, session: Session, effect: Effect) -> None:
        if isinstance(error, RefusedError) and error.code in CREDENTIALS:
            log.error("effect %s waits: %s", effect.id, logged(error))
            self._later(session, job, effect, TryLaterError(str(error)))
        elif isinstance(error, RefusedError):
            self._refused(session, effect, error)
        elif isinstance(error, TryLaterError):
            self._later(session, job, effect, error)
        else:
            self._uncertain(effect, error)

    def _refused(self, session: Session, effect: Effect, error: RefusedError) -> None:
        effect.state, effect.error, effect.attempt_at = "dead", str(error), None
        log.warning("effect %s (%s) was refused: %s", effect.id, effect.kind, error.code)
        landing.refused(session, self._rules, effect, error, self._clock.now())
        dependents = effects.needing(session, effect.id or 0) if effect.state == "dead" else ()
        for dependent in dependents:
            dependent.state, dependent.error = "dead", f"needs effect {effect.id}, which was refused"
            session.add(dependent)

    def _later(self, session: Session, job: Job, effect: Effect, error: TryLaterError) -> None:
        """Nothing happened: the intent is taken back, and a named wait holds the whole scope, in all processes."""
        wait = timedelta(seconds=error.after if error.after is not None else _backoff(effect.attempts))
        effect.attempt_at = job.tried_at
        effect.next_at, effect.error = self._clock.now() + wait, str(error)
        if error.after is not None:
            pace.hold(session, job.performer.scope(job.order), effect.next_at)

    def _stumbled(self, job: Job, _number: int, error: str) -> None:
        """What nobody foresaw may have been done: it is looked up before it is tried again, and at last no more."""

        def write(_session: Session, effect: Effect) -> None:
            self._uncertain(effect, UncertainError(error))
            effect.state = "dead" if effect.attempts >= outbox.MOST_ATTEMPTS else "waiting"
            log.warning(
                "effect %s (%s) stumbled, attempt %s: %s", effect.id, effect.kind, effect.attempts, error
            )

        self._finish(job, write, self._store.write)

    def _uncertain(self, effect: Effect, error: OutsideError) -> None:
        effect.error = str(error)
        now = self._clock.now()
        settled = (effect.attempt_at or now) + self._times.settle
        effect.next_at = max(settled, now + timedelta(seconds=_backoff(effect.attempts)))


def _backoff(attempts: int) -> float:
    """Seconds until the next try when nobody named a time: doubling, at most five minutes."""
    return float(min(2**attempts, 300))
