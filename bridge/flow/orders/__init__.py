"""From an effect that is due to the order that a room carries out, as things stand at that moment."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Order
from bridge.domain.rules import Rules
from bridge.flow.orders import (
    checkups,
    clock,
    contests,
    credit,
    customers,
    digest,
    duplicates,
    headsups,
    home,
    issues,
    praise,
    questions,
    recurring,
    talks,
    triage,
    urgent,
)
from bridge.flow.orders.kinds import Builder
from bridge.store.tables import Effect

BUILDERS: Mapping[str, Builder] = {
    **home.BUILDERS,
    **triage.BUILDERS,
    **issues.BUILDERS,
    **duplicates.BUILDERS,
    **talks.BUILDERS,
    **checkups.BUILDERS,
    **questions.BUILDERS,
    **recurring.BUILDERS,
    **urgent.BUILDERS,
    **clock.BUILDERS,
    **digest.BUILDERS,
    **customers.BUILDERS,
    **credit.BUILDERS,
    **contests.BUILDERS,
    **praise.BUILDERS,
    **headsups.BUILDERS,
}
"""What each kind of effect means outside."""


def order_for(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """What the effect asks of Slack or Jira, as things stand now."""
    return BUILDERS[effect.kind](session, rules, effect)
