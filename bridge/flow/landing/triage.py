"""What happened at triage cards."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.outgoing import Commented, Posted
from bridge.domain.rules import Rules
from bridge.flow import suggestions
from bridge.flow.landing.kinds import Landing, Result
from bridge.store.tables import Effect, Group, Question


def _triage(session: Session, _rules: Rules, effect: Effect, result: Result, now: datetime) -> None:
    if isinstance(result, Posted):
        group = session.get_one(Group, effect.subject)
        group.triage_channel, group.triage_ts = result.channel, result.ts
        session.add(group)
        suggestions.bring(session, group, now)


def _answers(session: Session, _rules: Rules, effect: Effect, result: Result, _now: datetime) -> None:
    question = session.get(Question, effect.subject)
    if question is not None and isinstance(result, Posted):
        question.answers_ts = result.ts
        session.add(question)


def _answers_comment(session: Session, _rules: Rules, effect: Effect, result: Result, _now: datetime) -> None:
    question = session.get(Question, effect.subject)
    if question is not None and isinstance(result, Commented):
        question.answers_comment_id = result.comment_id
        session.add(question)


LANDED: Mapping[str, Landing] = {
    "triage": _triage,
    "answers": _answers,
    "answers_edit": _answers,
    "answers_comment": _answers_comment,
    "answers_comment_edit": _answers_comment,
}
