from collections.abc import Collection
from datetime import date, datetime

from sqlmodel import Session, and_, case, col, func, or_, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.prepared import all_rows, prepared
from bridge.store.tables import Asked, CallBack, Effect, Group, HeadsUp, Insight, Membership, Question

KIND = "app_home"
"""Of the effects that draw one."""


@all_rows
def drawings(person: int) -> SelectOfScalar[Effect]:
    """The effects that draw or drew a person's App Home, the newest first."""
    query = select(Effect).where(Effect.subject == person, Effect.kind == KIND)
    return query.order_by(col(Effect.id).desc())


@all_rows
def unanswered(person: int, limit: int) -> Select[Asked, Question]:
    """The open questions that a person has not answered, the oldest first."""
    query = (
        select(Asked, Question)
        .join(Question, col(Question.id) == col(Asked.question_id))
        .where(Asked.person_id == person, col(Asked.answer).is_(None))
        .where(col(Question.withdrawn_at).is_(None), col(Question.accepted_at).is_(None))
    )
    return query.order_by(col(Asked.id)).limit(limit)


@all_rows
def to_tell(person: int, limit: int) -> SelectOfScalar[CallBack]:
    """The customers whom a person was shown, or took over, and has not told yet; those due first."""
    shown = select(Effect.id).where(
        Effect.subject == CallBack.insight_id, Effect.kind == "customers", Effect.object == CallBack.change_id
    )
    query = (
        select(CallBack)
        .join(Insight, col(Insight.id) == col(CallBack.insight_id))
        .where(CallBack.person_id == person, col(CallBack.outcome).in_(("", "not_reached")))
        .where(or_(Insight.person_id != person, shown.exists()))
    )
    return query.order_by(col(CallBack.due_at), col(CallBack.id)).limit(limit)


@all_rows
def heads_ups(since: date) -> SelectOfScalar[HeadsUp]:
    """The heads-ups of changes on a day or later that were not taken back, the next change first."""
    query = select(HeadsUp).where(HeadsUp.goes_live >= since, col(HeadsUp.withdrawn_at).is_(None))
    return query.order_by(col(HeadsUp.goes_live), col(HeadsUp.id))


_MOVED = case((col(Membership.at) > col(Insight.kept_at), col(Membership.at)), else_=col(Insight.kept_at))
_CHANGED = func.max(case((col(Group.stage_since) > _MOVED, col(Group.stage_since)), else_=_MOVED))
"""When a report was kept, put into its problem, or its problem's stage began: the last of these."""


@prepared
def _changed_last(person: int, first: int, limit: int) -> Select[int | None, datetime]:
    return (
        select(Insight.id, _CHANGED.label("changed"))
        .join(
            Membership, and_(col(Membership.insight_id) == Insight.id, col(Membership.current)), isouter=True
        )
        .join(Group, col(Group.id) == col(Membership.group_id), isouter=True)
        .where(Insight.person_id == person)
        .group_by(col(Insight.id))
        .order_by(_CHANGED.desc(), col(Insight.id).desc())
        .offset(first)
        .limit(limit)
    )


@prepared
def _listed(numbers: Collection[int | None]) -> SelectOfScalar[Insight]:
    return select(Insight).where(col(Insight.id).in_(numbers))


def changed_last(session: Session, person: int, first: int, limit: int) -> list[tuple[Insight, datetime]]:
    """Some of a person's reports and when each last changed, the newest change first."""
    changed = dict(_changed_last(session, person, first, limit).all())
    there = {one.id: one for one in _listed(session, changed)}
    return [(there[number], at) for number, at in changed.items()]
