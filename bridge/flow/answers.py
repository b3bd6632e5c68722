"""What comes back to a question: kept once, shown in one place on each side, credited when accepted."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.flow import ledger, outbox
from bridge.store.queries import effects, groups, questions
from bridge.store.tables import Person, Question


def answer(session: Session, click: Click, person: Person, now: datetime) -> None:
    """Keep what a person answers; the first answer counts."""
    asked = questions.asked_of(session, click.subject, person.id or 0)
    question = session.get(Question, click.subject)
    if asked is None or question is None or asked.answer is not None or not click.choice.strip():
        return
    asked.answer, asked.answered_at = click.choice.strip(), now
    session.add(asked)
    session.flush()
    outbox.refresh(
        session,
        "answered",
        kind="question_card",
        subject=asked.id or 0,
        target=outbox.home_of(asked.insight_id or 0),
        now=now,
    )
    _show(session, question, f"answer{asked.id}", now)


def _show(session: Session, question: Question, cause: str, now: datetime) -> None:
    """One tidy comment in Jira and one card in the triage thread, kept up to date as answers come."""
    number = question.id or 0
    places = (
        ("answers_comment", outbox.issue_of(question.group_id)),
        ("answers", outbox.triage_of(question.group_id)),
    )
    for kind, target in places:
        key = f"comment:answers:{number}" if kind == "answers_comment" else f"answers:{number}"
        first = effects.by_key(session, key) is None
        if first:
            outbox.enqueue(
                session, key, kind=kind, subject=number, target=target, priority=outbox.Priority.TEAM, now=now
            )
        else:
            outbox.refresh(session, cause, kind=f"{kind}_edit", subject=number, target=target, now=now)


def accept_answers(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """The team that asked accepts what was answered so far."""
    question = session.get(Question, click.subject)
    if question is None or question.accepted_by is not None:
        return
    group = groups.get(session, question.group_id)
    if not rules.route(group.theme).decides(click.user):
        return
    for asked in questions.asked(session, question.id or 0):
        if asked.answer is not None:
            ledger.answer(session, asked, question, "accepted by the team that asked", now)
    question.accepted_by = person.id
    session.add(question)
    _show(session, question, f"accepted{click.outside_id}", now)
