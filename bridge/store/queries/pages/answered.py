from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select, union_all
from sqlmodel import Session, col

from bridge.domain.incoming import Gesture
from bridge.domain.stages import Stage
from bridge.store.tables import Group, Question, Ruling, StageChange

ANSWERS = tuple(stage for stage in Stage if stage not in {Stage.HEARD, Stage.MERGED})
"""Stages that tell what becomes of a problem."""


class FirstAnswer(NamedTuple):
    """When a problem was first answered: taken on, declined, asked about, or given a date for the answer."""

    group: int
    theme: str | None
    shown_at: datetime
    at: datetime


def first_answers(session: Session, start: datetime, end: datetime) -> list[FirstAnswer]:
    """The problems that were answered for the first time in a span of time."""
    told, asked, dated = kinds = _kinds()
    lately = union_all(*(one.rows.where(one.at >= start, one.at < end) for one in kinds)).subquery()
    first = (
        select(lately.c.group_id, func.min(lately.c.at).label("at")).group_by(lately.c.group_id).subquery()
    )
    group, shown_at = first.c.group_id, func.coalesce(Group.shown_at, Group.created_at)
    # Most problems have stages, so each is looked up; questions and dates are few, and listed once.
    query = (
        select(col(Group.id), col(Group.theme), shown_at, first.c.at)
        .join(first, group == col(Group.id))
        .where(col(Group.merged_into).is_(None), ~told.before(start).where(told.group == group).exists())
        .where(group.not_in(asked.before(start)), group.not_in(dated.before(start)))
    )
    return [FirstAnswer(*row) for row in session.execute(query)]


class _Kind(NamedTuple):
    """One way to answer a problem: the rows that do, which problem each is about, and when it was."""

    rows: Select[int, Any]
    group: Any
    at: Any

    def before(self, moment: datetime) -> Select[Any]:
        """The problems that were answered so before a time."""
        return self.rows.with_only_columns(self.group).where(self.at < moment)


def _kinds() -> tuple[_Kind, _Kind, _Kind]:
    """What answers a problem: a stage, a question, a date for the answer."""
    told, asked, dated = (
        _Kind(select(group, at.label("at")).where(*conditions), group, at)
        for group, at, *conditions in (
            (col(StageChange.group_id), col(StageChange.at), col(StageChange.stage).in_(ANSWERS)),
            (col(Question.group_id), col(Question.asked_at), col(Question.withdrawn_at).is_(None)),
            (
                col(Ruling.group_id),
                col(Ruling.at),
                col(Ruling.gesture) == Gesture.ANSWER_BY,
                col(Ruling.undone_at).is_(None),
            ),
        )
    )
    return told, asked, dated
