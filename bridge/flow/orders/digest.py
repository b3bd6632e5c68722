"""The Monday digest on its way."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Order, Post
from bridge.domain.periods import Period
from bridge.domain.rules import Rules
from bridge.flow import digest
from bridge.flow.orders.kinds import Builder
from bridge.store.tables import Effect


def _digest(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """To the leaders' channel, or to the lead of a crew; nothing if the crew is gone, or there is nothing to say."""
    body, week = effect.body, Period.named(effect.body["week"])
    crew = rules.crew(body["crew"])
    if body["crew"] and crew is None:
        return None
    card = (
        digest.of_crew(session, rules, crew, week, effect.next_at)
        if crew
        else digest.of_company(session, rules, week, effect.next_at)
    )
    return None if card.is_empty else Post(card, channel=body["channel"], user=body["user"])


BUILDERS: Mapping[str, Builder] = {"digest": _digest}
