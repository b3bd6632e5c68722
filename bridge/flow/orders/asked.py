"""Answers to what was asked in a message: to whoever asked alone.

Whom the bot cannot write to, such as people of another company, is answered in the thread where they asked. Others
read along there, of whatever company: nothing stands there but what their company reported, and no words of others.
"""

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session

from bridge.domain.asking import Ask, Topic
from bridge.domain.outgoing import Order, Post
from bridge.domain.rules import Rules
from bridge.flow.asking import answered, reader_of
from bridge.flow.orders.kinds import Builder
from bridge.store.queries.known import IN_THREAD, KIND
from bridge.store.tables import Effect, Person


def _answer(session: Session, rules: Rules, effect: Effect) -> Order | None:
    person = session.get(Person, effect.subject)
    if person is None or person.erased_at is not None:
        return None
    body = effect.body
    ask = Ask(person.team, person.user, Topic(body["topic"]), body["words"], effect.object or 0)
    reader = reader_of(session, rules, ask)
    overheard = reader.guest and IN_THREAD in body
    reader = replace(reader, overheard=overheard)
    card = answered(session, rules, reader, ask, body["near"], effect.next_at)
    if overheard:
        return Post(card, channel=body["channel"], thread=body["thread"])
    return Post(card, user=person.user)


BUILDERS: Mapping[str, Builder] = {KIND: _answer}
