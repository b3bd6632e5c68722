from collections.abc import Collection
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import all_rows, first_row
from bridge.store.tables import Asked, Question

_OPEN = (col(Question.withdrawn_at).is_(None), col(Question.accepted_at).is_(None))
"""Neither withdrawn nor accepted."""


@all_rows
def by_comments(comments: Collection[str]) -> SelectOfScalar[Question]:
    """The questions that these Jira comments asked."""
    return select(Question).where(col(Question.comment_id).in_(comments))


@first_row
def thanked_by(comment: str) -> SelectOfScalar[Question]:
    """The question whose answers a Jira comment gave thanks for."""
    return select(Question).where(Question.accepted_comment == comment)


@all_rows
def open_of(groups: Collection[int]) -> SelectOfScalar[Question]:
    """The open questions about a problem that has these numbers, oldest first."""
    query = select(Question).where(col(Question.group_id).in_(groups), *_OPEN)
    return query.order_by(col(Question.id))


@all_rows
def open_on(jira_id: str) -> SelectOfScalar[Question]:
    """The open questions that comments on a Jira issue asked."""
    query = select(Question).where(Question.jira_id == jira_id, *_OPEN)
    return query.order_by(col(Question.id))


@all_rows
def silent(before: datetime) -> SelectOfScalar[Asked]:
    """Who was asked an open question before a time, and has neither answered nor been reminded."""
    still = select(Question.id).where(Question.asked_at < before, *_OPEN)
    query = select(Asked).where(col(Asked.question_id).in_(still), col(Asked.answer).is_(None))
    query = query.where(col(Asked.reminded_at).is_(None))
    return query.order_by(col(Asked.id)).limit(500)


@all_rows
def asked(question: int) -> SelectOfScalar[Asked]:
    """Who was asked, in the order of asking."""
    return select(Asked).where(Asked.question_id == question).order_by(col(Asked.id))


@first_row
def asked_of(question: int, person: int) -> SelectOfScalar[Asked]:
    """What a person was asked."""
    return select(Asked).where(Asked.question_id == question, Asked.person_id == person)


@all_rows
def open_to(person: int, since: datetime) -> SelectOfScalar[Asked]:
    """The open questions that a person was shown after a time and has not answered, the newest first."""
    query = _waiting_for(person).where(Question.asked_at > since, col(Asked.card_ts).is_not(None))
    return query.order_by(col(Asked.id).desc())


@first_row
def open_at(insight: int, person: int) -> SelectOfScalar[Asked]:
    """The newest open question that a person was asked at the home of an insight."""
    query = _waiting_for(person).where(Asked.insight_id == insight)
    return query.order_by(col(Asked.id).desc()).limit(1)


@first_row
def at_card(channel: str, ts: str) -> SelectOfScalar[Asked]:
    """Whom the question was put to whose card this is."""
    return select(Asked).where(Asked.card_ts == ts, Asked.card_channel == channel)


def _waiting_for(person: int) -> SelectOfScalar[Asked]:
    query = select(Asked).join(Question, col(Question.id) == col(Asked.question_id))
    return query.where(Asked.person_id == person, col(Asked.answer).is_(None), *_OPEN)


@all_rows
def standing_answers(before: datetime) -> SelectOfScalar[Asked]:
    """Answers given before a time that are not credited yet."""
    query = select(Asked).where(col(Asked.answered_at) < before, Asked.credited == False)  # noqa: E712 - SQL
    return query.order_by(col(Asked.id)).limit(500)
