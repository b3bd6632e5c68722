"""What is told of a change before it goes live."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.naming import Side
from bridge.domain.outgoing import Card, HeadsUpAsked, Note, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.domain.sentences import unpacked
from bridge.flow import headsups
from bridge.flow.orders.kinds import Builder
from bridge.flow.people import EVERYBODY, called
from bridge.store.queries import effects, groups
from bridge.store.queries.one import the
from bridge.store.tables import Effect, HeadsUp, Person


def _heads_up(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """To one person, unless it was taken back or its day has passed; of whom was reminded nothing is known any more."""
    row, user = the(session, HeadsUp, effect.subject), effect.body.get("user")
    if user is None or row.withdrawn_at is not None or row.goes_live < effect.next_at.date():
        return None
    state = "again" if effect.kind == "heads_up_again" else "open"
    return Post(headsups.card(session, rules, row, effect.next_at, state), user=user)


def _off(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """Where the card of one person stands, if they got one."""
    row = the(session, HeadsUp, effect.subject)
    return _edit(session.get(Effect, effect.object), headsups.card(session, rules, row, effect.next_at))


def _sent(session: Session, rules: Rules, effect: Effect) -> Order | None:
    row = the(session, HeadsUp, effect.subject)
    return _in_thread(session, rules, row, headsups.sent(session, rules, row, effect.next_at))


def _sent_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    row = the(session, HeadsUp, effect.subject)
    posted = effects.by_key(session, f"heads_up_sent:{row.id}")
    return _edit(posted, headsups.sent(session, rules, row, effect.next_at))


def _asked(session: Session, rules: Rules, effect: Effect) -> Order | None:
    row = the(session, HeadsUp, effect.subject)
    whom = called(session, rules, session.get_one(Person, effect.object), EVERYBODY, Side.SLACK)
    return _in_thread(session, rules, row, HeadsUpAsked(row.title, whom, effect.body["text"]))


def _edit(posted: Effect | None, card: Card) -> Order | None:
    """Where a card stands that an effect posted; of an erased person no card is known any more."""
    there = posted.result if posted is not None else None
    return Update(card, there["channel"], there["ts"]) if there else None


def _in_thread(session: Session, rules: Rules, row: HeadsUp, card: Card) -> Order:
    """In the thread of the triage card of its problem, or of the card of its release."""
    asked = effects.by_key(session, row.click)
    if row.group_id is None:
        there = asked.result if asked is not None and asked.result else {}
        channel = there.get("channel") or headsups.route_of(rules, row).channel
        return Post(card, channel=channel, thread=there.get("ts", ""))
    group = groups.get(session, row.group_id)
    channel = group.triage_channel or rules.route(group.theme).channel
    return Post(card, channel=channel, thread=group.triage_ts or "")


def _said(session: Session, rules: Rules, effect: Effect) -> Order | None:
    row = the(session, HeadsUp, effect.subject)
    return _in_thread(session, rules, row, Note(unpacked(effect.body).said()))


def _release(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """To the owners of its project, on top of their channel."""
    card = headsups.release_card(session, effect, effect.next_at.date())
    return Post(card, channel=headsups.release_route(rules, effect).channel)


def _release_card(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    asked = session.get(Effect, effect.subject)
    return _edit(asked, headsups.release_card(session, asked, effect.next_at.date())) if asked else None


BUILDERS: Mapping[str, Builder] = {
    "heads_up": _heads_up,
    "heads_up_again": _heads_up,
    "heads_up_off": _off,
    "heads_up_sent": _sent,
    "heads_up_sent_card": _sent_card,
    "heads_up_asked": _asked,
    "heads_up_said": _said,
    "release": _release,
    "release_card": _release_card,
}
