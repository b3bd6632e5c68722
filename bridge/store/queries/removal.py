from collections.abc import Collection

from sqlmodel import Session, and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import all_rows
from bridge.store.tables import (
    Alarm,
    Asked,
    CallBack,
    CheckUp,
    Effect,
    Hit,
    Insight,
    Issue,
    Membership,
    Person,
    Question,
    Wording,
)

_AT_HOME = ("stage", "heard", "alone", "still_same", "customers")
"""Kinds of messages at a report's home that name its problem."""

_OF_ONE_REPORT = (*_AT_HOME, "praise", "followed", "take_down")
"""Kinds of messages about one report that quote it, or name its problem."""


def quoting(session: Session, insight: int, groups: Collection[int]) -> list[Effect]:
    """The messages that were sent and may quote a report: about itself, or about the problems that it is or was in."""
    kind, subject = col(Effect.kind), col(Effect.subject)
    alarms = select(Alarm.id).where(Alarm.insight_id == insight)
    watches = select(Hit.watch_id).where(Hit.insight_id == insight)
    check_ups = select(CheckUp.id).where(col(CheckUp.group_id).in_(groups))
    about = or_(
        and_(kind.in_(_OF_ONE_REPORT), subject == insight),
        and_(kind == "urgent", subject.in_(alarms)),
        and_(kind == "hits", subject.in_(watches)),
        and_(kind == "still", subject.in_(groups)),
        and_(kind == "check_up", subject.in_(check_ups)),
    )
    posted = session.exec(select(Effect).where(about, Effect.state == "done").order_by(col(Effect.id)))
    return [*posted, *_handed(session, [insight])]


def _handed(session: Session, insights: Collection[int]) -> list[Effect]:
    """The messages that handed customers of reports on, also to those who told them or handed them on again."""
    customers = set(session.exec(select(CallBack.id).where(col(CallBack.insight_id).in_(insights))))
    if not customers:
        return []
    anybody = col(Effect.subject).in_(select(Person.id))
    posted = select(Effect).where(anybody, Effect.kind == "handed", Effect.state == "done")
    return [one for one in session.exec(posted.order_by(col(Effect.id))) if customers & set(one.body["rows"])]


def naming(session: Session, insights: Collection[int], groups: Collection[int]) -> list[Effect]:
    """The messages that were sent and name some problems: at the homes of their reports, and about themselves."""
    kind, subject = col(Effect.kind), col(Effect.subject)
    questions = select(Question.id).where(col(Question.group_id).in_(groups))
    asked = select(Asked.id).where(col(Asked.question_id).in_(questions))
    suggested = select(Wording.id).where(col(Wording.group_id).in_(groups))
    about = or_(
        and_(kind.in_(_AT_HOME), subject.in_(insights)),
        and_(kind == "question", subject.in_(asked)),
        and_(kind == "suggestion", subject.in_(suggested)),
    )
    posted = session.exec(select(Effect).where(about, Effect.state == "done").order_by(col(Effect.id)))
    return [*posted, *_handed(session, insights)]


def described_in(session: Session, insight: Insight) -> list[Issue]:
    """The issues that may tell of a report: opened for a problem of its while it was there, or with a file of it."""
    been = select(Membership.group_id).where(Membership.insight_id == insight.id)
    opened = select(Effect).where(
        Effect.kind == "issue", Effect.state == "done", col(Effect.subject).in_(been)
    )
    numbers = [
        effect.result["id"]
        for effect in session.exec(opened.where(col(Effect.done_at) >= insight.kept_at))
        if effect.result
    ]
    holds = or_(col(Issue.jira_id).in_(numbers), col(Issue.id).in_(_with_file_of(insight)))
    return list(session.exec(select(Issue).where(holds).order_by(col(Issue.id))))


def _with_file_of(insight: Insight) -> SelectOfScalar[int]:
    """The issues to which a file of a report was attached."""
    attached = col(Effect.subject).in_(select(Issue.id)), Effect.kind == "attach", Effect.state == "done"
    return select(Effect.subject).where(*attached, Effect.body["insight"].as_integer() == insight.id)


@all_rows
def open_call_backs(insight: int) -> SelectOfScalar[CallBack]:
    """The customers of a report who were not told yet."""
    query = select(CallBack).where(CallBack.insight_id == insight, col(CallBack.done_at).is_(None))
    return query.order_by(col(CallBack.id))
