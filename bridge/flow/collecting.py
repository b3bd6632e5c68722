"""Read what people agreed to send: a message that somebody pointed at, and what its author wrote around it."""

import logging
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Protocol

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.errors import CREDENTIALS, OutsideError, RefusalError, RefusedError, logged
from bridge.domain.incoming import Capture, Way
from bridge.domain.pointing import Consent, Context, MessageFound
from bridge.flow import offers
from bridge.flow.intake import Intake
from bridge.store.engine import Store
from bridge.store.queries import offers as queries
from bridge.store.tables import ContextLine, Insight, Offer, Person

log = logging.getLogger(__name__)

LINES = 20
"""So many of an author's other messages in a thread come along at most, the first of them."""

LONGEST_WAIT = timedelta(minutes=10)


class History(Protocol):
    """Reads messages."""

    def message(self, channel: str, ts: str) -> MessageFound | None:
        """A message as it stands, or None if it is not there any more; raises OutsideError."""
        ...

    def thread(self, channel: str, top: str) -> Sequence[MessageFound]:
        """All messages of a thread, oldest first; raises OutsideError."""
        ...


class Collecting:
    """Makes reports of messages whose authors agreed, one at a time.

    Args:
        store: where everything is kept.
        clock: tells the time.
        intake: keeps reports, once each.
        history: reads messages.
    """

    def __init__(self, store: Store, clock: Clock, intake: Intake, history: History) -> None:
        self._store, self._clock, self._intake, self._history = store, clock, intake, history

    def step(self) -> bool:
        """Read one message or thread; False when none waits."""
        with self._store.read() as session:
            offer = queries.to_read(session, self._clock.now())
            author = session.get(Person, offer.author_id) if offer else None
            captor = session.get(Person, offer.captor_id) if offer else None
        if offer is None or author is None or captor is None:
            return False
        try:
            if offer.answer == Consent.SENT:
                self._collect(offer, author, captor)
            else:
                self._bring_context(offer, author)
        except OutsideError as error:
            if isinstance(error, RefusedError) and error.code not in CREDENTIALS:
                self._unread(offer, error)
            else:
                self._postpone(offer, error)
        return True

    def _collect(self, offer: Offer, author: Person, captor: Person) -> None:
        found = self._history.message(offer.channel, offer.ts)
        if found is None or found.user != author.user:
            self._settle(offer, Consent.GONE)
            return
        context = self._context(offer, author, found.thread)
        try:
            kept = self._intake.keep(_capture(offer, author, captor, found))
        except RefusalError:
            self._settle(offer, Consent.GONE)
            return
        self._settle(offer, Consent.KEPT, kept.number, found.thread, asks=bool(context))

    def _unread(self, offer: Offer, error: RefusedError) -> None:
        log.warning("offer %s cannot be read: %s", offer.id, error.code)
        if offer.answer == Consent.SENT:
            self._settle(offer, Consent.UNREAD)
        else:
            self._leave_context(offer)

    def _context(self, offer: Offer, author: Person, top: str) -> list[MessageFound]:
        """What else the author wrote in the thread; others were not asked, so theirs stays where it is."""
        thread = self._history.thread(offer.channel, top) if top else ()
        own = [one for one in thread if one.user == author.user and one.ts != offer.ts and one.text]
        return own[:LINES]

    def _bring_context(self, offer: Offer, author: Person) -> None:
        lines = self._context(offer, author, offer.thread)
        with self._store.write() as session:
            fresh = session.get_one(Offer, offer.id, with_for_update=True)
            if fresh.context != Context.SENT:
                return
            insight = session.get_one(Insight, fresh.insight_id)
            if insight.removed_at is None:
                session.add_all(self._lines(session, insight, lines))
            fresh.context = Context.KEPT
            self._tell(session, fresh)

    def _lines(
        self, session: Session, insight: Insight, found: Sequence[MessageFound]
    ) -> Iterator[ContextLine]:
        for place, one in enumerate(found, start=1):
            number, source = insight.id or 0, one.source
            text = self._intake.masked(session, number, one.text)
            yield ContextLine(insight_id=number, place=place, source=source, text=text, said_at=one.at)

    def _settle(
        self,
        offer: Offer,
        answer: Consent,
        number: int | None = None,
        thread: str = "",
        *,
        asks: bool = False,
    ) -> None:
        """Write down what came of a message; its author reads it, unless they sent it themselves and nothing is asked.

        Another process may have been faster, and the author may have said more since then.
        """
        with self._store.write() as session:
            fresh = session.get_one(Offer, offer.id, with_for_update=True)
            if fresh.answer != Consent.SENT:
                return
            fresh.answer, fresh.insight_id, fresh.thread = answer, number, thread
            fresh.context = Context.ASKED if asks else Context.NONE
            if asks or answer != Consent.KEPT or fresh.author_id != fresh.captor_id:
                self._tell(session, fresh)

    def _leave_context(self, offer: Offer) -> None:
        with self._store.write() as session:
            fresh = session.get_one(Offer, offer.id, with_for_update=True)
            if fresh.context == Context.SENT:
                fresh.context = Context.NO
                self._tell(session, fresh)

    def _tell(self, session: Session, offer: Offer) -> None:
        session.add(offer)
        offers.ask(session, offer, self._clock.now())

    def _postpone(self, offer: Offer, error: OutsideError) -> None:
        """Slack does not answer now; what somebody agreed to is tried until it does."""
        with self._store.write() as session:
            fresh = session.get_one(Offer, offer.id, with_for_update=True)
            fresh.attempts += 1
            wait = min(timedelta(seconds=2 ** min(fresh.attempts, 10)), LONGEST_WAIT)
            fresh.next_at = self._clock.now() + wait
            session.add(fresh)
        log.warning("offer %s waits, attempt %s: %s", offer.id, offer.attempts + 1, logged(error))


def _capture(offer: Offer, author: Person, captor: Person, found: MessageFound) -> Capture:
    return Capture(
        source=offer.source,
        way=Way(offer.way),
        team=author.team,
        user=author.user,
        text=found.text,
        said_at=found.at,
        channel=offer.channel,
        ts=offer.ts,
        thread=found.thread,
        captor="" if captor.id == author.id else captor.user,
        files=found.files,
        stranger=found.stranger,
    )
