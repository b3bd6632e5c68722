from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, or_, select, union, union_all, update
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import (
    Attachment,
    Insight,
    InsightVersion,
    Membership,
    Part,
    Placeholder,
    Reference,
    Vector,
)


@first_row
def by_source(source: str) -> SelectOfScalar[Insight]:
    """The insight that this outside id made."""
    return select(Insight).where(Insight.source == source)


@all_rows
def unsorted(limit: int, now: datetime) -> SelectOfScalar[Insight]:
    """Insights that have no theme and group yet: those that cannot wait first, then the oldest.

    A message that may be an answer is none of them until its author says what it is, nor is one that could not be
    sorted before it is to be tried again.
    """
    query = select(Insight).where(*_waiting(now))
    return query.order_by(col(Insight.urgent).desc(), col(Insight.id)).limit(limit)


def _waiting(now: datetime) -> tuple[ColumnElement[bool], ...]:
    due = or_(col(Insight.sort_after).is_(None), col(Insight.sort_after) <= now)
    return col(Insight.state) == "kept", col(Insight.asked_at).is_(None), due


@first_row
def _waiting_behind(several: int, now: datetime) -> SelectOfScalar[int | None]:
    return select(col(Insight.id)).where(*_waiting(now)).offset(several).limit(1)


def more_wait(session: Session, several: int, now: datetime) -> bool:
    """Whether more than so many insights wait to be sorted."""
    return _waiting_behind(session, several, now) is not None


@all_rows
def asked_before(at: datetime) -> SelectOfScalar[Insight]:
    """Insights whose authors were asked before a time whether they are answers, and have not said."""
    return select(Insight).where(col(Insight.asked_at) <= at).order_by(col(Insight.id))


@first_row
def at_home(channel: str, ts: str) -> SelectOfScalar[Insight]:
    """The insight whose home is this card."""
    query = select(Insight).where(Insight.home_ts == ts, Insight.home_channel == channel)
    return query.order_by(col(Insight.id)).limit(1)


def sharing(insight: int) -> SelectOfScalar[int | None]:
    """Asks for the insights that live in the same home as one, itself among them."""
    home = select(func.coalesce(Insight.home_with, Insight.id)).where(Insight.id == insight).scalar_subquery()
    return select(col(Insight.id)).where(or_(Insight.id == home, Insight.home_with == home))


@prepared
def _by_home(insights: Collection[int]) -> Select[int, int | None]:
    home = func.coalesce(Insight.home_with, Insight.id)
    return select(home, col(Insight.id)).where(col(Insight.id).in_(insights)).order_by(col(Insight.id))


def by_home(session: Session, insights: Collection[int]) -> dict[int, list[int]]:
    """Insights by the home in which they live: the first one of each, and the others."""
    together: defaultdict[int, list[int]] = defaultdict(list)
    for where, number in _by_home(session, insights):
        together[where].append(number or 0)
    return {first: others for first, *others in together.values()}


@prepared
def _vectors(insights: Collection[int]) -> SelectOfScalar[Vector]:
    return select(Vector).where(col(Vector.insight_id).in_(insights))


def vectors(session: Session, insights: set[int]) -> dict[int, Vector]:
    """What the classifier read in these insights."""
    return {vector.insight_id: vector for vector in _vectors(session, insights)}


@all_rows
def read_by_another(model: str, after: int) -> SelectOfScalar[int]:
    """The insights with a change of membership after a row that another model than this one read, lowest first."""
    whole = select(Vector.insight_id).where(Vector.model != model)
    pieces = select(Part.insight_id).where(Part.model != model)
    changed = select(Membership.insight_id).where(
        col(Membership.id) > after, col(Membership.insight_id).in_(union(whole, pieces))
    )
    return changed.distinct().order_by(col(Membership.insight_id))


def renew(session: Session, insight: int, model: str, data: bytes) -> None:
    """Replace what another model read in an insight; what this one read meanwhile, after an edit say, stays."""
    query = update(Vector).where(col(Vector.insight_id) == insight, col(Vector.model) != model)
    session.exec(query.values(model=model, data=data))


@prepared
def _texts(insights: Collection[int]) -> Select[int | None, str]:
    return select(col(Insight.id), Insight.text).where(col(Insight.id).in_(insights))


def texts(session: Session, insights: Collection[int]) -> dict[int, str]:
    """What these insights say, the lowest number first."""
    rows = sorted(_texts(session, insights).all())
    return {number: text for number, text in rows if number is not None}


