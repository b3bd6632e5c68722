"""Where a question and what came back to it are shown: one place on each side."""

from datetime import datetime

from sqlmodel import Session

from bridge.flow import outbox
from bridge.store.queries import effects, groups, questions
from bridge.store.tables import Asked, Question


def target_of(asked: Asked) -> str:
    """The target of everything that one person is asked: the home of their insight, or a card of its own."""
    return outbox.home_of(asked.insight_id) if asked.insight_id else f"asked:{asked.id}"


def show(session: Session, question: Question, cause: str, now: datetime) -> None:
    """One tidy comment in Jira and one card in the triage thread, kept up to date as answers come."""
    number, group = question.id or 0, groups.get(session, question.group_id).id or 0
    _keep(session, f"comment:answers:{number}", "answers_comment", number, outbox.issue_of(group), cause, now)
    _keep(session, f"answers:{number}", "answers", number, outbox.triage_of(group), cause, now)


def _keep(
    session: Session, key: str, kind: str, question: int, target: str, cause: str, now: datetime
) -> None:
    if effects.by_key(session, key) is not None:
        outbox.refresh(session, cause, kind=f"{kind}_edit", subject=question, target=target, now=now)
        return
    outbox.enqueue(
        session, key, kind=kind, subject=question, target=target, priority=outbox.Priority.TEAM, now=now
    )


def show_to(session: Session, asked: Asked, cause: str, now: datetime) -> None:
    """Bring the card of one person who was asked up to date."""
    number = asked.id or 0
    outbox.refresh(
        session,
        cause,
        kind="question_card",
        subject=number,
        target=target_of(asked),
        now=now,
    )


def show_to_all(session: Session, question: Question, cause: str, now: datetime) -> None:
    """Bring everyone's card up to date: the question itself has changed."""
    for asked in questions.asked(session, question.id or 0):
        show_to(session, asked, cause, now)
