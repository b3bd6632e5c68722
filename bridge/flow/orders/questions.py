"""Questions on their way out, and answers on their way back."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Card, Comment, EditComment, Note, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.flow import views
from bridge.flow.orders.kinds import Builder
from bridge.flow.views.questions import reminder, thanks
from bridge.store.queries import groups, issues
from bridge.store.queries.one import the
from bridge.store.tables import Asked, Effect, Insight, Person, Question


def _asked(session: Session, effect: Effect) -> tuple[Asked, Question]:
    """One person who was asked, and the question."""
    asked = the(session, Asked, effect.subject)
    return asked, the(session, Question, asked.question_id)


def _question(session: Session, rules: Rules, effect: Effect) -> Order | None:
    asked, question = _asked(session, effect)
    if question.withdrawn_at is not None and effect.attempt_at is None:
        return None
    card = views.question_card(session, rules, asked, question)
    if asked.insight_id is not None:
        return _in_home(session, asked, card)
    person = session.get(Person, asked.person_id)
    return Post(card, user=person.user) if person and person.erased_at is None else None


def _question_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    asked, question = _asked(session, effect)
    if asked.card_channel is None or asked.card_ts is None:
        return None
    return Update(views.question_card(session, rules, asked, question), asked.card_channel, asked.card_ts)


def _remind(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """One sentence, unless the answer came meanwhile or the question is closed."""
    asked, question = _asked(session, effect)
    closed = question.withdrawn_at is not None or question.accepted_at is not None
    if (closed or asked.answer is not None) and effect.attempt_at is None:
        return None
    return _beside(session, asked, Note(reminder(session, rules, asked, question)))


def _thanks(session: Session, rules: Rules, effect: Effect) -> Order | None:
    asked, question = _asked(session, effect)
    return _beside(session, asked, Note(thanks(session, rules, asked, question)))


def _beside(session: Session, asked: Asked, card: Card) -> Order | None:
    """In the thread where the question stands: the home, or the question's own card."""
    if asked.insight_id is not None:
        return _in_home(session, asked, card)
    if asked.card_channel is None or asked.card_ts is None:
        return None
    return Post(card, channel=asked.card_channel, thread=asked.card_ts)


def _in_home(session: Session, asked: Asked, card: Card) -> Order | None:
    insight = the(session, Insight, asked.insight_id)
    if insight.home_channel is None or insight.home_ts is None:
        return None
    return Post(card, channel=insight.home_channel, thread=insight.story)


def _answers(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    question = the(session, Question, effect.subject)
    group = groups.get(session, question.group_id)
    if group.triage_channel is None or group.triage_ts is None:
        return None
    card = views.answers_card(session, question)
    if question.answers_ts is not None:
        return Update(card, group.triage_channel, question.answers_ts)
    return Post(card, channel=group.triage_channel, thread=group.triage_ts)


def _answers_comment(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    """On the issue where it was asked, also when the problem goes on with another one."""
    question = the(session, Question, effect.subject)
    group = groups.get(session, question.group_id).id or 0
    jira_id = question.jira_id or issues.jira_id_of(session, group)
    if jira_id is None:
        return None
    card = views.answers_card(session, question)
    if question.answers_comment_id is not None:
        return EditComment(jira_id, question.answers_comment_id, card)
    return Comment(jira_id, card)


BUILDERS: Mapping[str, Builder] = {
    "question": _question,
    "question_card": _question_card,
    "remind": _remind,
    "thanks": _thanks,
    "answers": _answers,
    "answers_edit": _answers,
    "answers_comment": _answers_comment,
    "answers_comment_edit": _answers_comment,
}
