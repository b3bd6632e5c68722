from datetime import datetime

from sqlmodel import Session, col, select

from bridge.store.tables import Asked, Question


def by_comment(session: Session, comment_id: str) -> Question | None:
    """The question that a Jira comment asked."""
    return session.exec(select(Question).where(Question.comment_id == comment_id)).first()


def asked(session: Session, question: int) -> list[Asked]:
    """Who was asked, in the order of asking."""
    return list(session.exec(select(Asked).where(Asked.question_id == question).order_by(col(Asked.id))))


def asked_of(session: Session, question: int, person: int) -> Asked | None:
    """What a person was asked."""
    return session.exec(select(Asked).where(Asked.question_id == question, Asked.person_id == person)).first()


def standing_answers(session: Session, before: datetime) -> list[Asked]:
    """Answers given before a time that are not credited yet."""
    query = select(Asked).where(col(Asked.answered_at) < before, Asked.credited == False)  # noqa: E712 - SQL
    return list(session.exec(query.order_by(col(Asked.id)).limit(500)))
