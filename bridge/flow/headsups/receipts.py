"""Who has read a heads-up: counted once, and never by name."""

from datetime import UTC, datetime, time
from typing import Protocol

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.errors import RefusalError
from bridge.domain.language import Phrase as _
from bridge.domain.language import spoken
from bridge.domain.outgoing import HeadsUpCard
from bridge.domain.rules import Rules
from bridge.flow.crews import crew_of
from bridge.flow.headsups.audience import may_read
from bridge.flow.headsups.showing import card
from bridge.store.engine import Store
from bridge.store.gate import Urgency
from bridge.store.queries import headsups as queries
from bridge.store.tables import HeadsUp

GONE = _("This heads-up is not there any more.")


class Digests(Protocol):
    """Knows a key that is not in the database."""

    def digest(self, value: str) -> str:
        """A keyed digest: equal for equal values, useless without the key."""
        ...


def digest_of(digests: Digests, heads_up: int, user: str) -> str:
    """What stands for a reader of one heads-up; of another one, something else does."""
    return digests.digest(f"heads-up:{heads_up}:{user}")


class Receipts:
    """Takes that somebody has read a heads-up.

    It is no click that waits in the inbox, and the card is not edited by an effect: either would keep who it was.

    Args:
        store: where they are counted.
        rules: who is in which crew.
        clock: tells the time.
        digests: hides who it was.
    """

    def __init__(self, store: Store, rules: Rules, clock: Clock, digests: Digests) -> None:
        self._store, self._rules, self._clock, self._digests = store, rules, clock, digests

    def read(self, user: str, number: int) -> HeadsUpCard:
        """Count a person as a reader, once.

        Returns:
            The card as it is to stand before them now.

        Raises:
            RefusalError: there is no such heads-up for them; the sentence is shown to them.
            StoreError: nothing was counted.
        """
        with self._store.write(Urgency.ACK) as session:
            row = session.get(HeadsUp, number)
            if row is None or not may_read(session, self._rules, row, user):
                raise RefusalError(spoken(GONE))
            return self._count(session, row, user, self._clock.now())

    def _count(self, session: Session, row: HeadsUp, user: str, now: datetime) -> HeadsUpCard:
        if row.withdrawn_at is None:
            digest = digest_of(self._digests, row.id or 0, user)
            crew = crew_of(session, self._rules.crews, user) or ""
            queries.receive(session, row.id or 0, digest, crew, datetime.combine(now.date(), time(), UTC))
        return card(session, self._rules, row, now, "read")
