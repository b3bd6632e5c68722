from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, or_, select, union, update
from sqlmodel.sql.expression import SelectOfScalar

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


def by_source(session: Session, source: str) -> Insight | None:
    """The insight that this outside id made."""
    return session.exec(select(Insight).where(Insight.source == source)).first()


def unsorted(session: Session, limit: int, now: datetime) -> list[Insight]:
    """Insights that have no theme and group yet: those that cannot wait first, then the oldest.

    A message that may be an answer is none of them until its author says what it is, nor is one that could not be
    sorted before it is to be tried again.
    """
    due = or_(col(Insight.sort_after).is_(None), col(Insight.sort_after) <= now)
    query = select(Insight).where(Insight.state == "kept", col(Insight.asked_at).is_(None), due)
    return list(session.exec(query.order_by(col(Insight.urgent).desc(), col(Insight.id)).limit(limit)))


def asked_before(session: Session, at: datetime) -> list[Insight]:
    """Insights whose authors were asked before a time whether they are answers, and have not said."""
    return list(session.exec(select(Insight).where(col(Insight.asked_at) <= at).order_by(col(Insight.id))))


def at_home(session: Session, channel: str, ts: str) -> Insight | None:
    """The insight whose home is this card."""
    query = select(Insight).where(Insight.home_ts == ts, Insight.home_channel == channel)
    return session.exec(query.order_by(col(Insight.id)).limit(1)).first()


def sharing(insight: int) -> SelectOfScalar[int | None]:
    """Asks for the insights that live in the same home as one, itself among them."""
    home = select(func.coalesce(Insight.home_with, Insight.id)).where(Insight.id == insight).scalar_subquery()
    return select(col(Insight.id)).where(or_(Insight.id == home, Insight.home_with == home))


def by_home(session: Session, insights: Collection[int]) -> dict[int, list[int]]:
    """Insights by the home in which they live: the first one of each, and the others."""
    home = func.coalesce(Insight.home_with, Insight.id)
    query = select(home, Insight.id).where(col(Insight.id).in_(insights)).order_by(col(Insight.id))
    together: defaultdict[int, list[int]] = defaultdict(list)
    for where, number in session.exec(query):
        together[where].append(number or 0)
    return {first: others for first, *others in together.values()}


def vectors(session: Session, insights: set[int]) -> dict[int, Vector]:
    """What the classifier read in these insights."""
    found = session.exec(select(Vector).where(col(Vector.insight_id).in_(insights)))
    return {vector.insight_id: vector for vector in found}


def read_by_another(session: Session, model: str, after: int) -> list[int]:
    """The insights with a change of membership after a row that another model than this one read, lowest first."""
    whole = select(Vector.insight_id).where(Vector.model != model)
    pieces = select(Part.insight_id).where(Part.model != model)
    changed = select(Membership.insight_id).where(
        col(Membership.id) > after, col(Membership.insight_id).in_(union(whole, pieces))
    )
    return list(session.exec(changed.distinct().order_by(col(Membership.insight_id))))


def renew(session: Session, insight: int, model: str, data: bytes) -> None:
    """Replace what another model read in an insight; what this one read meanwhile, after an edit say, stays."""
    query = update(Vector).where(col(Vector.insight_id) == insight, col(Vector.model) != model)
    session.exec(query.values(model=model, data=data))


def texts(session: Session, insights: Collection[int]) -> dict[int, str]:
    """What these insights say, the lowest number first."""
    rows = session.exec(select(Insight.id, Insight.text).where(col(Insight.id).in_(insights)))
    return {number: text for number, text in sorted(rows.all()) if number is not None}


def latest_texts(session: Session, limit: int) -> list[str]:
    """What the newest insights say, newest first."""
    return list(session.exec(select(Insight.text).order_by(col(Insight.id).desc()).limit(limit)))


def beside(session: Session, insight: Insight, within: timedelta, limit: int) -> list[Insight]:
    """Earlier insights in the same problems, of the same person or the same customer, newest first."""
    number = insight.id or 0
    here = select(Membership.group_id).where(Membership.insight_id == number, Membership.current)
    there = select(Membership.insight_id).where(col(Membership.group_id).in_(here), Membership.current)
    digests = select(Reference.digest).where(Reference.insight_id == number)
    same_customer = select(Reference.insight_id).where(col(Reference.digest).in_(digests))
    query = select(Insight).where(
        col(Insight.id) < number,
        col(Insight.id).in_(there),
        col(Insight.said_at).between(insight.said_at - within, insight.said_at + within),
        or_(col(Insight.person_id) == insight.person_id, col(Insight.id).in_(same_customer)),
    )
    return list(session.exec(query.order_by(col(Insight.id).desc()).limit(limit)))


def customers(session: Session, insights: Collection[int]) -> dict[int, set[str]]:
    """The digests of the customer references in these insights."""
    rows = session.exec(
        select(Reference.insight_id, Reference.digest).where(col(Reference.insight_id).in_(insights))
    )
    found: dict[int, set[str]] = {}
    for number, digest in rows:
        found.setdefault(number, set()).add(digest)
    return found


def has_version(session: Session, event: str) -> bool:
    """Whether this edit was taken already."""
    return session.exec(select(InsightVersion.id).where(InsightVersion.event == event)).first() is not None


def versions(session: Session, insight: int) -> int:
    """How many texts an insight had before the one that it has."""
    query = select(func.count()).select_from(InsightVersion).where(InsightVersion.insight_id == insight)
    return session.exec(query).one()


def conversation(session: Session, person: int) -> str | None:
    """Slack's channel of the direct messages with a person, once a card was sent to them there."""
    query = select(Insight.home_channel).where(
        Insight.person_id == person,
        col(Insight.home_channel).is_not(None),
        col(Insight.home_thread).is_(None),
    )
    return session.exec(query.order_by(col(Insight.said_at).desc()).limit(1)).first()


def references(session: Session, insight: int) -> list[Reference]:
    """The customer references of an insight."""
    return list(session.exec(select(Reference).where(Reference.insight_id == insight)))


def placeholders(session: Session, insight: int) -> dict[str, str]:
    """What stands for a value in an insight, with the value's digest."""
    query = select(Placeholder.placeholder, Placeholder.digest).where(Placeholder.insight_id == insight)
    return dict(session.exec(query).all())


def has_held_file(session: Session, insight: int) -> bool:
    """Whether a file came with an insight of which nobody has said whether it may be shown."""
    query = select(Attachment.id).where(Attachment.insight_id == insight, Attachment.state == "held")
    return session.exec(query).first() is not None


def count(session: Session, state: str | None = None) -> int:
    """How many insights there are, in a state if named."""
    query = select(func.count()).select_from(Insight)
    return session.exec(query.where(Insight.state == state) if state else query).one()


def count_set_aside(session: Session) -> int:
    """How many insights could not be sorted, and are tried again."""
    query = select(func.count()).select_from(Insight)
    return session.exec(query.where(Insight.state == "kept", col(Insight.sort_after).is_not(None))).one()


def of_person_between(session: Session, person: int, start: datetime, end: datetime) -> list[Insight]:
    """What a person reported in a time, lowest number first."""
    query = select(Insight).where(
        Insight.person_id == person, Insight.said_at >= start, Insight.said_at < end
    )
    return list(session.exec(query.order_by(col(Insight.id))))


def themes(session: Session, insights: set[int]) -> dict[int, str | None]:
    """The themes of these insights."""
    rows = session.exec(select(Insight.id, Insight.theme).where(col(Insight.id).in_(insights)))
    return {number: theme for number, theme in rows.all() if number is not None}
