"""A reply in the thread of a home, or below a question: an answer, a word on a "no", or nothing that was asked for."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click, Gesture, Reply
from bridge.domain.redaction.names import has_likely_name
from bridge.domain.rules import Rules
from bridge.flow import answers, outbox, telling
from bridge.flow.replies.window import is_open, objection_to
from bridge.store.queries import groups, insights
from bridge.store.queries import questions as queries
from bridge.store.tables import Asked, Insight, Person, Question, StageChange


def addressed(session: Session, reply: Reply) -> Click | None:
    """A reply as something to act on; None where it stands below nothing of ours."""
    insight = insights.at_home(session, reply.channel, reply.thread)
    asked = queries.at_card(session, reply.channel, reply.thread)
    if insight is None and asked is None:
        return None
    return Click(
        outside_id=reply.source,
        gesture=Gesture.REPLY,
        team=reply.team,
        user=reply.user,
        subject=insight.id or 0 if insight else 0,
        at=reply.said_at,
        version=asked.id or 0 if asked else 0,
        choice=reply.text,
    )


def hear(session: Session, _rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Take a reply where it was asked for; else say once that nobody reads it.

    One that may name somebody is not passed on: whoever wrote it is asked to write it again without the name.
    """
    text = " ".join(click.choice.split())
    insight = session.get(Insight, click.subject)
    asked = _asked(session, click, person)
    if not text or (insight is not None and insight.person_id != person.id):
        return
    change = is_open(session, insight, click.at) if insight else None
    group = _about(session, asked) if asked else change.group_id if change else 0
    if group and has_likely_name(text):
        _say(session, insight, "named", group, click.outside_id, now)
        return
    if asked is not None and answers.take(session, asked, text, now):
        _say(session, insight, "answer", group, click.outside_id, now)
        return
    if insight is not None and change is not None:
        _object(session, insight, change, person, text, now)
        _say(session, insight, "objection", change.group_id, click.outside_id, now)
        return
    _say(session, insight, "nobody", 0, "once", now)


def _asked(session: Session, click: Click, person: Person) -> Asked | None:
    """The newest question that is open to them there."""
    asked = session.get(Asked, click.version)
    if asked is not None:
        return asked if asked.person_id == person.id else None
    return queries.open_at(session, click.subject, person.id or 0)


def _about(session: Session, asked: Asked) -> int:
    return session.get_one(Question, asked.question_id).group_id


def _object(
    session: Session, insight: Insight, change: StageChange, person: Person, text: str, now: datetime
) -> None:
    """Take a reporter's word on a "no" to the team that said it."""
    group = groups.get(session, change.group_id).id or 0
    outbox.enqueue(
        session,
        objection_to(change, insight, person),
        kind="objection",
        subject=group,
        object=insight.id,
        target=outbox.triage_of(group),
        priority=outbox.Priority.TEAM,
        body={"text": text},
        now=now,
    )


def _say(
    session: Session, insight: Insight | None, became: str, group: int, cause: str, now: datetime
) -> None:
    """In the home; below a question that stands alone, its card says it."""
    if insight is not None:
        telling.heard(session, insight.id or 0, became, group, cause, now)
