from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import prepared
from bridge.store.tables import Asked, Question

_OPEN = (col(Question.withdrawn_at).is_(None), col(Question.accepted_at).is_(None))
"""Neither withdrawn nor accepted."""


@prepared
def _by_comments(comments: Collection[str]) -> SelectOfScalar[Question]:
    return select(Question).where(col(Question.comment_id).in_(comments))


def by_comments(session: Session, comments: Collection[str]) -> list[Question]:
    """The questions that these Jira comments asked."""
    return list(_by_comments(session, comments))


@prepared
def _thanked_by(comment: str) -> SelectOfScalar[Question]:
    return select(Question).where(Question.accepted_comment == comment)


def thanked_by(session: Session, comment: str) -> Question | None:
    """The question whose answers a Jira comment gave thanks for."""
    return _thanked_by(session, comment).first()


@prepared
def _open_of(groups: Collection[int]) -> SelectOfScalar[Question]:
    query = select(Question).where(col(Question.group_id).in_(groups), *_OPEN)
    return query.order_by(col(Question.id))


def open_of(session: Session, groups: Collection[int]) -> list[Question]:
    """The open questions about a problem that has these numbers, oldest first."""
    return list(_open_of(session, groups))


@prepared
def _open_on(jira_id: str) -> SelectOfScalar[Question]:
    query = select(Question).where(Question.jira_id == jira_id, *_OPEN)
    return query.order_by(col(Question.id))


def open_on(session: Session, jira_id: str) -> list[Question]:
    """The open questions that comments on a Jira issue asked."""
    return list(_open_on(session, jira_id))


@prepared
def _silent(before: datetime) -> SelectOfScalar[Asked]:
    still = select(Question.id).where(Question.asked_at < before, *_OPEN)
    query = select(Asked).where(col(Asked.question_id).in_(still), col(Asked.answer).is_(None))
    query = query.where(col(Asked.reminded_at).is_(None))
    return query.order_by(col(Asked.id)).limit(500)


def silent(session: Session, before: datetime) -> list[Asked]:
    """Who was asked an open question before a time, and has neither answered nor been reminded."""
    return list(_silent(session, before))


@prepared
def _asked(question: int) -> SelectOfScalar[Asked]:
    return select(Asked).where(Asked.question_id == question).order_by(col(Asked.id))


def asked(session: Session, question: int) -> list[Asked]:
    """Who was asked, in the order of asking."""
    return list(_asked(session, question))


@prepared
def _asked_of(question: int, person: int) -> SelectOfScalar[Asked]:
    return select(Asked).where(Asked.question_id == question, Asked.person_id == person)


def asked_of(session: Session, question: int, person: int) -> Asked | None:
    """What a person was asked."""
    return _asked_of(session, question, person).first()


@prepared
def _open_to(person: int, since: datetime) -> SelectOfScalar[Asked]:
    query = _waiting_for(person).where(Question.asked_at > since, col(Asked.card_ts).is_not(None))
    return query.order_by(col(Asked.id).desc())


def open_to(session: Session, person: int, since: datetime) -> list[Asked]:
    """The open questions that a person was shown after a time and has not answered, the newest first."""
    return list(_open_to(session, person, since))


@prepared
def _open_at(insight: int, person: int) -> SelectOfScalar[Asked]:
    query = _waiting_for(person).where(Asked.insight_id == insight)
    return query.order_by(col(Asked.id).desc()).limit(1)


def open_at(session: Session, insight: int, person: int) -> Asked | None:
    """The newest open question that a person was asked at the home of an insight."""
    return _open_at(session, insight, person).first()


@prepared
def _at_card(channel: str, ts: str) -> SelectOfScalar[Asked]:
    return select(Asked).where(Asked.card_ts == ts, Asked.card_channel == channel)


def at_card(session: Session, channel: str, ts: str) -> Asked | None:
    """Whom the question was put to whose card this is."""
    return _at_card(session, channel, ts).first()


def _waiting_for(person: int) -> SelectOfScalar[Asked]:
    query = select(Asked).join(Question, col(Question.id) == col(Asked.question_id))
    return query.where(Asked.person_id == person, col(Asked.answer).is_(None), *_OPEN)


@prepared
def _standing_answers(before: datetime) -> SelectOfScalar[Asked]:
    query = select(Asked).where(col(Asked.answered_at) < before, Asked.credited == False)  # noqa: E712 - SQL
    return query.order_by(col(Asked.id)).limit(500)


def standing_answers(session: Session, before: datetime) -> list[Asked]:
    """Answers given before a time that are not credited yet."""
    return list(_standing_answers(session, before))
