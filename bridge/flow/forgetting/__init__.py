"""What was kept long enough ends: words, bodies of messages, references, traces of persons. Sums and unique keys stay.

It looks through the tables by number, without a lock, and forgets a little in each transaction, so that nobody who reports
meanwhile waits for it. Doing it twice, or in two processes, changes nothing.
"""

from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.flow.forgetting.bodies import Bodies
from bridge.flow.forgetting.traces import forget_traces
from bridge.flow.forgetting.words import forget_answers, forget_words
from bridge.store.engine import Store

__all__ = ["Forgetting"]


class Forgetting:
    """Forgets once in a while; one object a process, which remembers how far it has come."""

    def __init__(self, store: Store, rules: Rules, clock: Clock) -> None:
        self._store, self._rules, self._clock = store, rules, clock
        self._bodies = Bodies(store, rules.keep_bodies)

    def run(self) -> None:
        """Forget all that is due."""
        now = self._clock.now()
        forget_words(self._store, self._rules.keep_words, now)
        forget_answers(self._store, self._rules.keep_words, now)
        self._bodies.forget(now)
        forget_traces(self._store, self._rules.keep_words, now)
