"""Reports that cannot wait."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Order, Post
from bridge.domain.rules import Rules
from bridge.flow.orders.kinds import Builder, the_insight
from bridge.flow.views.urgent import urgent
from bridge.store.tables import Effect


def _urgent(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """To an owner in person; to the channel where nobody is named."""
    user, channel = effect.body["user"], effect.body["channel"]
    insight = the_insight(session, effect.subject)
    card = urgent(session, rules, insight, effect.object or 0)
    return Post(card, user=user) if user else Post(card, channel=channel)


BUILDERS: Mapping[str, Builder] = {"urgent": _urgent}
