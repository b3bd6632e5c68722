"""What people ask of the bridge during a call or before a huddle, answered from the store."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.asking import Ask, AskedIn, Topic
from bridge.domain.clock import Clock
from bridge.domain.outgoing.asked import Answer, TeamAnswer, Unanswered, Why
from bridge.domain.redaction import Patterns, redact
from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.flow.asking.guidance import guidance
from bridge.flow.asking.known import Meaning, known, near
from bridge.flow.asking.readers import Reader, reader_of
from bridge.flow.asking.recognising import Recognising
from bridge.flow.asking.report import report
from bridge.flow.pages import huddle
from bridge.store.engine import Store
from bridge.store.gate import Urgency
from bridge.store.queries import people
from bridge.store.queries.known import KIND

__all__ = ["Asking", "Meaning", "Recognising", "answered", "reader_of"]


class Asking:
    """Answers what people ask: at once, or in a message where they asked in one.

    Args:
        store: is read; what is asked in a message is kept there until it is answered.
        rules: what the operator decided.
        clock: tells the time.
        patterns: what is taken out of the words before anything is done with them.
        wake: rung when something is to be answered in a message.
        meaning: knows what problems are about; without it they are found by their words only.
    """

    def __init__(
        self,
        store: Store,
        rules: Rules,
        clock: Clock,
        patterns: Patterns,
        wake: Callable[[], None],
        meaning: Meaning | None = None,
    ) -> None:
        self._store, self._rules, self._clock = store, rules, clock
        self._patterns, self._wake, self._meaning = patterns, wake, meaning

    def answer(self, ask: Ask) -> Answer:
        """Answer at once. It only reads, unless nobody knows yet where somebody belongs: then they are met now."""
        ask = self._redacted(ask)
        meant = self._near(ask)
        with self._store.read() as session:
            reader = reader_of(session, self._rules, ask)
            answer = answered(session, self._rules, reader, ask, meant, self._clock.now())
        if not reader.placed:
            with self._store.write(Urgency.ACK) as session:
                people.known(session, ask.team, ask.user)
        return answer

    def answer_in(self, ask: Ask, place: AskedIn) -> None:
        """Have it answered in a message, once, however often it is asked by the same one.

        Raises:
            StoreError: it was not kept.
        """
        ask = self._redacted(ask)
        meant, now = self._near(ask), self._clock.now()
        with self._store.write(Urgency.ACK) as session:
            person = people.known(session, ask.team, ask.user)
            person.guest |= place.stranger
            outbox.enqueue(
                session,
                f"answer:{place.source}",
                kind=KIND,
                subject=person.id or 0,
                object=ask.number,
                target=outbox.person_of(person.id or 0),
                priority=outbox.Priority.PERSON,
                body={
                    "topic": ask.topic,
                    "words": ask.words,
                    "near": list(meant),
                    "channel": place.channel,
                    "thread": place.thread,
                },
                now=now,
            )
        self._wake()

    def _redacted(self, ask: Ask) -> Ask:
        words = redact(ask.words, self._patterns).text
        return Ask(ask.team, ask.user, ask.topic, " ".join(words.split()), ask.number)

    def _near(self, ask: Ask) -> tuple[int, ...]:
        return near(self._meaning, ask.words) if ask.topic is Topic.KNOWN and ask.words else ()


def answered(
    session: Session, rules: Rules, reader: Reader, ask: Ask, meant: Sequence[int], now: datetime
) -> Answer:
    """The answer as things stand, cut to what its reader may see.

    Args:
        session: only reads.
        rules: what the operator decided.
        reader: who asks.
        ask: what is asked, its words redacted.
        meant: the problems that are near the words in meaning, the nearest first.
        now: the time.
    """
    if not reader.placed:
        return Unanswered(Why.NOT_PLACED)
    match ask.topic:
        case Topic.KNOWN if not ask.words:
            return Unanswered(Why.NO_WORDS)
        case Topic.KNOWN:
            return known(session, rules, ask.words, meant, reader.crews, now)
        case Topic.REPORT:
            return report(session, rules, reader, ask.number, now)
        case Topic.TEAM:
            return _team(session, rules, reader, now)
        case Topic.HELP:
            return guidance(rules, reader)


def _team(session: Session, rules: Rules, reader: Reader, now: datetime) -> TeamAnswer | Unanswered:
    if reader.overheard:
        return Unanswered(Why.NOT_HERE)
    found = huddle.teams(session, rules, reader.viewer, now)
    return found if found.teams else Unanswered(Why.NO_TEAM)
