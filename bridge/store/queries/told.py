from sqlmodel import Session, col, select

from bridge.store.queries.insights import sharing
from bridge.store.tables import Effect, StageChange


def told(session: Session, insight: int) -> list[StageChange]:
    """The stages that were told in the home where an insight lives, of whatever problem, the last one first."""
    query = (
        select(StageChange)
        .join(Effect, col(Effect.object) == col(StageChange.id))
        .where(Effect.kind == "stage", col(Effect.subject).in_(sharing(insight)), Effect.state == "done")
    )
    return list(session.exec(query.order_by(col(Effect.id).desc())))
