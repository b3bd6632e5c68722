from datetime import datetime

from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.domain.pointing import Consent, Context
from bridge.store.queries.prepared import prepared
from bridge.store.tables import ContextLine, Offer


@prepared
def _by_source(source: str) -> SelectOfScalar[Offer]:
    return select(Offer).where(Offer.source == source)


def by_source(session: Session, source: str) -> Offer | None:
    """The offer that pointing at this message made."""
    return _by_source(session, source).first()


@prepared
def _to_read(now: datetime) -> SelectOfScalar[Offer]:
    query = select(Offer).where(
        or_(Offer.answer == Consent.SENT, Offer.context == Context.SENT), Offer.next_at <= now
    )
    return query.order_by(col(Offer.next_at), col(Offer.id)).limit(1)


def to_read(session: Session, now: datetime) -> Offer | None:
    """A message that is to be read because its author agreed: the one that waits longest."""
    return _to_read(session, now).first()


@prepared
def _context(insight: int) -> SelectOfScalar[ContextLine]:
    return select(ContextLine).where(ContextLine.insight_id == insight).order_by(col(ContextLine.place))


def context(session: Session, insight: int) -> list[ContextLine]:
    """What stood in the thread of a report, in its order."""
    return list(_context(session, insight))


@prepared
def _lines(source: str) -> SelectOfScalar[ContextLine]:
    return select(ContextLine).where(ContextLine.source == source)


def lines(session: Session, source: str) -> list[ContextLine]:
    """What was brought along of a message, by whichever reports."""
    return list(_lines(session, source))


@prepared
def _lines_of(insight: int) -> SelectOfScalar[int]:
    return select(func.count()).select_from(ContextLine).where(ContextLine.insight_id == insight)


def has_context(session: Session, insight: int) -> bool:
    """Whether anything stood in the thread of a report."""
    return bool(_lines_of(session, insight).one())
