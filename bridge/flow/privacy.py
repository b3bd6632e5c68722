"""What is taken out of the words of a report, and what is kept of it: digests, and sealed references for a time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from sqlmodel import Session

from bridge.domain.redaction import Earlier, Found, Kind, Patterns, Redacted, placeholders_in, redact
from bridge.domain.redaction.names import has_likely_name
from bridge.store.queries import insights
from bridge.store.tables import Insight, Placeholder, Reference


class Vault(Protocol):
    """Keeps customer references comparable and, for a time, readable to those who may."""

    def digest(self, value: str) -> str:
        """A keyed digest: equal for equal references, useless without the key."""
        ...

    def seal(self, value: str) -> str:
        """A ciphertext."""
        ...


@dataclass(frozen=True)
class Privacy:
    """What is taken out of texts, how references are kept, and which further words say that a customer waits for a call."""

    patterns: Patterns
    vault: Vault
    keep_references: timedelta = timedelta(days=90)
    call_back: tuple[str, ...] = ()


def mask(session: Session, privacy: Privacy, insight: int, text: str) -> Redacted:
    """What a report says now without personal data; what stood for a value before stands for it again."""
    before = earlier(session, privacy, insight)
    redacted = redact(text, privacy.patterns, before)
    remember(session, privacy, insight, redacted, before.standing)
    return redacted


def remember(
    session: Session, privacy: Privacy, insight: int, redacted: Redacted, known: Collection[str] = ()
) -> None:
    """Keep what stands for which value in a report, so that it does so in later versions; some is known already."""
    digests = {
        one.placeholder: _known_by(privacy.vault, insight, one.kind, one.value) for one in redacted.found
    }
    session.add_all(
        Placeholder(insight_id=insight, placeholder=placeholder, digest=digests.get(placeholder, ""))
        for placeholder in sorted(placeholders_in(redacted.text).difference(known))
    )


def earlier(session: Session, privacy: Privacy, insight: int) -> Earlier:
    """What stands for which value in a report."""
    known_by = partial(_known_by, privacy.vault, insight)
    return Earlier(known_by, insights.placeholders(session, insight))


def lift(session: Session, privacy: Privacy, insight: int, redacted: Redacted, now: datetime) -> None:
    """Keep the customer references that were taken out of a text, and forget those that it speaks of no more."""
    there = {one.placeholder: one for one in insights.references(session, insight)}
    for placeholder, one in there.items():
        if placeholder not in redacted.text:
            session.delete(one)
    new = (one for one in redacted.found if one.kind == "reference" and one.placeholder not in there)
    session.add_all(_sealed(privacy, insight, one, now) for one in new)


def hold_back(session: Session, insight: Insight) -> None:
    """Let a report be counted and not quoted while its words may name somebody, or a file with them waits for a word."""
    named = insight.fine_at is None and has_likely_name(insight.text)
    insight.held_back = named or insights.has_held_file(session, insight.id or 0)
    session.add(insight)


def _sealed(privacy: Privacy, insight: int, found: Found, now: datetime) -> Reference:
    return Reference(
        insight_id=insight,
        placeholder=found.placeholder,
        digest=privacy.vault.digest(found.value),
        sealed=privacy.vault.seal(found.value),
        expires_at=now + privacy.keep_references,
    )


def _known_by(vault: Vault, insight: int, kind: Kind, value: str) -> str:
    """A digest of a value that is another one in each report, so that no two reports can be joined by it."""
    return vault.digest(known_as(insight, kind, value))


def known_as(insight: int, kind: Kind, value: str) -> str:
    """Of what a digest is kept for a value in a report."""
    return f"{insight} {kind} {value}"
