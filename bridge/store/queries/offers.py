from datetime import datetime

from sqlmodel import Session, col, func, or_, select

from bridge.domain.pointing import Consent, Context
from bridge.store.tables import ContextLine, Offer


def by_source(session: Session, source: str) -> Offer | None:
    """The offer that pointing at this message made."""
    return session.exec(select(Offer).where(Offer.source == source)).first()


def to_read(session: Session, now: datetime) -> Offer | None:
    """A message that is to be read because its author agreed: the one that waits longest."""
    query = select(Offer).where(
        or_(Offer.answer == Consent.SENT, Offer.context == Context.SENT), Offer.next_at <= now
    )
    return session.exec(query.order_by(col(Offer.next_at), col(Offer.id)).limit(1)).first()


def context(session: Session, insight: int) -> list[ContextLine]:
    """What stood in the thread of a report, in its order."""
    query = select(ContextLine).where(ContextLine.insight_id == insight)
    return list(session.exec(query.order_by(col(ContextLine.place))))


def lines(session: Session, source: str) -> list[ContextLine]:
    """What was brought along of a message, by whichever reports."""
    return list(session.exec(select(ContextLine).where(ContextLine.source == source)))


def has_context(session: Session, insight: int) -> bool:
    """Whether anything stood in the thread of a report."""
    query = select(func.count()).select_from(ContextLine).where(ContextLine.insight_id == insight)
    return bool(session.exec(query).one())
