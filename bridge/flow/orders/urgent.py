"""Reports that cannot wait."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Order, Post, Update
from bridge.domain.rules import Rules
from bridge.flow.orders.kinds import Builder
from bridge.flow.views.urgent import urgent
from bridge.store.tables import Alarm, Effect


def _urgent(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """To one who is on call in person; to the channel where nobody is named."""
    card = urgent(session, rules, session.get_one(Alarm, effect.subject), effect.body["to"])
    return Post(card, user=effect.body["user"], channel=effect.body["channel"])


def _urgent_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The card of one reader, edited where it stands."""
    told = session.get(Effect, effect.subject)
    if told is None or told.result is None:
        return None
    card = urgent(session, rules, session.get_one(Alarm, told.subject), told.body["to"])
    return Update(card, told.result["channel"], told.result["ts"])


BUILDERS: Mapping[str, Builder] = {"urgent": _urgent, "urgent_card": _urgent_card}
