"""Where a customer is known, and what goes when they are forgotten."""

from collections.abc import Collection, Iterator

from sqlmodel import Session, col, delete, select, update
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import all_rows
from bridge.store.tables import CallBack, InsightVersion, Placeholder, Reference

_BATCH = 5_000


@all_rows
def references(digests: Collection[str]) -> SelectOfScalar[Reference]:
    """The references with one of these digests."""
    query = select(Reference).where(col(Reference.digest).in_(digests))
    return query.order_by(col(Reference.insight_id), col(Reference.placeholder))


def placeholders(session: Session) -> Iterator[tuple[int, str, str]]:
    """What stands for a customer in any report, and its digest there; read as it is taken, for there may be millions."""
    rows = select(Placeholder.insight_id, Placeholder.placeholder, Placeholder.digest)
    named = rows.where(col(Placeholder.placeholder).startswith("[reference "), col(Placeholder.digest) != "")
    yield from session.exec(named.execution_options(yield_per=_BATCH))


@all_rows
def versions(insight: int) -> SelectOfScalar[InsightVersion]:
    """What a report said before."""
    return select(InsightVersion).where(InsightVersion.insight_id == insight).order_by(col(InsightVersion.id))


@all_rows
def call_backs(insight: int, placeholders: Collection[str]) -> SelectOfScalar[CallBack]:
    """What was or is owed to customers of a report."""
    query = select(CallBack).where(
        CallBack.insight_id == insight, col(CallBack.placeholder).in_(placeholders)
    )
    return query.order_by(col(CallBack.id))


def forget(session: Session, insight: int, placeholders: Collection[str]) -> None:
    """Keep neither ciphertext nor digest of what these stand for in a report; nothing else is called so there."""
    sealed = col(Reference.insight_id) == insight, col(Reference.placeholder).in_(placeholders)
    session.exec(delete(Reference).where(*sealed))
    known = col(Placeholder.insight_id) == insight, col(Placeholder.placeholder).in_(placeholders)
    session.exec(update(Placeholder).where(*known).values(digest=""))
