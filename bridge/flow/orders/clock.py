"""What reminds people: of overdue answers, of what waits, of a token that ends."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Note, Order, Post
from bridge.domain.rules import Rules
from bridge.domain.sentences import unpacked
from bridge.flow import views
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import groups
from bridge.store.tables import Effect


def _nudge(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """To a person, to a channel, or else into the thread of the triage card."""
    group = groups.get(session, effect.subject)
    card = views.nudge(session, rules, group, effect.body["to"], effect.next_at)
    if card is None:
        return None
    if effect.body["user"]:
        return Post(card, user=effect.body["user"])
    channel = effect.body["channel"]
    if channel:
        return Post(card, channel=channel)
    return Post(card, group.triage_channel or rules.route(group.theme).channel, thread=group.triage_ts or "")


def _list(session: Session, rules: Rules, effect: Effect) -> Order | None:
    route = next((route for route in rules.routes if route.name == effect.body["route"]), None)
    if route is None:
        return None
    card = views.problem_list(session, rules, route, effect.body["week"], effect.next_at)
    return Post(card, channel=route.channel) if card else None


def _said(_session: Session, _rules: Rules, effect: Effect) -> Order | None:
    return Post(Note(unpacked(effect.body).said()), channel=effect.body["channel"])


BUILDERS: Mapping[str, Builder] = {"nudge": _nudge, "list": _list, "token": _said}
"""What the clock makes due."""
