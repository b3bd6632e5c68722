from sqlmodel import Session, col, select

from bridge.store.tables import Effect, StageChange


def told(session: Session, insight: int) -> list[StageChange]:
    """The stages that were told in the home of an insight, of whatever problem, the last one first."""
    query = (
        select(StageChange)
        .join(Effect, col(Effect.object) == col(StageChange.id))
        .where(Effect.kind == "stage", Effect.subject == insight, Effect.state == "done")
    )
    return list(session.exec(query.order_by(col(Effect.id).desc())))
