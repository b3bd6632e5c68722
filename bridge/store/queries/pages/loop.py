from datetime import datetime
from typing import NamedTuple

from sqlalchemy import case, distinct, func, select, text, union_all
from sqlmodel import Session, col

from bridge.domain.incoming import Gesture
from bridge.domain.stages import Stage
from bridge.store.tables import Asked, CallBack, Effect, Group, Insight, Question, Ruling, StageChange, Veto


class Untold(NamedTuple):
    """A problem that is live although somebody who reported it was not told."""

    group: int
    theme: str | None
    title: str
    since: datetime
    people: int


class Open(NamedTuple):
    """A question that not everybody has answered who was asked."""

    group: int
    theme: str | None
    title: str
    text: str
    asked_at: datetime
    asked: int
    answered: int


class CallBacks(NamedTuple):
    """How many customers of a crew are to be called back, or were, by what came of it."""

    crew: str | None
    outcome: str
    due: bool
    customers: int


def untold(session: Session, before: datetime) -> list[Untold]:
    """The live problems of which somebody was not told: the note is dead, or waits since before a time.

    The states are written out: SQLite takes a partial index only for the very words that it was made with.
    """
    note = select(col(Effect.object), col(Effect.subject)).where(col(Effect.kind) == "stage")
    waiting = note.where(text("effect.state = 'waiting'"), col(Effect.created_at) < before)
    late = union_all(waiting, note.where(text("effect.state = 'dead'"))).subquery()
    people = func.count(distinct(late.c.subject))
    query = (
        select(col(Group.id), col(Group.theme), col(Group.title), col(Group.stage_since), people)
        .join(StageChange, col(StageChange.group_id) == col(Group.id))
        .join(late, late.c.object == col(StageChange.id))
        .where(col(StageChange.stage) == Stage.LIVE, col(Group.stage) == Stage.LIVE)
        .group_by(col(Group.id))
        .order_by(people.desc(), col(Group.id))
    )
    return [Untold(*row) for row in session.execute(query)]


def uncalled(session: Session, now: datetime) -> list[Untold]:
    """The live problems of which a customer should have been told by now; ``people`` counts the customers."""
    due = (
        select(col(CallBack.change_id), func.count().label("customers"))
        .where(col(CallBack.outcome).in_(("", "not_reached")), col(CallBack.due_at) <= now)
        .group_by(col(CallBack.change_id))
        .subquery()
    )
    customers = func.sum(due.c.customers)
    query = (
        select(col(Group.id), col(Group.theme), col(Group.title), col(Group.stage_since), customers)
        .join(StageChange, col(StageChange.group_id) == col(Group.id))
        .join(due, due.c.change_id == col(StageChange.id))
        .where(col(StageChange.stage) == Stage.LIVE, col(Group.stage) == Stage.LIVE)
        .group_by(col(Group.id))
        .order_by(customers.desc(), col(Group.id))
    )
    return [Untold(*row) for row in session.execute(query)]


def open_questions(session: Session, limit: int, crew: str | None = None) -> list[Open]:
    """Questions that not everybody has answered who was asked, oldest first.

    Args:
        session: reads.
        limit: so many at most.
        crew: only those who were asked as people of this crew count.
    """
    of_question = select(Asked).where(col(Asked.question_id) == Question.id)
    if crew is not None:
        of_question = of_question.join(Insight, col(Insight.id) == col(Asked.insight_id))
        of_question = of_question.where(col(Insight.crew) == crew)
    asked, answered = (
        of_question.with_only_columns(func.count(column)).scalar_subquery()
        for column in (col(Asked.id), col(Asked.answer))
    )
    query = (
        select(
            col(Group.id),
            col(Group.theme),
            col(Group.title),
            col(Question.text),
            col(Question.asked_at),
            asked,
            answered,
        )
        .join(Question, col(Question.group_id) == col(Group.id))
        .where(col(Question.withdrawn_at).is_(None), col(Question.accepted_at).is_(None))
        .where(of_question.where(col(Asked.answer).is_(None)).exists())
        .order_by(col(Question.asked_at), col(Question.id))
        .limit(limit)
    )
    return [Open(*row) for row in session.execute(query)]


def call_backs(session: Session, start: datetime, end: datetime, now: datetime) -> list[CallBacks]:
    """What came of the customers who were to be called back, of those that came up in a span of time."""
    by = col(CallBack.crew), col(CallBack.outcome), case((col(CallBack.due_at) <= now, 1), else_=0)
    lately = col(CallBack.at) >= start, col(CallBack.at) < end
    query = select(*by, func.count()).where(*lately, col(CallBack.outcome) != "withdrawn").group_by(*by)
    rows = session.execute(query)
    return [CallBacks(crew, outcome, bool(late), many) for crew, outcome, late, many in rows]


def regrouped(session: Session, start: datetime, end: datetime) -> tuple[int, int]:
    """How many reports were said in a span of time to be in the wrong problem: by their reporters, and by others."""
    own = case((col(Veto.person_id) == col(Insight.person_id), 1), else_=0)
    query = (
        select(own, func.count(distinct(col(Veto.insight_id))))
        .join(Insight, col(Insight.id) == col(Veto.insight_id))
        .where(col(Veto.at) >= start, col(Veto.at) < end)
        .group_by(own)
    )
    found = dict(session.execute(query).all())
    return found.get(1, 0), found.get(0, 0)


def joined(session: Session, start: datetime, end: datetime) -> tuple[int, int]:
    """How often owners merged problems, and how often they split one, in a span of time, and let it stand."""
    query = (
        select(col(Ruling.gesture), func.count())
        .where(col(Ruling.at) >= start, col(Ruling.at) < end, col(Ruling.undone_at).is_(None))
        .where(col(Ruling.gesture).in_((Gesture.MERGE, Gesture.SPLIT)))
        .group_by(col(Ruling.gesture))
    )
    found = dict(session.execute(query).all())
    return found.get(Gesture.MERGE, 0), found.get(Gesture.SPLIT, 0)


def still_to_call(session: Session, crew: str) -> int:
    """How many customers people of a crew are still to tell."""
    query = select(func.count()).select_from(CallBack)
    query = query.where(col(CallBack.outcome).in_(("", "not_reached")), col(CallBack.crew) == crew)
    return int(session.execute(query).scalar_one())
