"""Banners and all-clears on their way."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import AllClear, Card, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.flow import outages
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import effects, groups
from bridge.store.tables import Banner, Effect, Outage


def _banner(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """In its channel, unless it is over before anybody read of it."""
    banner = session.get_one(Banner, effect.subject)
    card = outages.banner_card(session, rules, banner, effect.next_at)
    return None if card.over and effect.attempt_at is None else Post(card, channel=banner.channel)


def _banner_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    banner = session.get_one(Banner, effect.subject)
    return _edit(session, f"banner:{banner.id}", outages.banner_card(session, rules, banner, effect.next_at))


def _all_clear(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """In the thread of a banner, if it was posted."""
    banner = session.get_one(Banner, effect.subject)
    posted = effects.by_key(session, f"banner:{banner.id}")
    if posted is None or not posted.result:
        return None
    card = outages.banner_card(session, rules, banner, effect.next_at)
    told = AllClear(card.title, card.team, card.reports)
    return Post(told, channel=posted.result["channel"], thread=posted.result["ts"])


def _outage(session: Session, rules: Rules, effect: Effect) -> Order | None:
    outage = session.get_one(Outage, effect.subject)
    return Post(
        outages.outage_card(session, rules, outage, effect.next_at), channel=_channel(session, rules, outage)
    )


def _outage_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    outage = session.get_one(Outage, effect.subject)
    return _edit(session, f"outage:{outage.id}", outages.outage_card(session, rules, outage, effect.next_at))


def _calm(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """Below the owners' card, unless somebody gave the all-clear meanwhile."""
    outage = session.get_one(Outage, effect.subject)
    posted = effects.by_key(session, f"outage:{outage.id}")
    if outage.ended_at is not None or posted is None or not posted.result:
        return None
    card = outages.calm_card(session, outage, int(rules.outage.calm_after.total_seconds() // 60))
    return Post(card, channel=posted.result["channel"], thread=posted.result["ts"])


def _shared_home(_session: Session, _rules: Rules, _effect: Effect) -> Order | None:
    """Nothing: it stands before what is told of a report until there is the home that it shares."""
    return None


def _channel(session: Session, rules: Rules, outage: Outage) -> str:
    group = groups.get(session, outage.group_id)
    return group.triage_channel or rules.route(group.theme).channel


def _edit(session: Session, key: str, card: Card) -> Order | None:
    """Where a card stands that was posted under a key."""
    posted = effects.by_key(session, key)
    there = posted.result if posted is not None else None
    return Update(card, there["channel"], there["ts"]) if there else None


BUILDERS: Mapping[str, Builder] = {
    "banner": _banner,
    "banner_card": _banner_card,
    "all_clear": _all_clear,
    "outage": _outage,
    "outage_card": _outage_card,
    "calm": _calm,
    "shared_home": _shared_home,
}
