"""What happens at triage cards."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Note, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.flow import views
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import groups
from bridge.store.tables import Effect


def _triage(session: Session, rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    return Post(views.triage_card(session, rules, group), channel=rules.route(group.theme).channel)


def _triage_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    if group.triage_channel is None or group.triage_ts is None:
        return None
    return Update(views.triage_card(session, rules, group), group.triage_channel, group.triage_ts)


def _note(session: Session, rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    channel = group.triage_channel or rules.route(group.theme).channel
    return Post(Note(effect.body["text"]), channel=channel, thread=group.triage_ts or "")


BUILDERS: Mapping[str, Builder] = {
    "triage": _triage,
    "triage_card": _triage_card,
    "note": _note,
}
