"""Whether a report that was kept just now is of a known outage: said in the answer, before it is sorted."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.outages import KnownOutage
from bridge.domain.quotes import titled_later
from bridge.domain.redaction import Patterns, redact
from bridge.domain.rules import Rules
from bridge.flow import saying
from bridge.flow.roles import is_ours
from bridge.store.engine import Store
from bridge.store.queries import groups, outages
from bridge.store.tables import Outage

SURE = 0.5
"""From this probability on the answer names the outage; where the report goes is decided when it is sorted."""

FRESH = timedelta(seconds=2)
"""For so long it is taken as read what outages there are: a report must not wait for that."""


class Meaning(Protocol):
    """Knows what problems are about."""

    def nearest(self, words: str, limit: int) -> list[tuple[int, float]]:
        """The groups that are likeliest meant, with the probability, best first."""
        ...


class KnownOutages:
    """Tells outages from memory; while there is none, nothing is read and nothing compared.

    Args:
        store: is read every two seconds at most, and for whoever reports an outage.
        rules: who is of another company.
        clock: tells the time.
        patterns: what is taken out of texts before anything is done with them.
        meaning: knows what problems are about; without it no outage is ever named.
    """

    def __init__(
        self, store: Store, rules: Rules, clock: Clock, patterns: Patterns, meaning: Meaning | None
    ) -> None:
        self._store, self._rules, self._clock = store, rules, clock
        self._patterns, self._meaning = patterns, meaning
        self._read: tuple[datetime, Mapping[int, KnownOutage]] | None = None

    def like(self, text: str, user: str) -> KnownOutage | None:
        """The outage that somebody's text, without what redaction takes out of it, is surely about.

        People of another company are not told what everybody reports. While the store cannot be read no outage is
        known: a report that is kept must not be called lost because of this.
        """
        try:
            outage = self._nearest(text)
            return outage if outage is not None and self._is_ours(user) else None
        except DBAPIError:
            return None

    def _nearest(self, text: str) -> KnownOutage | None:
        there = self._there()
        if self._meaning is None or not there:
            return None
        said = redact(text, self._patterns).text
        [(group, probability)] = self._meaning.nearest(said, 1) or [(0, 0.0)]
        return there.get(group) if probability >= SURE else None

    def _there(self) -> Mapping[int, KnownOutage]:
        now = self._clock.now()
        if self._read is None or now - self._read[0] >= FRESH:
            with self._store.read() as session:
                self._read = now, _going_on(session, now)
        return self._read[1]

    def _is_ours(self, user: str) -> bool:
        with self._store.read() as session:
            return is_ours(session, self._rules, user)


def _going_on(session: Session, now: datetime) -> dict[int, KnownOutage]:
    """The outages that are not over, by every number of their problems."""
    return {
        number: _known(session, outage, now)
        for outage in outages.going_on(session)
        for number in groups.numbers(session, groups.get(session, outage.group_id).id or 0)
    }


def _known(session: Session, outage: Outage, now: datetime) -> KnownOutage:
    group = groups.get(session, outage.group_id)
    agreed = saying.agreed(session, group, now)
    return KnownOutage(titled_later(group.title), agreed.text if agreed else "")
