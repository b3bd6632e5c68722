"""What is asked: a team's counts, and never who is behind them."""

from collections.abc import Collection
from datetime import date, datetime

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import all_rows, prepared
from bridge.store.tables import Asked, CallBack, HeadsUp, Person, Question

KIND = "answer"
"""Effects that answer one person what they asked in a message."""

IN_THREAD = "in_thread"
"""Stands in the body of such an effect when the person could not be written to."""

_TO_TELL = ("", "not_reached")
"""Outcomes of a customer who is still to be told."""


@prepared
def _unanswered(team: str, users: Collection[str]) -> SelectOfScalar[int]:
    theirs = select(Person.id).where(Person.team == team, col(Person.user).in_(users))
    return (
        select(func.count())
        .select_from(Asked)
        .join(Question, col(Question.id) == col(Asked.question_id))
        .where(col(Asked.person_id).in_(theirs), col(Asked.answer).is_(None))
        .where(col(Question.withdrawn_at).is_(None), col(Question.accepted_at).is_(None))
    )


def unanswered(session: Session, team: str, users: Collection[str]) -> int:
    """How many answers of some people, by Slack's ids, are still waited for."""
    return _unanswered(session, team, users).one()


def to_tell(session: Session, crew: str, before: datetime | None = None) -> int:
    """How many customers a crew is still to tell something, of those due before a time if it is named."""
    query = select(func.count()).select_from(CallBack)
    query = query.where(CallBack.crew == crew, col(CallBack.outcome).in_(_TO_TELL))
    return session.exec(query.where(CallBack.due_at <= before) if before else query).one()


@all_rows
def to_come(day: date) -> SelectOfScalar[HeadsUp]:
    """The heads-ups of what goes live on a day or later and was not taken back, the soonest first."""
    query = select(HeadsUp).where(HeadsUp.goes_live >= day, col(HeadsUp.withdrawn_at).is_(None))
    return query.order_by(col(HeadsUp.goes_live), col(HeadsUp.id))
