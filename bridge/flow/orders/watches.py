"""What is heard on its way to whoever listens for it."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Card, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.flow import watches
from bridge.flow.orders.kinds import Builder
from bridge.flow.watches.telling import key_of
from bridge.store.queries import effects
from bridge.store.tables import Effect, Person, Watch


def _watch(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    """To one person, unless they were erased."""
    watch = session.get_one(Watch, effect.subject)
    person = session.get_one(Person, watch.person_id)
    if person.erased_at is not None:
        return None
    return Post(watches.watch_card(session, watch), user=person.user)


def _watch_card(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    watch = session.get_one(Watch, effect.subject)
    there = _where(session, watch)
    return Update(watches.watch_card(session, watch), *there) if there else None


def _hits(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    watch = session.get_one(Watch, effect.subject)
    return _below(session, watch, watches.hits_card(session, watch, effect.body["hits"]))


def _over(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    watch = session.get_one(Watch, effect.subject)
    return _below(session, watch, watches.watch_card(session, watch))


def _below(session: Session, watch: Watch, card: Card) -> Order | None:
    there = _where(session, watch)
    return Post(card, channel=there[0], thread=there[1]) if there else None


def _where(session: Session, watch: Watch) -> tuple[str, str] | None:
    posted = effects.by_key(session, key_of(watch))
    there = posted.result if posted is not None else None
    return (there["channel"], there["ts"]) if there else None


BUILDERS: Mapping[str, Builder] = {
    "watch": _watch,
    "watch_card": _watch_card,
    "hits": _hits,
    "watch_over": _over,
}
