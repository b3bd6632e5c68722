"""What a report is surely about, told to whoever is in the call: said when it is kept, before it is sorted."""

from typing import Protocol

from sqlmodel import Session

from bridge.domain.asking import Ask, Topic
from bridge.domain.clock import Clock
from bridge.domain.incoming import Capture
from bridge.domain.recognised import Recognised
from bridge.domain.redaction import Patterns, redact
from bridge.domain.rules import Rules
from bridge.domain.stages import ENDED
from bridge.flow.asking.readers import reader_of
from bridge.flow.views.seen import seen
from bridge.store.engine import Store
from bridge.store.queries import groups, outages
from bridge.store.tables import Group


class Certainty(Protocol):
    """Knows what reports are about."""

    def surely(self, words: str) -> int | None:
        """The group that a report would join without a question, as things stand."""
        ...


class Recognising:
    """Tells from memory what a report is about, and from the store where that problem stands.

    Args:
        store: is read.
        rules: who sees whose reports.
        clock: tells the time.
        patterns: what is taken out of texts before anything is done with them.
        certainty: knows what reports are about; without it only what its reporter named is recognised.
    """

    def __init__(
        self, store: Store, rules: Rules, clock: Clock, patterns: Patterns, certainty: Certainty | None
    ) -> None:
        self._store, self._rules, self._clock = store, rules, clock
        self._patterns, self._certainty = patterns, certainty

    def recognise(self, capture: Capture) -> Recognised | None:
        """The problem, cut to what whoever captured sees of it.

        Praise is no problem, and one that has an end already is asked about later.

        Raises:
            StoreError: the store cannot be read.
        """
        number = capture.problem or self._nearest(capture.text)
        if number is None:
            return None
        with self._store.read() as session:
            group = groups.get(session, number)
            is_told = group.stage not in ENDED and group.theme not in self._rules.unopened
            return self._seen(session, capture, group) if is_told else None

    def _nearest(self, text: str) -> int | None:
        return self._certainty.surely(redact(text, self._patterns).text) if self._certainty else None

    def _seen(self, session: Session, capture: Capture, group: Group) -> Recognised | None:
        ask = Ask(capture.team, capture.captor or capture.user, Topic.KNOWN)
        reader = reader_of(session, self._rules, ask)
        if not reader.placed:
            return None
        problem = seen(session, self._rules, group, reader.crews, self._clock.now())
        outage = reader.crews is None and _is_outage(session, problem.group)
        return Recognised(problem, outage) if problem.reports else None


def _is_outage(session: Session, group: int) -> bool:
    return outages.open_one(session, groups.numbers(session, group)) is not None
