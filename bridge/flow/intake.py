"""Take what people say: check, redact, commit one row. Whoever calls may then say "Saved"."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Capture, Click, Edit, Kept, Way
from bridge.domain.redaction import Patterns, Redacted, redact
from bridge.domain.rules import Crew
from bridge.domain.words import refusal
from bridge.flow import outbox
from bridge.flow.crews import crew_of
from bridge.flow.inbox import Mailbox
from bridge.store.engine import ConflictError, Store
from bridge.store.gate import Urgency
from bridge.store.queries import insights, people
from bridge.store.tables import Insight, InsightVersion, Reference

_REHEARSAL = "Call 020 7946 0018 or +49 341 4960 0 or (212) 555-0123, card 4111 1111 1111 1111."


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
    """What is taken out of texts, and how references are kept."""

    patterns: Patterns
    vault: Vault
    keep_references: timedelta = timedelta(days=90)


class Intake:
    """The way in for insights, edits and decisions."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        privacy: Privacy,
        wake: Callable[[], None],
        crews: tuple[Crew, ...] = (),
    ) -> None:
        self._store, self._clock, self._privacy, self._wake = store, clock, privacy, wake
        self._crews = crews
        self._mailbox = Mailbox(store, clock, wake)

    def keep(self, capture: Capture) -> Kept:
        """Commit a capture; a redelivery gives the number that it has already.

        Raises:
            RefusalError: there is nothing to keep, or it is too long; the sentence says what to do.
            StoreError: nothing was kept.
        """
        if sentence := refusal(capture.text):
            raise RefusalError(sentence)
        redacted = redact(capture.text, self._privacy.patterns)
        try:
            kept = self._once(capture, redacted)
        except ConflictError:
            kept = self._once(capture, redacted)
        if kept.new:
            self._wake()
        return kept

    def _once(self, capture: Capture, redacted: Redacted) -> Kept:
        with self._store.write(Urgency.ACK) as session:
            there = insights.by_source(session, capture.source)
            if there is not None:
                return Kept(there.id or 0, new=False)
            return Kept(self._add(session, capture, redacted), new=True)

    def _add(self, session: Session, capture: Capture, redacted: Redacted) -> int:
        now = self._clock.now()
        person = people.known(session, capture.team, capture.user)
        insight = Insight(
            source=capture.source,
            way=capture.way,
            person_id=person.id or 0,
            channel=capture.channel,
            ts=capture.ts,
            text=redacted.text,
            held_back=redacted.likely_name,
            said_at=capture.said_at,
            kept_at=now,
            crew=crew_of(session, self._crews, capture.user),
        )
        session.add(insight)
        session.flush()
        number = insight.id or 0
        self._keep_references(session, number, redacted)
        if capture.way in {Way.LISTENING, Way.MENTION}:
            outbox.enqueue(
                session,
                f"tick:{number}",
                kind="tick",
                subject=number,
                target=f"tick:{number}",
                priority=outbox.Priority.TICK,
                now=now,
            )
        return number

    def _keep_references(self, session: Session, insight: int, redacted: Redacted) -> None:
        vault, until = self._privacy.vault, self._clock.now() + self._privacy.keep_references
        references = {one.placeholder: one.value for one in redacted.found if one.kind == "reference"}
        for placeholder, value in references.items():
            session.add(
                Reference(
                    insight_id=insight,
                    placeholder=placeholder,
                    digest=vault.digest(value),
                    sealed=vault.seal(value),
                    expires_at=until,
                )
            )

    def rehearse(self) -> None:
        """Load what the first capture would otherwise wait for: phone metadata, compiled statements."""
        redact(_REHEARSAL, self._privacy.patterns)
        with self._store.read() as session:
            insights.by_source(session, "")
            people.find(session, "", "")

    def edited(self, edit: Edit) -> None:
        """Keep the new words of an insight, to be sorted again; the old ones stay as a version.

        Raises:
            StoreError: nothing was kept.
        """
        if refusal(edit.text):
            return
        redacted = redact(edit.text, self._privacy.patterns)
        with self._store.write(Urgency.ACK) as session:
            insight = insights.by_source(session, edit.source)
            if insight is None or insights.has_version(session, edit.event):
                return
            number, now = insight.id or 0, self._clock.now()
            session.add(InsightVersion(insight_id=number, event=edit.event, text=insight.text, until=now))
            insights.forget_references(session, number)
            self._keep_references(session, number, redacted)
            if insight.text == redacted.text:
                return
            insight.text, insight.held_back, insight.state = redacted.text, redacted.likely_name, "kept"
            session.add(insight)
            outbox.refresh(
                session, edit.event, kind="card", subject=number, target=outbox.home_of(number), now=now
            )
        self._wake()

    def click(self, click: Click) -> None:
        """Keep a decision once; typed words are redacted before."""
        values = {name: tuple(map(self._redacted, given)) for name, given in click.values.items()}
        self._mailbox.click(replace(click, choice=self._redacted(click.choice), values=values))

    def _redacted(self, words: str) -> str:
        return redact(words, self._privacy.patterns).text