@all_rows
def latest_texts(limit: int) -> SelectOfScalar[str]:
    """What the newest insights say, newest first."""
    return select(Insight.text).order_by(col(Insight.id).desc()).limit(limit)


@prepared
def _beside(number: int, person: int, start: datetime, end: datetime, limit: int) -> SelectOfScalar[Insight]:
    """Few are of a person or a customer; many may be in a problem, or come in a day."""
    here = select(Membership.group_id).where(Membership.insight_id == number, Membership.current)
    there = select(Membership.id).where(Membership.insight_id == Insight.id, Membership.current)
    digests = select(Reference.digest).where(Reference.insight_id == number)
    same_customer = select(Reference.insight_id).where(col(Reference.digest).in_(digests))
    same_person = select(Insight.id).where(
        Insight.person_id == person, col(Insight.said_at).between(start, end)
    )
    query = select(Insight).where(
        col(Insight.id) < number,
        col(Insight.id).in_(union_all(same_person, same_customer)),
        col(Insight.said_at).between(start, end),
        there.where(col(Membership.group_id).in_(here)).exists(),
    )
    return query.order_by(col(Insight.id).desc()).limit(limit)


def beside(session: Session, insight: Insight, within: timedelta, limit: int) -> list[Insight]:
    """Earlier insights in the same problems, of the same person or the same customer, newest first."""
    span = insight.said_at - within, insight.said_at + within
    return list(_beside(session, insight.id or 0, insight.person_id, *span, limit))


@prepared
def _customers(insights: Collection[int]) -> Select[int, str]:
    query = select(Reference.insight_id, Reference.digest)
    return query.where(col(Reference.insight_id).in_(insights))


def customers(session: Session, insights: Collection[int]) -> dict[int, set[str]]:
    """The digests of the customer references in these insights."""
    found: dict[int, set[str]] = {}
    for number, digest in _customers(session, insights):
        found.setdefault(number, set()).add(digest)
    return found


@prepared
def _version(event: str) -> SelectOfScalar[int | None]:
    return select(col(InsightVersion.id)).where(InsightVersion.event == event)


def has_version(session: Session, event: str) -> bool:
    """Whether this edit was taken already."""
    return _version(session, event).first() is not None


@prepared
def _versions(insight: int) -> SelectOfScalar[int]:
    return select(func.count()).select_from(InsightVersion).where(InsightVersion.insight_id == insight)


def versions(session: Session, insight: int) -> int:
    """How many texts an insight had before the one that it has."""
    return _versions(session, insight).one()


@first_row
def conversation(person: int) -> SelectOfScalar[str | None]:
    """Slack's channel of the direct messages with a person, once a card was sent to them there."""
    query = select(col(Insight.home_channel)).where(
        Insight.person_id == person,
        col(Insight.home_channel).is_not(None),
        col(Insight.home_thread).is_(None),
    )
    return query.order_by(col(Insight.said_at).desc()).limit(1)


@all_rows
def references(insight: int) -> SelectOfScalar[Reference]:
    """The customer references of an insight."""
    return select(Reference).where(Reference.insight_id == insight)


@prepared
def _placeholders(insight: int) -> Select[str, str]:
    query = select(Placeholder.placeholder, Placeholder.digest)
    return query.where(Placeholder.insight_id == insight)


def placeholders(session: Session, insight: int) -> dict[str, str]:
    """What stands for a value in an insight, with the value's digest."""
    return dict(_placeholders(session, insight).all())


@prepared
def _held_file(insight: int) -> SelectOfScalar[int | None]:
    return select(col(Attachment.id)).where(Attachment.insight_id == insight, Attachment.state == "held")


def has_held_file(session: Session, insight: int) -> bool:
    """Whether a file came with an insight of which nobody has said whether it may be shown."""
    return _held_file(session, insight).first() is not None


def count(session: Session, state: str | None = None) -> int:
    """How many insights there are, in a state if named."""
    query = select(func.count()).select_from(Insight)
    return session.exec(query.where(Insight.state == state) if state else query).one()


def count_set_aside(session: Session) -> int:
    """How many insights could not be sorted."""
    query = select(func.count()).select_from(Insight)
    return session.exec(query.where(Insight.state == "kept", col(Insight.sort_after).is_not(None))).one()


@all_rows
def of_person_between(person: int, start: datetime, end: datetime) -> SelectOfScalar[Insight]:
    """What a person reported in a time, lowest number first."""
    query = select(Insight).where(Insight.person_id == person)
    return query.where(Insight.said_at >= start, Insight.said_at < end).order_by(col(Insight.id))
