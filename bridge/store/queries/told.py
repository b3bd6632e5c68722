from collections.abc import Collection

from sqlmodel import Session, col, select

from bridge.store.tables import Effect, StageChange


def last_told(session: Session, insight: int, groups: Collection[int]) -> StageChange | None:
    """The stage that was told last in the home of an insight, of a problem that has these numbers."""
    query = (
        select(StageChange)
        .join(Effect, col(Effect.object) == col(StageChange.id))
        .where(Effect.kind == "stage", Effect.subject == insight, Effect.state == "done")
        .where(col(StageChange.group_id).in_(groups))
    )
    return session.exec(query.order_by(col(Effect.id).desc()).limit(1)).first()
