"""What happens at triage cards."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.language import Phrase as _
from bridge.domain.language import spoken
from bridge.domain.outgoing import Note, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.domain.sentences import unpacked
from bridge.flow import views
from bridge.flow.membership import said, shown
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import groups
from bridge.store.queries.one import the
from bridge.store.tables import Effect, Group, Insight

ONE_MORE = _("One more report, as you asked")
ONE_MORE_SAYS = _("One more report, as you asked: “{words}”")


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
    return Update(Note(unpacked(effect.body).said()), effect.body["channel"], effect.body["ts"])


def _note(session: Session, rules: Rules, effect: Effect) -> Order | None:
    return _in_thread(session, rules, effect.subject, unpacked(effect.body).said())


def _followed(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """A new report of a problem that somebody follows; words that are held back are not quoted."""
    insight = the(session, Insight, effect.subject)
    words = shown(insight, said(session, insight, effect.object or 0).words)
    text = spoken(ONE_MORE) if insight.held_back else ONE_MORE_SAYS.format(words=words)
    return _in_thread(session, rules, effect.body["group"], text)


def _in_thread(session: Session, rules: Rules, number: int, text: str) -> Order:
    group = groups.get(session, number)
    channel = group.triage_channel or rules.route(group.theme).channel
    return Post(Note(text), channel=channel, thread=group.triage_ts or "")


BUILDERS: Mapping[str, Builder] = {
    "triage": _triage,
    "triage_card": _triage_card,
    "triage_sent": _triage_sent,
    "note": _note,
    "followed": _followed,
}
