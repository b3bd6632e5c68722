from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select, union_all
from sqlmodel import Session, col

from bridge.domain.incoming import Gesture
from bridge.domain.stages import Stage
from bridge.store.tables import Group, Question, Ruling, StageChange

SILENT = (Stage.HEARD, Stage.MERGED)
"""Stages that tell nobody what becomes of a problem."""


class FirstAnswer(NamedTuple):
    """When a problem was first answered: taken on, declined, asked about, or given a date for the answer."""

    group: int
    theme: str | None
    shown_at: datetime
    at: datetime


def first_answers(session: Session, start: datetime, end: datetime) -> list[FirstAnswer]:
    """The problems that were answered for the first time in a span of time."""
    kinds = _answers()
    lately = union_all(*(query.where(at >= start, at < end) for query, _group, at in kinds)).subquery()
    first = (
        select(lately.c.group_id, func.min(lately.c.at).label("at")).group_by(lately.c.group_id).subquery()
    )
    before = (query.where(group == first.c.group_id, at < start).exists() for query, group, at in kinds)
    query = (
        select(col(Group.id), col(Group.theme), func.coalesce(Group.shown_at, Group.created_at), first.c.at)
        .join(first, first.c.group_id == col(Group.id))
        .where(col(Group.merged_into).is_(None), *(~earlier for earlier in before))
    )
    return [FirstAnswer(*row) for row in session.execute(query)]


def _answers() -> list[tuple[Select[int, Any], Any, Any]]:
    """What answers a problem: the rows that do, which problem each is about, and when it was."""
    told = select(col(StageChange.group_id), col(StageChange.at)).where(col(StageChange.stage).not_in(SILENT))
    asked: Select[int, Any] = select(col(Question.group_id), col(Question.asked_at).label("at"))
    dated = select(col(Ruling.group_id), col(Ruling.at)).where(col(Ruling.gesture) == Gesture.ANSWER_BY)
    return [
        (told, col(StageChange.group_id), col(StageChange.at)),
        (asked.where(col(Question.withdrawn_at).is_(None)), col(Question.group_id), col(Question.asked_at)),
        (dated.where(col(Ruling.undone_at).is_(None)), col(Ruling.group_id), col(Ruling.at)),
    ]
