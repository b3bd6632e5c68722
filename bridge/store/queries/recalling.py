from collections.abc import Collection
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import all_rows
from bridge.store.tables import Asked, Effect, HeadsUp, Membership, Question, StageChange

_AT_HOMES = ("stage", "customers")


@all_rows
def stages(since: datetime, limit: int) -> SelectOfScalar[StageChange]:
    """The changes of stage since a moment, the newest first."""
    query = select(StageChange).where(StageChange.at >= since)
    return query.order_by(col(StageChange.id).desc()).limit(limit)


@all_rows
def heads_ups(since: datetime, limit: int) -> SelectOfScalar[HeadsUp]:
    """The heads-ups since a moment, the newest first."""
    return select(HeadsUp).where(HeadsUp.at >= since).order_by(col(HeadsUp.id).desc()).limit(limit)


@all_rows
def questions(since: datetime, limit: int) -> SelectOfScalar[Question]:
    """The questions since a moment, the newest first."""
    query = select(Question).where(Question.asked_at >= since)
    return query.order_by(col(Question.id).desc()).limit(limit)


@all_rows
def of_stage(change: int, group: int) -> SelectOfScalar[Effect]:
    """By which a change of stage was, or is to be, told to those who ever reported its problem."""
    here = select(Membership.insight_id).where(Membership.group_id == group)
    query = select(Effect).where(col(Effect.subject).in_(here), col(Effect.kind).in_(_AT_HOMES))
    return query.where(Effect.object == change).order_by(col(Effect.id))


@all_rows
def of_question(question: int) -> SelectOfScalar[Effect]:
    """By which a question was, or is to be, put to people."""
    asked = select(Asked.id).where(Asked.question_id == question)
    query = select(Effect).where(col(Effect.subject).in_(asked), Effect.kind == "question")
    return query.order_by(col(Effect.id))


@all_rows
def by_keys(keys: Collection[str]) -> SelectOfScalar[Effect]:
    """The effects with these keys."""
    return select(Effect).where(col(Effect.key).in_(keys))
