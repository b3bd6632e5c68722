from datetime import datetime

from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.domain.pointing import Consent, Context
from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import ContextLine, Offer


@first_row
def by_source(source: str) -> SelectOfScalar[Offer]:
    """The offer that pointing at this message made."""
    return select(Offer).where(Offer.source == source)


@first_row
def to_read(now: datetime) -> SelectOfScalar[Offer]:
    """A message that is to be read because its author agreed: the one that waits longest."""
    query = select(Offer).where(
        or_(Offer.answer == Consent.SENT, Offer.context == Context.SENT), Offer.next_at <= now
    )
    return query.order_by(col(Offer.next_at), col(Offer.id)).limit(1)


@all_rows
def context(insight: int) -> SelectOfScalar[ContextLine]:
    """What stood in the thread of a report, in its order."""
    return select(ContextLine).where(ContextLine.insight_id == insight).order_by(col(ContextLine.place))


@all_rows
def lines(source: str) -> SelectOfScalar[ContextLine]:
    """What was brought along of a message, by whichever reports."""
    return select(ContextLine).where(ContextLine.source == source)


@prepared
def _lines_of(insight: int) -> SelectOfScalar[int]:
    return select(func.count()).select_from(ContextLine).where(ContextLine.insight_id == insight)


def has_context(session: Session, insight: int) -> bool:
    """Whether anything stood in the thread of a report."""
    return bool(_lines_of(session, insight).one())
