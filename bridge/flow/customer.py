"""Knows a customer again by a reference, wherever reports speak of it."""

from collections.abc import Sequence
from typing import Protocol

from sqlmodel import Session

from bridge.domain.redaction import Patterns, redact
from bridge.domain.redaction.tickets import canonical
from bridge.flow.privacy import known_as
from bridge.store.queries import customer as queries

Places = dict[int, set[str]]
"""What stands for a customer in each report."""


class Keys(Protocol):
    """Knows the keys of the settings."""

    def digests(self, value: str) -> Sequence[str]:
        """The keyed digests by the key of today and by old ones."""
        ...


def known(session: Session, keys: Keys, reference: str, patterns: Patterns) -> Places:
    """Where a reference stands, or stood in an earlier version.

    Args:
        session: only reads.
        keys: know it again.
        reference: as people write it.
        patterns: what references look like.
    """
    values, found = _values(reference, patterns), Places()
    for one in queries.references(session, [digest for value in values for digest in keys.digests(value)]):
        found.setdefault(one.insight_id, set()).add(one.placeholder)
    for number, placeholder, digest in queries.placeholders(session):
        if any(digest in keys.digests(known_as(number, "reference", value)) for value in values):
            found.setdefault(number, set()).add(placeholder)
    return found


def _values(reference: str, patterns: Patterns) -> list[str]:
    """The references in what was typed, as they are compared; all of it where the patterns know none by now."""
    found = [one.value for one in redact(reference, patterns).found if one.kind == "reference"]
    return found or [canonical(reference.strip())]
