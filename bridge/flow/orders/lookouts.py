"""What is heard on its way to whoever listens for it."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Card, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.flow import lookouts
from bridge.flow.lookouts.telling import key_of
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import effects
from bridge.store.tables import Effect, Lookout, Person


def _lookout(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    """To one person, unless they were erased."""
    lookout = session.get_one(Lookout, effect.subject)
    person = session.get_one(Person, lookout.person_id)
    if person.erased_at is not None:
        return None
    return Post(lookouts.lookout_card(session, lookout), user=person.user)


def _lookout_card(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    lookout = session.get_one(Lookout, effect.subject)
    there = _where(session, lookout)
    return Update(lookouts.lookout_card(session, lookout), *there) if there else None


def _hits(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    lookout = session.get_one(Lookout, effect.subject)
    return _below(session, lookout, lookouts.hits_card(session, lookout, effect.body["hits"]))


def _over(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    lookout = session.get_one(Lookout, effect.subject)
    return _below(session, lookout, lookouts.lookout_card(session, lookout))


def _below(session: Session, lookout: Lookout, card: Card) -> Order | None:
    there = _where(session, lookout)
    return Post(card, channel=there[0], thread=there[1]) if there else None


def _where(session: Session, lookout: Lookout) -> tuple[str, str] | None:
    posted = effects.by_key(session, key_of(lookout))
    there = posted.result if posted is not None else None
    return (there["channel"], there["ts"]) if there else None


BUILDERS: Mapping[str, Builder] = {
    "lookout": _lookout,
    "lookout_card": _lookout_card,
    "hits": _hits,
    "lookout_over": _over,
}
