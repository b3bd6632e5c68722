"""What is asked and said of messages that people write without a button."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.naming import Side
from bridge.domain.outgoing import Asking, Objection, Order, Post, ReplyAsk, ReplyHeard, Update
from bridge.domain.quotes import titled
from bridge.domain.rules import Rules
from bridge.flow.orders.kinds import Builder
from bridge.flow.people import EVERYBODY, called
from bridge.store.queries import groups
from bridge.store.queries.one import the
from bridge.store.tables import Asked, Effect, Insight, Person, Question


def _ask(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The question, unless it is known by now what the message is."""
    if effect.body["state"] != "open" and effect.attempt_at is None:
        return None
    person = session.get_one(Person, the(session, Insight, effect.subject).person_id)
    return Post(_card(session, rules, effect), user=person.user) if person.erased_at is None else None


def _ask_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    asked = session.get(Effect, effect.subject)
    if asked is None or asked.result is None:
        return None
    return Update(_card(session, rules, asked), asked.result["channel"], asked.result["ts"])


def _card(session: Session, rules: Rules, asked: Effect) -> ReplyAsk:
    put = (session.get(Asked, number) for number in asked.body["asked"])
    questions = tuple(_asking(session, rules, one) for one in put if one is not None)
    return ReplyAsk(asked.subject, questions, asked.body["state"])


def _asking(session: Session, rules: Rules, asked: Asked) -> Asking:
    question = the(session, Question, asked.question_id)
    theme = groups.get(session, question.group_id).theme
    return Asking(asked.id or 0, question.text, rules.route(theme).team)


def _objection(session: Session, rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    insight = session.get(Insight, effect.object)
    if insight is None or group.triage_channel is None or group.triage_ts is None:
        return None
    reporter = session.get_one(Person, insight.person_id)
    who = called(session, rules, reporter, EVERYBODY, Side.SLACK)
    card = Objection(titled(group.title), who, effect.body["text"])
    return Post(card, channel=group.triage_channel, thread=group.triage_ts)


def _heard(session: Session, rules: Rules, effect: Effect) -> Order | None:
    insight = the(session, Insight, effect.subject)
    if insight.home_channel is None or insight.home_ts is None:
        return None
    theme = groups.get(session, effect.object).theme if effect.object else None
    card = ReplyHeard(effect.body["became"], rules.route(theme).team)
    return Post(card, channel=insight.home_channel, thread=insight.story)


def _unread(_session: Session, _rules: Rules, effect: Effect) -> Order:
    return Post(ReplyHeard("nobody", ""), channel=effect.body["channel"], thread=effect.body["thread"])


BUILDERS: Mapping[str, Builder] = {
    "reply_ask": _ask,
    "reply_ask_card": _ask_card,
    "objection": _objection,
    "reply_heard": _heard,
    "reply_unread": _unread,
}
"""What becomes of a message, and where it is said."""
