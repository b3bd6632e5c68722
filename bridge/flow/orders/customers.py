"""Customers who can be told the news, as their reporters see them."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Card, Note, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.flow import views
from bridge.flow.orders.kinds import Builder, the_change, the_insight
from bridge.store.queries import callbacks
from bridge.store.tables import CallBack, Effect

DUE = "Still to be told: {customers} of no. {insight}, above in this thread."
HANDED_OVER = (
    "A customer of report no. {insight} is handed over to you: there is news of “{title}” ({stage}). "
    "Whoever reported it has the reference."
)


def _customers(session: Session, rules: Rules, effect: Effect) -> Order | None:
    card = views.customers_card(session, rules, effect.subject, effect.object or 0, effect.next_at)
    return _in_home(session, effect.subject, card) if card else None


def _customers_edit(session: Session, rules: Rules, effect: Effect) -> Order | None:
    shown = session.get(Effect, effect.subject)
    if shown is None or shown.result is None:
        return None
    card = views.customers_card(session, rules, shown.subject, shown.object or 0, effect.next_at)
    return Update(card, shown.result["channel"], shown.result["ts"]) if card else None


def _customers_due(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    """One sentence, unless all were told meanwhile."""
    left = views.still_to_tell(callbacks.of(session, effect.subject, effect.object or 0))
    return (
        _in_home(session, effect.subject, Note(DUE.format(customers=left, insight=effect.subject)))
        if left
        else None
    )


def _handed_over(session: Session, rules: Rules, effect: Effect) -> Order | None:
    row = session.get_one(CallBack, effect.subject)
    card = views.customers_card(session, rules, row.insight_id, row.change_id, effect.next_at)
    if card is None:
        return None
    stage = the_change(session, row.change_id).stage
    text = HANDED_OVER.format(insight=row.insight_id, title=card.problem.title, stage=stage)
    return Post(Note(text), user=effect.body["user"])


def _stage_edit(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The notice, once its reader has said whether it is the same thing."""
    told = session.get(Effect, effect.subject)
    if told is None or told.result is None:
        return None
    insight, change = the_insight(session, told.subject), the_change(session, told.object)
    note = views.stage_note(session, rules, insight, change, effect.next_at)
    return Update(note, told.result["channel"], told.result["ts"])


def _in_home(session: Session, number: int, card: Card) -> Order | None:
    insight = the_insight(session, number)
    if insight.home_channel is None or insight.home_ts is None:
        return None
    return Post(card, channel=insight.home_channel, thread=insight.story)


BUILDERS: Mapping[str, Builder] = {
    "customers": _customers,
    "customers_edit": _customers_edit,
    "customers_due": _customers_due,
    "handed_over": _handed_over,
    "stage_edit": _stage_edit,
}
