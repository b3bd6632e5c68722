from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.insights import sharing
from bridge.store.queries.prepared import all_rows, prepared
from bridge.store.tables import Effect, Membership, StageChange


@all_rows
def told(insight: int) -> SelectOfScalar[StageChange]:
    """The stages that were told in the home where an insight lives, of whatever problem, the last one first."""
    query = (
        select(StageChange)
        .join(Effect, col(Effect.object) == col(StageChange.id))
        .where(Effect.kind == "stage", col(Effect.subject).in_(sharing(insight)), Effect.state == "done")
    )
    return query.order_by(col(Effect.id).desc())


@prepared
def _of_change(change: int, group: int) -> SelectOfScalar[Effect]:
    here = select(Membership.insight_id).where(Membership.group_id == group, Membership.current)
    query = select(Effect).where(Effect.kind == "stage", Effect.object == change, Effect.state == "done")
    return query.where(col(Effect.subject).in_(here)).order_by(col(Effect.id))


def of_change(session: Session, change: StageChange) -> list[Effect]:
    """Where a change of stage was told to those who report its problem today."""
    return list(_of_change(session, change.id or 0, change.group_id))
