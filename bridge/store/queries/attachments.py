from collections.abc import Collection

from sqlmodel import Session, col, select

from bridge.store.tables import Attachment


def of(session: Session, insight: int, state: str | None = None) -> list[Attachment]:
    """The files that came with a report, oldest first; only those in a state, if one is named."""
    query = select(Attachment).where(Attachment.insight_id == insight)
    if state is not None:
        query = query.where(Attachment.state == state)
    return list(session.exec(query.order_by(col(Attachment.id))))


def among(session: Session, insights: Collection[int], state: str) -> list[Attachment]:
    """The files in a state that came with some reports, oldest first."""
    query = select(Attachment).where(col(Attachment.insight_id).in_(insights), Attachment.state == state)
    return list(session.exec(query.order_by(col(Attachment.id))))
