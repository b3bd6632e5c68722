"""Questions on their way out, and answers on their way back."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Comment, EditComment, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.flow import views
from bridge.flow.orders.kinds import Builder, the_asked, the_insight, the_question
from bridge.store.queries import groups, issues
from bridge.store.tables import Effect


def _question(session: Session, rules: Rules, effect: Effect) -> Order | None:
    asked, question = the_asked(session, effect)
    insight = the_insight(session, asked.insight_id)
    if insight.home_channel is None or insight.home_ts is None:
        return None
    card = views.question_card(session, rules, asked, question)
    return Post(card, channel=insight.home_channel, thread=insight.home_ts)


def _question_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    asked, question = the_asked(session, effect)
    if asked.card_channel is None or asked.card_ts is None:
        return None
    return Update(views.question_card(session, rules, asked, question), asked.card_channel, asked.card_ts)


def _answers(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    question = the_question(session, effect.subject)
    group = groups.get(session, question.group_id)
    if group.triage_channel is None or group.triage_ts is None:
        return None
    card = views.answers_card(session, question)
    if question.answers_ts is not None:
        return Update(card, group.triage_channel, question.answers_ts)
    return Post(card, channel=group.triage_channel, thread=group.triage_ts)


def _answers_comment(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    question = the_question(session, effect.subject)
    issue = issues.of_group(session, question.group_id)
    if issue is None:
        return None
    card = views.answers_card(session, question)
    if question.answers_comment_id is not None:
        return EditComment(issue.jira_id, question.answers_comment_id, card)
    return Comment(issue.jira_id, card)


BUILDERS: Mapping[str, Builder] = {
    "question": _question,
    "question_card": _question_card,
    "answers": _answers,
    "answers_edit": _answers,
    "answers_comment": _answers_comment,
    "answers_comment_edit": _answers_comment,
}
