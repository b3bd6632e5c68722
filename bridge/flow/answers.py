"""What comes back to a question: kept once, shown in one place on each side, credited when accepted."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.flow import questions, telling
from bridge.flow.questions.showing import show_to
from bridge.store.queries import groups
from bridge.store.queries import questions as queries
from bridge.store.tables import Asked, Person, Question


def answer(session: Session, click: Click, person: Person, now: datetime) -> None:
    """Keep what a person answers; they are told if it came too late."""
    asked = queries.asked_of(session, click.subject, person.id or 0)
    if asked is None or take(session, asked, click.choice, now):
        return
    question = session.get_one(Question, asked.question_id)
    if question.withdrawn_at is not None and asked.answer is None and asked.insight_id is not None:
        telling.heard(session, asked.insight_id, "closed", question.group_id, f"asked{asked.id}", now)


def take(session: Session, asked: Asked, text: str, now: datetime) -> bool:
    """Keep what somebody answers; the first answer counts, and a question that was withdrawn takes none.

    Returns:
        Whether it was taken.
    """
    question = session.get_one(Question, asked.question_id)
    if question.withdrawn_at is not None or asked.answer is not None or not text.strip():
        return False
    asked.answer, asked.answered_at = text.strip(), now
    session.add(asked)
    session.flush()
    show_to(session, asked, "answered", now)
    questions.show(session, question, f"answer{asked.id}", now)
    return True


def withdraw(session: Session, rules: Rules, click: Click, _person: Person, now: datetime) -> None:
    """The team that asked does not need the answers any more."""
    question = session.get(Question, click.subject)
    if question is None:
        return
    group = groups.get(session, question.group_id)
    if rules.route(group.theme).decides(click.user):
        questions.withdraw(session, question, now)
        questions.show(session, question, "withdrawn", now)


def accept_answers(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """The team that asked accepts what was answered so far."""
    question = session.get(Question, click.subject)
    if question is None:
        return
    group = groups.get(session, question.group_id)
    if rules.route(group.theme).decides(click.user):
        questions.accept(session, rules, question, person, None, now)
