from datetime import datetime

from sqlmodel import Session, col, delete, func, select

from bridge.store.tables import Insight, InsightVersion, Reference, Vector


def by_source(session: Session, source: str) -> Insight | None:
    """The insight that this outside id made."""
    return session.exec(select(Insight).where(Insight.source == source)).first()


def unsorted(session: Session, limit: int) -> list[Insight]:
    """Insights that have no theme and group yet, oldest first."""
    return list(
        session.exec(select(Insight).where(Insight.state == "kept").order_by(col(Insight.id)).limit(limit))
    )


def vectors(session: Session, insights: set[int]) -> dict[int, bytes]:
    """What the classifier read in these insights."""
    rows = session.exec(select(Vector.insight_id, Vector.data).where(col(Vector.insight_id).in_(insights)))
    return dict(rows.all())


def has_version(session: Session, event: str) -> bool:
    """Whether this edit was taken already."""
    return session.exec(select(InsightVersion.id).where(InsightVersion.event == event)).first() is not None


def forget_references(session: Session, insight: int) -> None:
    """Delete the customer references of an insight."""
    session.exec(delete(Reference).where(col(Reference.insight_id) == insight))


def count(session: Session, state: str | None = None) -> int:
    """How many insights there are, in a state if named."""
    query = select(func.count()).select_from(Insight)
    return session.exec(query.where(Insight.state == state) if state else query).one()


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
