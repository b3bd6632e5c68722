from sqlmodel import Session, col, select

from bridge.store.queries.insights import sharing
from bridge.store.tables import Effect, Membership, StageChange


def told(session: Session, insight: int) -> list[StageChange]:
    """The stages that were told in the home where an insight lives, of whatever problem, the last one first."""
    query = (
        select(StageChange)
        .join(Effect, col(Effect.object) == col(StageChange.id))
        .where(Effect.kind == "stage", col(Effect.subject).in_(sharing(insight)), Effect.state == "done")
    )
    return list(session.exec(query.order_by(col(Effect.id).desc())))


def of_change(session: Session, change: StageChange) -> list[Effect]:
    """Where a change of stage was told to those who report its problem today."""
    here = select(Membership.insight_id).where(Membership.group_id == change.group_id, Membership.current)
    query = select(Effect).where(Effect.kind == "stage", Effect.object == change.id, Effect.state == "done")
    return list(session.exec(query.where(col(Effect.subject).in_(here)).order_by(col(Effect.id))))
