"""From an effect that is due to the order that a room carries out, as things stand at that moment."""

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session

from bridge.domain.language import speaking
from bridge.domain.outgoing import Order, Post, Update
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
    readers,
    recurring,
    suggestions,
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
    **suggestions.BUILDERS,
}
"""What each kind of effect means outside."""


def order_for(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """What the effect asks of Slack or Jira, as things stand now, in the language of whoever reads it."""
    language = rules.languages.of(readers.locale(session, effect))
    with speaking(language):
        order = BUILDERS[effect.kind](session, rules, effect)
    return replace(order, language=language) if isinstance(order, Post | Update) else order
