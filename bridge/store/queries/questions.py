from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.tables import Asked, Question

_OPEN = (col(Question.withdrawn_at).is_(None), col(Question.accepted_at).is_(None))
"""Neither withdrawn nor accepted."""


def by_comments(session: Session, comments: Collection[str]) -> list[Question]:
    """The questions that these Jira comments asked."""
    return list(session.exec(select(Question).where(col(Question.comment_id).in_(comments))))


def thanked_by(session: Session, comment: str) -> Question | None:
    """The question whose answers a Jira comment gave thanks for."""
    return session.exec(select(Question).where(Question.accepted_comment == comment)).first()


def open_of(session: Session, groups: Collection[int]) -> list[Question]:
    """The open questions about a problem that has these numbers, oldest first."""
    query = select(Question).where(col(Question.group_id).in_(groups), *_OPEN)
    return list(session.exec(query.order_by(col(Question.id))))


def open_on(session: Session, jira_id: str) -> list[Question]:
    """The open questions that comments on a Jira issue asked."""
    query = select(Question).where(Question.jira_id == jira_id, *_OPEN)
    return list(session.exec(query.order_by(col(Question.id))))


def silent(session: Session, before: datetime) -> list[Asked]:
    """Who was asked an open question before a time, and has neither answered nor been reminded."""
    still = select(Question.id).where(Question.asked_at < before, *_OPEN)
    query = select(Asked).where(col(Asked.question_id).in_(still), col(Asked.answer).is_(None))
    query = query.where(col(Asked.reminded_at).is_(None))
    return list(session.exec(query.order_by(col(Asked.id)).limit(500)))


def asked(session: Session, question: int) -> list[Asked]:
    """Who was asked, in the order of asking."""
    return list(session.exec(select(Asked).where(Asked.question_id == question).order_by(col(Asked.id))))


def asked_of(session: Session, question: int, person: int) -> Asked | None:
    """What a person was asked."""
    return session.exec(select(Asked).where(Asked.question_id == question, Asked.person_id == person)).first()


def open_to(session: Session, person: int, since: datetime) -> list[Asked]:
    """The open questions that a person was shown after a time and has not answered, the newest first."""
    query = _waiting_for(person).where(Question.asked_at > since, col(Asked.card_ts).is_not(None))
    return list(session.exec(query.order_by(col(Asked.id).desc())))


def open_at(session: Session, insight: int, person: int) -> Asked | None:
    """The newest open question that a person was asked at the home of an insight."""
    query = _waiting_for(person).where(Asked.insight_id == insight)
    return session.exec(query.order_by(col(Asked.id).desc()).limit(1)).first()


def at_card(session: Session, channel: str, ts: str) -> Asked | None:
    """Whom the question was put to whose card this is."""
    return session.exec(select(Asked).where(Asked.card_ts == ts, Asked.card_channel == channel)).first()


def _waiting_for(person: int) -> SelectOfScalar[Asked]:
    query = select(Asked).join(Question, col(Question.id) == col(Asked.question_id))
    return query.where(Asked.person_id == person, col(Asked.answer).is_(None), *_OPEN)


def standing_answers(session: Session, before: datetime) -> list[Asked]:
    """Answers given before a time that are not credited yet."""
    query = select(Asked).where(col(Asked.answered_at) < before, Asked.credited == False)  # noqa: E712 - SQL
    return list(session.exec(query.order_by(col(Asked.id)).limit(500)))
