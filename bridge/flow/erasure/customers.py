"""A customer asked to be forgotten: what tells who they are goes from every report, and with it what is owed to them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from bridge.domain.redaction import Patterns, redact
from bridge.domain.redaction.tickets import canonical
from bridge.flow import callbacks, removal
from bridge.flow.callbacks import OPEN
from bridge.flow.privacy import known_as
from bridge.store.engine import Store
from bridge.store.queries import erasing_customers as queries
from bridge.store.queries import insights
from bridge.store.tables import Insight

Places = Mapping[int, set[str]]
"""What stands for a customer in each report."""


class Keys(Protocol):
    """Knows the keys of the settings."""

    def digests(self, value: str) -> Sequence[str]:
        """The keyed digests by the key of today and by old ones."""
        ...


def erase_customer(
    store: Store, keys: Keys, patterns: Patterns, reference: str, now: datetime, *, words: bool
) -> list[int]:
    """Forget whom a customer reference stands for.

    What stood for it in the texts stays, such as ``[reference 1]``, and nothing knows any more what that was. Nobody is
    owed a call for it, and the cards that listed it are drawn anew.

    Args:
        store: where everything is kept.
        keys: know the reference again.
        patterns: what references look like.
        reference: as people write it.
        now: the time of the step.
        words: the words of these reports go as well.

    Returns:
        The numbers of the reports that spoke of it.

    Raises:
        StoreError: nothing was erased.
    """
    with store.read() as session:
        places = _places(session, keys, _values(reference, patterns))
    with store.grouping() as session:
        for number, placeholders in places.items():
            _forget(session, number, placeholders, now)
            if words:
                removal.remove(session, session.get_one(Insight, number), now)
    return sorted(places)


def _values(reference: str, patterns: Patterns) -> list[str]:
    """The references in what was typed, as they are compared; all of it where the patterns know none by now."""
    found = [one.value for one in redact(reference, patterns).found if one.kind == "reference"]
    return found or [canonical(reference.strip())]


def _places(session: Session, keys: Keys, values: Sequence[str]) -> Places:
    """Where these references stand, or stood in an earlier version."""
    found: dict[int, set[str]] = {}
    for one in queries.references(session, [digest for value in values for digest in keys.digests(value)]):
        found.setdefault(one.insight_id, set()).add(one.placeholder)
    for number, placeholder, digest in queries.placeholders(session):
        if any(digest in keys.digests(known_as(number, "reference", value)) for value in values):
            found.setdefault(number, set()).add(placeholder)
    return found


def _forget(session: Session, number: int, placeholders: set[str], now: datetime) -> None:
    for row in queries.call_backs(session, number, placeholders):
        if row.outcome in OPEN:
            callbacks.withdraw(session, row, "erased", now)
    queries.forget(session, number, placeholders)
    if not insights.references(session, number):
        insight = session.get_one(Insight, number)
        insight.call_back = False
        session.add(insight)
