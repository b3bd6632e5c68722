"""Customers who can be told the news, as their reporters see them."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.outgoing import Card, CustomersDue, HandedCard, LeftBehind, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.flow import views
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import callbacks
from bridge.store.queries.one import the
from bridge.store.tables import Effect, Insight, Person, StageChange


def _customers(session: Session, rules: Rules, effect: Effect) -> Order | None:
    card = views.customers_card(session, rules, effect.subject, effect.object or 0, effect.next_at)
    return _in_home(session, effect.subject, card) if card else None


def _customers_edit(session: Session, rules: Rules, effect: Effect) -> Order | None:
    shown = session.get(Effect, effect.subject)
    if shown is None or shown.result is None:
        return None
    card = views.customers_card(session, rules, shown.subject, shown.object or 0, effect.next_at)
    return Update(card, shown.result["channel"], shown.result["ts"]) if card else None


def _handed(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """To whoever goes on, as long as any of them is theirs."""
    card = _handed_card(session, rules, effect, effect.next_at)
    theirs = any(not one.holder for news in card.news for one in news.customers)
    if not theirs and effect.attempt_at is None:
        return None
    return Post(card, user=session.get_one(Person, effect.subject).user)


def _handed_edit(session: Session, rules: Rules, effect: Effect) -> Order | None:
    shown = session.get(Effect, effect.subject)
    if shown is None or shown.result is None:
        return None
    card = _handed_card(session, rules, shown, effect.next_at)
    return Update(card, shown.result["channel"], shown.result["ts"])


def _handed_card(session: Session, rules: Rules, handed: Effect, now: datetime) -> HandedCard:
    body = handed.body
    return views.handed_card(session, rules, handed.subject, body["rows"], body["why"], now)


def _customers_due(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    """One sentence, unless all were told meanwhile."""
    insight = the(session, Insight, effect.subject)
    person = effect.body.get("person", insight.person_id)
    left = views.still_to_tell(callbacks.of(session, effect.subject, effect.object or 0), person)
    if not left:
        return None
    if person == insight.person_id:
        return _in_home(session, effect.subject, CustomersDue(effect.subject, left))
    user = session.get_one(Person, person).user
    return Post(CustomersDue(effect.subject, left, handed=True), user=user)


def _left_behind(_session: Session, rules: Rules, effect: Effect) -> Order | None:
    return Post(LeftBehind(effect.body["customers"]), channel=rules.leaders_channel)


def _stage_edit(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The notice, once its reader has said whether it is the same thing."""
    told = session.get(Effect, effect.subject)
    if told is None or told.result is None:
        return None
    insight, change = the(session, Insight, told.subject), the(session, StageChange, told.object)
    note = views.stage_note(session, rules, insight, change, effect.next_at)
    return Update(note, told.result["channel"], told.result["ts"])


def _in_home(session: Session, number: int, card: Card) -> Order | None:
    insight = the(session, Insight, number)
    if insight.home_channel is None or insight.home_ts is None:
        return None
    return Post(card, channel=insight.home_channel, thread=insight.story)


BUILDERS: Mapping[str, Builder] = {
    "customers": _customers,
    "customers_edit": _customers_edit,
    "customers_due": _customers_due,
    "handed": _handed,
    "handed_edit": _handed_edit,
    "left_behind": _left_behind,
    "stage_edit": _stage_edit,
}
