from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from bridge.domain.grouping import COUNTED
from bridge.domain.incoming import Gesture
from bridge.store.tables import Asked, Group, Insight, Membership, Question, Ruling, StageChange

Crews = frozenset[str] | None
"""Whose reports are meant; None: everybody's."""

AMONG = 5_000
"""Those of some crews are looked for among so many."""

_OF_MANY = (Gesture.DECLINE_ALL, Gesture.MERGE_ALL)


class Report(NamedTuple):
    """A report that counts in a problem, or a part of one: everything but its words."""

    insight: int
    part: int
    said_at: datetime
    person: int
    crew: str | None
    copy_of: int | None
    held_back: bool


def newest(session: Session, group: int, crews: Crews, limit: int) -> list[Report]:
    """The newest reports of a problem, the last one first; of some crews among the newest of all."""
    order = col(Membership.insight_id).desc(), col(Membership.part)
    last = sa.select(Membership).where(*_there(group)).order_by(*order)
    place = last.limit(limit if crews is None else AMONG).subquery().c
    query = sa.select(
        col(Insight.id),
        place.part,
        col(Insight.said_at),
        col(Insight.person_id),
        col(Insight.crew),
        col(Insight.copy_of),
        col(Insight.held_back),
    ).join_from(Insight, place.id.table, place.insight_id == col(Insight.id))
    found = (Report(*row) for row in session.execute(query.order_by(place.insight_id.desc(), place.part)))
    return [report for report in found if crews is None or report.crew in crews][:limit]


def crew_at(session: Session, group: int, at: datetime) -> str | None:
    """The crew from which a problem was heard at a moment."""
    query = select(Insight.crew).join(Membership, col(Membership.insight_id) == col(Insight.id))
    return session.exec(query.where(Insight.said_at == at, *_there(group)).limit(1)).first()


def questions(session: Session, groups: Collection[int], limit: int) -> list[Question]:
    """What was asked of a problem that has these numbers, the last question first."""
    query = select(Question).where(col(Question.group_id).in_(groups))
    return list(session.exec(query.order_by(col(Question.id).desc()).limit(limit)))


def answers(session: Session, question: int) -> tuple[int, dict[str, int]]:
    """How many people were asked, and how many gave each answer."""
    query = select(Asked.answer, func.count()).where(Asked.question_id == question)
    given = dict(session.exec(query.group_by(col(Asked.answer))).all())
    return sum(given.values()), {answer: people for answer, people in given.items() if answer is not None}


def written(session: Session, question: int, offered: Sequence[str], limit: int) -> list[str]:
    """The newest answers to a question that were not among those offered, each once; of an erased one nothing is left."""
    others = col(Asked.answer).not_in(["", *offered])
    query = select(Asked.answer).where(Asked.question_id == question, others)
    found = session.exec(query.order_by(col(Asked.answered_at).desc(), col(Asked.id).desc()).limit(limit))
    return [answer for answer in dict.fromkeys(found) if answer is not None]


def rulings(session: Session, groups: Collection[int], limit: int) -> list[Ruling]:
    """What was decided of a problem that has these numbers, taken back or not, newest first.

    What was decided on many at once stands there as what it decided of this one.
    """
    query = select(Ruling).where(col(Ruling.group_id).in_(groups), col(Ruling.gesture).not_in(_OF_MANY))
    return list(session.exec(query.order_by(col(Ruling.id).desc()).limit(limit)))


def stages(session: Session, group: int, limit: int) -> list[StageChange]:
    """The stages that a problem came to, newest first."""
    query = select(StageChange).where(StageChange.group_id == group)
    return list(session.exec(query.order_by(col(StageChange.id).desc()).limit(limit)))


def split_from(session: Session, made: Group) -> Group | None:
    """The problem that another one was split from, if it was: by the decision that made it."""
    query = select(Ruling).where(Ruling.at == made.created_at, Ruling.gesture == Gesture.SPLIT)
    split = next((one for one in session.exec(query) if one.facts["made"] == made.id), None)
    return session.get(Group, split.group_id) if split else None


def _there(group: int) -> Sequence[Any]:
    """What holds of the memberships of reports that count in a problem."""
    return col(Membership.group_id) == group, col(Membership.current), col(Membership.state).in_(COUNTED)
