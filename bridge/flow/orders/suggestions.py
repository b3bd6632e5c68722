"""What somebody suggests to tell customers, on its way to the team, and the answer on its way back."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.naming import Side
from bridge.domain.outgoing import Order, Post, SuggestionAnswer, SuggestionCard, Update
from bridge.domain.quotes import titled
from bridge.domain.rules import Rules
from bridge.flow import suggestions
from bridge.flow.orders.kinds import Builder
from bridge.flow.people import EVERYBODY, called
from bridge.store.queries import effects, groups
from bridge.store.tables import Effect, Person, Wording


def _suggestion(session: Session, rules: Rules, effect: Effect) -> Order | None:
    said = session.get_one(Wording, effect.subject)
    group = groups.get(session, said.group_id)
    if group.triage_channel is None or group.triage_ts is None:
        return None
    return Post(_card(session, rules, said, effect), channel=group.triage_channel, thread=group.triage_ts)


def _suggestion_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    posted = effects.by_key(session, f"suggestion:{effect.subject}")
    if posted is None or posted.result is None:
        return None
    card = _card(session, rules, session.get_one(Wording, effect.subject), effect)
    return Update(card, posted.result["channel"], posted.result["ts"])


def _card(session: Session, rules: Rules, said: Wording, effect: Effect) -> SuggestionCard:
    group = groups.get(session, said.group_id)
    author = session.get_one(Person, said.person_id)
    return SuggestionCard(
        suggestion=said.id or 0,
        group=group.id or 0,
        title=titled(group.title),
        who=called(session, rules, author, EVERYBODY, Side.SLACK),
        text=said.text,
        meanwhile=said.meanwhile,
        state=suggestions.state(said, effect.next_at),
        until=said.until.date() if said.until else None,
    )


def _answer(session: Session, rules: Rules, effect: Effect) -> Order | None:
    said = session.get_one(Wording, effect.subject)
    author = session.get_one(Person, said.person_id)
    if author.erased_at is not None:
        return None
    group = groups.get(session, said.group_id)
    card = SuggestionAnswer(
        title=titled(group.title),
        team=rules.route(group.theme).team,
        text=said.text or said.meanwhile,
        approved=said.refused_at is None,
        until=said.until.date() if said.until else None,
    )
    return Post(card, user=author.user)


BUILDERS: Mapping[str, Builder] = {
    "suggestion": _suggestion,
    "suggestion_card": _suggestion_card,
    "suggestion_answer": _answer,
}
"""What is suggested, and what becomes of it."""
