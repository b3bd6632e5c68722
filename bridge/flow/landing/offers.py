"""Where the authors of messages were asked."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.outgoing import Posted
from bridge.domain.rules import Rules
from bridge.flow.landing.kinds import Landing, Result
from bridge.store.tables import Effect, Offer


def _asked(session: Session, _rules: Rules, effect: Effect, result: Result, _now: datetime) -> None:
    offer = session.get(Offer, effect.subject)
    if offer is not None and isinstance(result, Posted):
        offer.asked_channel, offer.asked_ts = result.channel, result.ts
        session.add(offer)


LANDED: Mapping[str, Landing] = {"offer": _asked}
