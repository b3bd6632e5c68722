from collections.abc import Collection

from sqlalchemy import ColumnElement
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


TAKEN_BACK = ("take_back", "detach")
"""Kinds of effects that take words of a report back from Jira; their object is the effect that brought them there."""


IN_JIRA = (*TAKEN_BACK, "answers_comment_edit")
"""Kinds of effects that take anything back from Jira."""

_IN_SLACK = ("blank", "redraw")
"""Kinds of effects that do nothing but draw messages anew, mostly because words are gone."""

_CARDS = ("card", "triage_card", "customers_edit", "handed_edit", "answers_edit")
"""Kinds of effects that bring cards up to date, be it because words are gone."""


@all_rows
def being_taken_back() -> SelectOfScalar[Effect]:
    """What still waits that takes words back or draws messages anew."""
    kinds = col(Effect.kind).in_((*IN_JIRA, *_IN_SLACK, *_CARDS))
    return select(Effect).where(kinds, Effect.state == "waiting")


@all_rows
def not_taken_back() -> SelectOfScalar[Effect]:
    """What was given up that was to take words back."""
    kinds = col(Effect.kind).in_((*IN_JIRA, *_IN_SLACK))
    return select(Effect).where(kinds, Effect.state == "dead").order_by(col(Effect.id))


def openings(session: Session, insight: Insight) -> list[Effect]:
    """What opened issues, or perhaps did, that may tell of a report: for a problem of its while it was there."""
    been = select(Membership.group_id).where(Membership.insight_id == insight.id)
    since = and_(col(Effect.state) == "done", col(Effect.done_at) >= insight.kept_at)
    about = Effect.kind == "issue", col(Effect.subject).in_(been)
    opened = select(Effect).where(*about, or_(since, _perhaps())).order_by(col(Effect.id))
    return list(session.exec(opened))


def attachings(session: Session, insight: int) -> list[Effect]:
    """What attached files of a report to issues, or perhaps did."""
    of_report = Effect.kind == "attach", Effect.body["insight"].as_integer() == insight
    done = or_(col(Effect.state) == "done", _perhaps())
    return list(session.exec(select(Effect).where(*of_report, done).order_by(col(Effect.id))))


def _perhaps() -> ColumnElement[bool]:
    """Tried, and nobody knows with which outcome."""
    return and_(col(Effect.state) != "done", col(Effect.attempt_at).is_not(None))


def left_in(session: Session, insight: int) -> list[Issue]:
    """The issues out of which a report's words could not be taken."""
    given_up = select(Effect).where(
        col(Effect.kind).in_(TAKEN_BACK), Effect.subject == insight, Effect.state == "dead"
    )
    found = (issue_of(session, one) for one in session.exec(given_up.order_by(col(Effect.id))))
    return [issue for issue in found if issue is not None]


def issue_of(session: Session, effect: Effect) -> Issue | None:
    """The issue out of which an effect takes words."""
    brought = session.get(Effect, effect.object)
    if brought is None or brought.kind == "attach":
        return session.get(Issue, brought.subject) if brought else None
    number = (brought.result or {}).get("id")
    return session.exec(select(Issue).where(Issue.jira_id == number)).first()


@all_rows
def open_call_backs(insight: int) -> SelectOfScalar[CallBack]:
    """The customers of a report who were not told yet."""
    query = select(CallBack).where(CallBack.insight_id == insight, col(CallBack.done_at).is_(None))
    return query.order_by(col(CallBack.id))
