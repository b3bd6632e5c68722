from collections.abc import Collection

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import all_rows, prepared
from bridge.store.tables import Attachment


@prepared
def _of(insight: int) -> SelectOfScalar[Attachment]:
    return select(Attachment).where(Attachment.insight_id == insight).order_by(col(Attachment.id))


def of(session: Session, insight: int, state: str | None = None) -> list[Attachment]:
    """The files that came with a report, oldest first; only those in a state, if one is named."""
    return list(_of(session, insight)) if state is None else among(session, [insight], state)


@all_rows
def among(insights: Collection[int], state: str) -> SelectOfScalar[Attachment]:
    """The files in a state that came with some reports, oldest first."""
    query = select(Attachment).where(col(Attachment.insight_id).in_(insights), Attachment.state == state)
    return query.order_by(col(Attachment.id))
