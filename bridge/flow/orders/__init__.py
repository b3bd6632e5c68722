"""From an effect that is due to the order that a room carries out, as things stand at that moment."""

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session

from bridge.domain.errors import NewerError
from bridge.domain.language import speaking
from bridge.domain.outgoing import Order, Post, Publish, Update
from bridge.domain.rules import Rules
from bridge.flow.orders import (
    alone,
    app_home,
    asked,
    checkups,
    clock,
    contests,
    credit,
    customers,
    daily,
    digest,
    duplicates,
    headsups,
    home,
    issues,
    offers,
    outages,
    praise,
    questions,
    readers,
    recalled,
    recurring,
    replies,
    suggestions,
    takebacks,
    takedowns,
    talks,
    triage,
    troubles,
    urgent,
    watches,
)
from bridge.flow.orders.kinds import Builder
from bridge.store.tables import Effect


def _redraw(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """A message that was sent, as it would be sent now, in its place."""
    posted = session.get(Effect, effect.subject)
    if posted is None or posted.result is None:
        return None
    order = _builder(posted.kind)(session, rules, posted)
    if not isinstance(order, Post):
        return None
    return Update(order.card, posted.result["channel"], posted.result["ts"])


BUILDERS: Mapping[str, Builder] = {
    "redraw": _redraw,
    **home.BUILDERS,
    **asked.BUILDERS,
    **triage.BUILDERS,
    **issues.BUILDERS,
    **duplicates.BUILDERS,
    **talks.BUILDERS,
    **checkups.BUILDERS,
    **questions.BUILDERS,
    **recurring.BUILDERS,
    **urgent.BUILDERS,
    **outages.BUILDERS,
    **watches.BUILDERS,
    **clock.BUILDERS,
    **digest.BUILDERS,
    **customers.BUILDERS,
    **credit.BUILDERS,
    **contests.BUILDERS,
    **praise.BUILDERS,
    **headsups.BUILDERS,
    **takedowns.BUILDERS,
    **takebacks.BUILDERS,
    **alone.BUILDERS,
    **offers.BUILDERS,
    **app_home.BUILDERS,
    **daily.BUILDERS,
    **suggestions.BUILDERS,
    **replies.BUILDERS,
    **troubles.BUILDERS,
    **recalled.BUILDERS,
}
"""What each kind of effect means outside."""


def _builder(kind: str) -> Builder:
    if kind not in BUILDERS:
        raise NewerError(f"{kind} is of a newer version")
    return BUILDERS[kind]


def order_for(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """What the effect asks of Slack or Jira, as things stand now, in the language of whoever reads it.

    Nothing, where nobody reads it any more.

    Raises:
        LookupError: it is about something that was never there.
        NewerError: this version knows no such kind.
    """
    language = rules.languages.of(readers.locale(session, effect))
    with speaking(language):
        order = _builder(effect.kind)(session, rules, effect)
    if not isinstance(order, Post | Update | Publish):
        return order
    return None if readers.has_left(session, effect, order) else replace(order, language=language)
