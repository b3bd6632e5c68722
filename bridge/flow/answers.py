"""What comes back to a question: kept once, shown in one place on each side, credited when accepted."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.flow import questions
from bridge.flow.questions.showing import show_to
from bridge.store.queries import groups
from bridge.store.queries import questions as queries
from bridge.store.tables import Person, Question


def answer(session: Session, click: Click, person: Person, now: datetime) -> None:
    """Keep what a person answers; the first answer counts, and a question that was withdrawn takes none."""
    asked = queries.asked_of(session, click.subject, person.id or 0)
    question = session.get(Question, click.subject)
    if asked is None or question is None or question.withdrawn_at is not None:
        return
    if asked.answer is not None or not click.choice.strip():
        return
    asked.answer, asked.answered_at = click.choice.strip(), now
    session.add(asked)
    session.flush()
    show_to(session, asked, "answered", now)
    questions.show(session, question, f"answer{asked.id}", now)


def accept_answers(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """The team that asked accepts what was answered so far."""
    question = session.get(Question, click.subject)
    if question is None:
        return
    group = groups.get(session, question.group_id)
    if rules.route(group.theme).decides(click.user):
        questions.accept(session, rules, question, person, None, now)
