"""Hear what new reports speak of."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.store.engine import Store
from bridge.store.queries import watches
from bridge.store.tables import Insight, Watch

SPEAKS_OF_IT = 0.05
"""From this likeness on a report speaks of what is listened for.

Of 24 sentences of ours on six watches 17 are heard so, and 1 of 264 that speak of something else: a German sentence
is seldom heard by English words.
"""

AT_ONCE = 500
"""So many reports are compared at a time: about 30 ms."""


class Ears(Protocol):
    """Compares what is listened for with what was read in reports."""

    @property
    def model(self) -> str:
        """The version of what readings are made by; others do not compare."""
        ...

    def likeness(self, words: str, readings: Sequence[bytes]) -> list[float]:
        """How likely each of some readings speaks of these words, from 0 to 1."""
        ...


def hear_again(session: Session, insight: Insight) -> None:
    """Let a report be compared that was read later than those after it, or anew: it waited for a word, or was edited."""
    watches.rewind(session, insight.id or 0, insight.said_at)


def listen(store: Store, clock: Clock, ears: Ears) -> None:
    """Compare the reports that were sorted since the last time with all that is listened for."""
    now = clock.now()
    with store.read() as session:
        upto = watches.sorted_upto(session)
        behind = watches.behind(session, upto)
        heard = [(one, _hits(session, ears, one, upto)) for one in behind]
    for watch, (last, hits) in heard:
        with store.write() as session:
            _keep(session, watch, last, hits, now)


def _hits(session: Session, ears: Ears, watch: Watch, upto: int) -> tuple[int, list[int]]:
    """The last report that was compared, and those that speak of it."""
    read = watches.read_between(session, watch.heard, upto, AT_ONCE)
    ours = [vector for vector in read if vector.model == ears.model]
    likely = ears.likeness(watch.words, [vector.data for vector in ours]) if ours else []
    last = read[-1].insight_id if len(read) == AT_ONCE else upto
    compared = zip(ours, likely, strict=True)
    return last, [one.insight_id for one, probability in compared if probability >= SPEAKS_OF_IT]


def _keep(session: Session, watch: Watch, last: int, hits: Sequence[int], now: datetime) -> None:
    """Each report is a hit once, whoever compares it again; what is to be heard again meanwhile is not passed over."""
    row = session.get_one(Watch, watch.id)
    for insight in hits:
        watches.hit(session, row.id or 0, insight, now)
    if row.heard == watch.heard:
        row.heard = last
        session.add(row)
