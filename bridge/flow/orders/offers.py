"""What the authors of messages are asked when somebody points at one."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlmodel import Session

from bridge.domain import permalinks
from bridge.domain.naming import Side
from bridge.domain.outgoing import OfferCard, Order, Post, Update
from bridge.domain.pointing import Consent, Context
from bridge.domain.rules import Rules
from bridge.flow.orders.kinds import Builder
from bridge.flow.people import called, somebody
from bridge.store.tables import Effect, Offer, Person


def _offer(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """Nobody is asked any more who was erased meanwhile, or by whom."""
    offer = session.get(Offer, effect.subject)
    if offer is None:
        return None
    author = session.get_one(Person, offer.author_id)
    return Post(_card(session, rules, offer, author), user=author.user)


def _offer_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    offer = session.get(Offer, effect.subject)
    if offer is None or offer.asked_channel is None or offer.asked_ts is None:
        return None
    author = session.get_one(Person, offer.author_id)
    return Update(_card(session, rules, offer, author), offer.asked_channel, offer.asked_ts)


def _card(session: Session, rules: Rules, offer: Offer, author: Person) -> OfferCard:
    captor = session.get_one(Person, offer.captor_id)
    viewer = somebody(session, rules, author)
    return OfferCard(
        offer=offer.id or 0,
        captor="" if captor.id == author.id else called(session, rules, captor, viewer, Side.SLACK),
        url=permalinks.message(author.team, offer.channel, offer.ts),
        said_at=datetime.fromtimestamp(float(offer.ts), UTC),
        answer=Consent(offer.answer),
        context=Context(offer.context),
        insight=offer.insight_id or 0,
    )


BUILDERS: Mapping[str, Builder] = {"offer": _offer, "offer_card": _offer_card}
