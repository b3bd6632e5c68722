"""What has been kept long enough, found by number and a little at a time, and taken out of the tables for good."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, delete, select, update
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.domain.grouping import COUNTED
from bridge.store.queries import erasing
from bridge.store.queries.prepared import all_rows
from bridge.store.tables import (
    Asked,
    CallBack,
    Contest,
    Effect,
    Group,
    Inbox,
    Insight,
    Look,
    Membership,
    Pace,
    Question,
    Reference,
)

SLICE = 1000
"""So many rows are looked through at a time: some milliseconds, in which nothing is locked."""

SOME = 20
"""So many reports are enough to call a problem by."""


@all_rows
def reports(after: int) -> Select[int | None, datetime, datetime | None, str]:
    """The next reports after a number: since when they are kept, when their words went, and whether they are sorted."""
    query = select(col(Insight.id), Insight.kept_at, col(Insight.removed_at), Insight.state)
    return query.where(col(Insight.id) > after).order_by(col(Insight.id)).limit(SLICE)


@all_rows
def with_words(numbers: Collection[int]) -> SelectOfScalar[int | None]:
    """Those of some reports whose words are kept, locked for this transaction; what another process has is left to it."""
    query = select(col(Insight.id)).where(col(Insight.id).in_(numbers), col(Insight.removed_at).is_(None))
    return query.order_by(col(Insight.id)).with_for_update(skip_locked=True)


def take_out(session: Session, numbers: Collection[int], now: datetime) -> None:
    """Take the words out of reports and of all that is kept of them; nobody is owed news of their customers any more."""
    erasing.words(session, numbers)
    said = update(Insight).where(col(Insight.id).in_(numbers))
    session.exec(said.values(text="", partner="", held_back=False, removed_at=now))
    owed = col(CallBack.insight_id).in_(numbers), col(CallBack.done_at).is_(None)
    session.exec(update(CallBack).where(*owed).values(outcome="withdrawn", done_at=now))


@all_rows
def unshown(insights: Collection[int]) -> SelectOfScalar[Group]:
    """The problems that some reports are in and that no team was ever shown."""
    there = select(Membership.group_id).where(col(Membership.insight_id).in_(insights), Membership.current)
    return select(Group).where(col(Group.id).in_(there), col(Group.shown_at).is_(None))


@all_rows
def newest(group: int) -> Select[Insight, Membership]:
    """Some of the reports that count in a group, newest first."""
    query = select(Insight, Membership).join(Membership, col(Membership.insight_id) == col(Insight.id))
    there = Membership.group_id == group, col(Membership.current), col(Membership.state).in_(COUNTED)
    return query.where(*there).order_by(col(Membership.insight_id).desc()).limit(SOME)


@all_rows
def answers(after: int, before: datetime) -> Select[Asked, Question]:
    """The next answers after a number that were given before a time and say something."""
    query = select(Asked, Question).join(Question, col(Question.id) == col(Asked.question_id))
    said = col(Asked.answer).is_not(None), Asked.answer != ""
    query = query.where(col(Asked.answered_at) <= before, *said, col(Asked.id) > after)
    return query.order_by(col(Asked.id)).limit(SLICE)


def silence(session: Session, numbers: Collection[int]) -> None:
    """Keep that these answers were given, and not what they say."""
    session.exec(update(Asked).where(col(Asked.id).in_(numbers)).values(answer=""))


def contests(session: Session, before: datetime) -> None:
    """Keep how contests were decided before a time, and not what was written about them."""
    over = col(Contest.decided_at) <= before, col(Contest.text) != ""
    session.exec(update(Contest).where(*over).values(text="", reason=""))


@all_rows
def sent(after: int) -> Select[int | None, str, datetime]:
    """The next effects after a number: their kinds, and since when they are written down."""
    query = select(col(Effect.id), Effect.kind, Effect.created_at)
    return query.where(col(Effect.id) > after).order_by(col(Effect.id)).limit(SLICE)


@all_rows
def effects(numbers: Collection[int]) -> SelectOfScalar[Effect]:
    """Some effects that are over, locked for this transaction."""
    query = select(Effect).where(col(Effect.id).in_(numbers), col(Effect.state).in_(("done", "skipped")))
    return query.order_by(col(Effect.id)).with_for_update(skip_locked=True)


@all_rows
def came_in(after: int) -> Select[int | None, str, datetime]:
    """The next of what came in after a number: its kind, and when it came."""
    query = select(col(Inbox.id), Inbox.kind, Inbox.received_at)
    return query.where(col(Inbox.id) > after).order_by(col(Inbox.id)).limit(SLICE)


@all_rows
def inbox(numbers: Collection[int]) -> SelectOfScalar[Inbox]:
    """Some of what came in and was acted on, locked for this transaction."""
    query = select(Inbox).where(col(Inbox.id).in_(numbers), Inbox.state == "done")
    return query.order_by(col(Inbox.id)).with_for_update(skip_locked=True)


@all_rows
def readable(after: int, now: datetime) -> SelectOfScalar[int | None]:
    """The next references after a number that could be opened and are not to be shown any more."""
    over = col(Reference.sealed).is_not(None), Reference.expires_at <= now
    query = select(col(Reference.id)).where(*over, col(Reference.id) > after)
    return query.order_by(col(Reference.id)).limit(SLICE)


def close_for_good(session: Session, numbers: Collection[int]) -> None:
    """Delete the ciphertexts of references; what they are compared by stays."""
    session.exec(update(Reference).where(col(Reference.id).in_(numbers)).values(sealed=None))


def looks(session: Session, before: datetime, now: datetime) -> int:
    """Delete some notes of who looked at whom before a time, and note how many; the database wants that first."""
    found = _looks(session, before)
    if found:
        session.add(Look(what="forgotten", page="audit", rows=len(found), at=now))
        session.flush()
    session.exec(delete(Look).where(col(Look.id).in_(found)))
    return len(found)


@all_rows
def _looks(before: datetime) -> SelectOfScalar[int | None]:
    return select(col(Look.id)).where(Look.at <= before).limit(SLICE)


def paces(session: Session, before: datetime) -> int:
    """Delete some notes of when a channel or somebody was last written to; gives how many."""
    found = _paces(session, before)
    session.exec(delete(Pace).where(col(Pace.scope).in_(found), col(Pace.next_free) <= before))
    return len(found)


@all_rows
def _paces(before: datetime) -> SelectOfScalar[str]:
    return select(Pace.scope).where(Pace.next_free <= before).limit(SLICE)
