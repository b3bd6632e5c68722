"""Somebody asks what is kept about them: all of it, with nobody else in it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Protocol

from bridge.domain.redaction import Patterns
from bridge.flow.customer import Keys, known
from bridge.store.engine import Store
from bridge.store.queries import callbacks, erasing, personal
from bridge.store.queries import customer as queries
from bridge.store.tables import Insight, Look, Reference

Row = tuple[str, dict[str, Any]]
"""In which table something is kept, and what."""


class Opens(Keys, Protocol):
    """Knows the keys of the settings, and opens what they sealed."""

    def open(self, sealed: str) -> str | None:
        """What was sealed; None if none of the keys opens it."""
        ...


def of_agent(store: Store, keys: Opens, user: str, now: datetime) -> Iterator[Row]:
    """What is kept about whoever has an id of Slack's; nothing, if nobody has. That it was asked for is written down.

    Customers whom their reports speak of are opened: they wrote of them.
    """
    with store.write() as session:
        persons = [one.id or 0 for one in erasing.persons(session, user)]
        session.add_all(Look(what="export", page="access", about_id=number, at=now) for number in persons)
    with store.read() as session:
        for person in erasing.persons(session, user):
            for table, row in personal.rows(session, person):
                if table == "reference":
                    row["reference"] = _opened(session.get_one(Reference, row["id"]), keys.open)
                yield table, row


def of_customer(store: Store, keys: Opens, patterns: Patterns, reference: str) -> Iterator[Row]:
    """What is kept about a customer: the reports that speak of them, in all versions, and what they were told."""
    with store.scan() as session:
        for number, names in known(session, keys, reference, patterns).items():
            insight = session.get_one(Insight, number)
            yield "insight", {"id": number, "text": insight.text, "said_at": insight.said_at.isoformat()}
            for version in queries.versions(session, number):
                yield "insight_version", {"insight_id": number, "text": version.text}
            for name in sorted(names):
                sealed = callbacks.reference(session, number, name)
                value = _opened(sealed, keys.open) if sealed else None
                yield "reference", {"insight_id": number, "placeholder": name, "reference": value}
            for row in queries.call_backs(session, number, names):
                told = {"insight_id": number, "outcome": row.outcome, "due_at": row.due_at.isoformat()}
                yield "call_back", told


def _opened(reference: Reference, unseal: Callable[[str], str | None]) -> str | None:
    return unseal(reference.sealed) if reference.sealed else None
