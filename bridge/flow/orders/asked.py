"""Answers to what was asked in a message: to our own people alone, to guests in the thread where they asked.

A channel may have readers of several companies. Guests see what is of their company, so it is no secret there.
"""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.asking import Ask, Topic
from bridge.domain.outgoing import Order, Post
from bridge.domain.rules import Rules
from bridge.flow.asking import answered, reader_of
from bridge.flow.orders.kinds import Builder
from bridge.store.queries.known import KIND
from bridge.store.tables import Effect, Person


def _answer(session: Session, rules: Rules, effect: Effect) -> Order | None:
    person = session.get(Person, effect.subject)
    if person is None or person.erased_at is not None:
        return None
    body = effect.body
    ask = Ask(person.team, person.user, Topic(body["topic"]), body["words"], effect.object or 0)
    reader = reader_of(session, rules, ask)
    card = answered(session, rules, reader, ask, body["near"], effect.next_at)
    if reader.guest:
        return Post(card, channel=body["channel"], thread=body["thread"])
    return Post(card, user=person.user)


BUILDERS: Mapping[str, Builder] = {KIND: _answer}
