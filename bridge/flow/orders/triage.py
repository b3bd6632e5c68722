"""What happens at triage cards."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Note, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.flow import views
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import groups
from bridge.store.tables import Effect, Group


def _triage(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """A problem that was joined with another before anybody saw it needs no card."""
    group = session.get_one(Group, effect.subject)
    if group.merged_into is not None:
        return None
    card = views.triage_card(session, rules, group, effect.next_at)
    return Post(card, channel=rules.route(group.theme).channel)


def _triage_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The card of a problem that was joined with another stays where it is, and says so."""
    group = session.get_one(Group, effect.subject)
    if group.triage_channel is None or group.triage_ts is None:
        return None
    card = views.triage_card(session, rules, group, effect.next_at)
    return Update(card, group.triage_channel, group.triage_ts)


def _triage_sent(_session: Session, _rules: Rules, effect: Effect) -> Order | None:
    """Where the card stood, a sentence says to whom the problem went."""
    return Update(Note(effect.body["text"]), effect.body["channel"], effect.body["ts"])


def _note(session: Session, rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    channel = group.triage_channel or rules.route(group.theme).channel
    return Post(Note(effect.body["text"]), channel=channel, thread=group.triage_ts or "")


BUILDERS: Mapping[str, Builder] = {
    "triage": _triage,
    "triage_card": _triage_card,
    "triage_sent": _triage_sent,
    "note": _note,
}
