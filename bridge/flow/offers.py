"""Messages that somebody points at. Whoever wrote one decides whether it becomes a report, asked privately first."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.incoming import Click, Gesture
from bridge.domain.pointing import Consent, Context, Pointed, Taken
from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.store.engine import ConflictError, Store
from bridge.store.gate import Urgency
from bridge.store.queries import effects, insights, people
from bridge.store.queries import offers as queries
from bridge.store.tables import Offer, Person

THREAD = 1
"""The version that a card's buttons carry once they are about the thread, and not about the message any more."""


class Pointing:
    """Takes messages that somebody points at; commits one row and waits for nobody.

    Args:
        store: where everything is kept.
        clock: tells the time.
        wake: called when there is something to do.
    """

    def __init__(self, store: Store, clock: Clock, wake: Callable[[], None]) -> None:
        self._store, self._clock, self._wake = store, clock, wake

    def point(self, pointed: Pointed) -> Taken:
        """Commit that somebody pointed at a message; however often and by whom, its author is asked once.

        One's own message needs no question. Its thread may, so it is looked at even if the message is a report already.

        Raises:
            StoreError: nothing was kept.
        """
        try:
            taken = self._once(pointed)
        except ConflictError:
            taken = self._once(pointed)
        self._wake()
        return taken

    def _once(self, pointed: Pointed) -> Taken:
        own = pointed.author == pointed.captor
        with self._store.write(Urgency.ACK) as session:
            there = insights.by_source(session, pointed.source)
            number = (there.id or 0) if there else 0
            settled = there is not None and not (own and pointed.thread)
            before = queries.by_source(session, pointed.source)
            if before is not None and before.answer == Consent.UNREAD:
                self._read_again(session, before)
            elif before is None and not settled:
                self._add(session, pointed, number)
            return Taken(number)

    def _read_again(self, session: Session, offer: Offer) -> None:
        """Its author agreed, and the bot may have been invited since then."""
        offer.answer, offer.next_at = Consent.SENT, self._clock.now()
        session.add(offer)

    def _add(self, session: Session, pointed: Pointed, number: int) -> None:
        now = self._clock.now()
        author = people.known(session, pointed.team, pointed.author)
        captor = people.known(session, pointed.team, pointed.captor)
        offer = Offer(
            source=pointed.source,
            way=pointed.way,
            channel=pointed.channel,
            ts=pointed.ts,
            thread=pointed.thread,
            author_id=author.id or 0,
            captor_id=captor.id or 0,
            insight_id=number or None,
            at=now,
            next_at=now,
            answer=Consent.SENT if author.id == captor.id else Consent.ASKED,
        )
        session.add(offer)
        session.flush()
        if offer.answer == Consent.ASKED:
            ask(session, offer, now)


def ask(session: Session, offer: Offer, now: datetime) -> None:
    """Have the author asked by a card of their own, or the card that they have brought up to date."""
    number, target, key = offer.id or 0, outbox.person_of(offer.author_id), f"offer:{offer.id}"
    if effects.by_key(session, key) is not None:
        cause = f"{offer.answer}.{offer.context}"
        outbox.refresh(session, cause, kind="offer_card", subject=number, target=target, now=now)
        return
    person = outbox.Priority.PERSON
    outbox.enqueue(session, key, kind="offer", subject=number, target=target, priority=person, now=now)


def answered(session: Session, _rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """The author says yes or no, to the message first and to its thread afterwards; the first answer counts."""
    offer = session.get(Offer, click.subject)
    if offer is None or offer.author_id != person.id:
        return
    yes = click.gesture is Gesture.SEND_OFFER
    if click.version == THREAD and offer.context == Context.ASKED:
        offer.context = Context.SENT if yes else Context.NO
    elif click.version != THREAD and offer.answer == Consent.ASKED:
        offer.answer = Consent.SENT if yes else Consent.NO
    else:
        return
    offer.answered_at, offer.next_at = now, now
    session.add(offer)
    ask(session, offer, now)


BY_GESTURE: Mapping[Gesture, Callable[[Session, Rules, Click, Person, datetime], None]] = {
    Gesture.SEND_OFFER: answered,
    Gesture.REFUSE_OFFER: answered,
}
