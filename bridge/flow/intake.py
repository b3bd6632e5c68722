"""Take what people say: check, redact, commit one row. Whoever calls may then say "Saved"."""

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.cues import wants_call_back
from bridge.domain.details import Added
from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Capture, Click, Deletion, Edit, Kept, Rewording, Way
from bridge.domain.pointing import Pointed, Taken
from bridge.domain.redaction import Preview, Redacted, preview, redact
from bridge.domain.rules import Rules
from bridge.domain.urgency import first_in
from bridge.domain.words import refusal
from bridge.flow import context, details, files, fine, outbox, removal
from bridge.flow.asking.sight import must_see
from bridge.flow.crews import crew_of
from bridge.flow.handing import outside
from bridge.flow.inbox import Mailbox
from bridge.flow.offers import Pointing
from bridge.flow.privacy import Privacy, earlier, lift, mask, remember
from bridge.flow.rewording import reword
from bridge.store.engine import ConflictError, Store
from bridge.store.gate import Urgency
from bridge.store.queries import insights, people
from bridge.store.tables import Insight, Person

_REHEARSAL = "Call 020 7946 0018 or +49 341 4960 0 or (212) 555-0123, card 4111 1111 1111 1111."


class Intake:
    """The way in for insights, edits and decisions.

    Args:
        store: keeps them.
        rules: what the operator decided.
        clock: tells the time.
        privacy: what is taken out of texts, and where that goes.
        sort: called when there are words to be sorted.
        attend: called when somebody has decided something, or pointed at it.
    """

    def __init__(
        self,
        store: Store,
        rules: Rules,
        clock: Clock,
        privacy: Privacy,
        sort: Callable[[], None],
        attend: Callable[[], None],
    ) -> None:
        self._store, self._rules, self._clock = store, rules, clock
        self._privacy, self._sort = privacy, sort
        self._mailbox = Mailbox(store, clock, attend)
        self._pointing = Pointing(store, clock, attend)

    def keep(self, capture: Capture) -> Kept:
        """Commit a capture; a redelivery gives the number that it has already.

        Raises:
            RefusalError: there is nothing to keep, it is too long, it names a problem that they do not see, or
                whoever it is kept for is of another company; the sentence says what to do.
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
            self._sort()
        return kept

    def _once(self, capture: Capture, redacted: Redacted) -> Kept:
        with self._store.write(Urgency.ACK) as session:
            there = insights.by_source(session, capture.source)
            if there is not None:
                return Kept(there.id or 0, new=False)
            if capture.problem is not None:
                must_see(session, self._rules, capture.team, capture.user, capture.problem)
            if capture.captor and capture.way is Way.MODAL:
                _refuse_outsiders(session, self._rules, capture)
            return Kept(self._add(session, capture, redacted), new=True)

    def _add(self, session: Session, capture: Capture, redacted: Redacted) -> int:
        now = self._clock.now()
        person = people.known(session, capture.team, capture.user)
        person.guest |= capture.stranger
        insight = Insight(
            source=capture.source,
            way=capture.way,
            person_id=person.id or 0,
            channel=capture.channel,
            ts=capture.ts,
            thread=capture.thread,
            named_group=capture.problem,
            text=redacted.text,
            held_back=redacted.likely_name or bool(capture.files),
            captor_id=_captor(session, capture),
            said_at=capture.said_at,
            kept_at=now,
            urgent=capture.urgent or first_in(self._rules.cues, redacted.text) is not None,
            call_back=wants_call_back(capture.text, self._privacy.call_back),
            crew=crew_of(session, self._rules.crews, capture.user),
        )
        session.add(insight)
        session.flush()
        number = insight.id or 0
        remember(session, self._privacy, number, redacted)
        if redacted.found:
            lift(session, self._privacy, number, redacted, now)
        files.hold(session, number, capture.files, now)
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

    def rehearse(self) -> None:
        """Load what the first capture would otherwise wait for: phone metadata, compiled statements."""
        redact(_REHEARSAL, self._privacy.patterns)
        with self._store.read() as session:
            insights.by_source(session, "")
            people.find(session, "", "")

    def edited(self, edit: Edit) -> None:
        """Keep the new words of an insight, to be sorted again; the old ones stay as a version.

        A message may also have come along with another insight.

        Raises:
            StoreError: nothing was kept.
        """
        if refusal(edit.text):
            return
        with self._store.write(Urgency.ACK) as session:
            insight = insights.by_source(session, edit.source)
            if insight is not None:
                reword(session, self._privacy, insight, edit.event, edit.text, self._clock.now())
            context.reword(session, self._privacy, edit)
        self._sort()

    def preview(self, text: str, insight: int = 0) -> Preview:
        """What would become of a text, or of other words of a report, for its author to read; nothing is kept."""
        with self._store.read() as session:
            return preview(text, self._privacy.patterns, earlier(session, self._privacy, insight))

    def reworded(self, rewording: Rewording) -> None:
        """Keep what a reporter typed in place of their words.

        Raises:
            RefusalError: there is nothing to keep, it is too long, or it is not theirs; the sentence says so.
            StoreError: nothing was kept.
        """
        if sentence := refusal(rewording.text):
            raise RefusalError(sentence)
        with self._store.write(Urgency.ACK) as session:
            insight = fine.own(session, rewording.team, rewording.user, rewording.insight)
            reword(session, self._privacy, insight, rewording.event, rewording.text, self._clock.now())
        self._sort()

    def point(self, pointed: Pointed) -> Taken:
        """Keep that somebody points at a message.

        Raises:
            StoreError: nothing was kept.
        """
        return self._pointing.point(pointed)

    def deleted(self, deletion: Deletion) -> None:
        """Have the words of a report removed whose message was deleted, as if its reporter had pressed the button.

        Raises:
            StoreError: nothing was kept.
        """
        with self._store.write(Urgency.ACK) as session:
            click = removal.of_deleted(session, deletion, self._clock.now())
            context.forget(session, deletion)
        if click is not None:
            self._mailbox.click(click)

    def add_details(self, added: Added) -> None:
        """Keep what a reporter adds to their report.

        Raises:
            RefusalError: it is somebody else's, or its words are gone; the sentence says so.
            StoreError: nothing was kept.
        """
        with self._store.write(Urgency.ACK) as session:
            details.add(session, self._privacy, added, self._clock.now())
        self._sort()

    def click(self, click: Click) -> None:
        """Keep a decision once; typed words are redacted before."""
        values = {name: tuple(map(self._redacted, given)) for name, given in click.values.items()}
        self._mailbox.click(replace(click, choice=self._redacted(click.choice), values=values))

    def masked(self, session: Session, insight: int, words: str) -> str:
        """Words that go with a report, without the personal data in them; what stands for what is as in the report."""
        return mask(session, self._privacy, insight, words).text

    def _redacted(self, words: str) -> str:
        return redact(words, self._privacy.patterns).text


def _refuse_outsiders(session: Session, rules: Rules, capture: Capture) -> None:
    """Let nobody report for another company's people, who are not asked: words would be theirs, and customers too.

    Raises:
        RefusalError: they are not of one company, or it is not known yet; the sentence says so.
    """
    pair = capture.user, capture.captor
    reporter, captor = (
        people.find(session, capture.team, user) or Person(team=capture.team, user=user) for user in pair
    )
    both = outside(session, rules, reporter, captor) or outside(session, rules, captor, reporter)
    if both is not None:
        raise RefusalError(both.format())


def _captor(session: Session, capture: Capture) -> int | None:
    return people.known(session, capture.team, capture.captor).id if capture.captor else None
