from datetime import datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.domain.stages import OVER
from bridge.store.queries import groups
from bridge.store.queries.prepared import all_rows, prepared
from bridge.store.tables import Effect, Group, Insight, Membership, StageChange


def said_since(session: Session, group: Group) -> list[tuple[Insight, Membership]]:
    """The counted insights of a problem that was over when they were said; none while it is not over."""
    if group.stage not in OVER:
        return []
    listed = groups.members(session, group.id or 0)
    return [(insight, place) for insight, place in listed if insight.said_at > group.stage_since]


def still_heard(session: Session, group: int) -> int:
    """How many insights of a problem were said after it was live or declined; those of one call count once."""
    there = groups.get(session, group)
    again = {insight.id for insight, _place in said_since(session, there)}
    return len(again - groups.same_calls(session, there.id or 0).keys())


@prepared
def _standing_change(group: int, stage: str, at: datetime) -> SelectOfScalar[StageChange]:
    query = select(StageChange).where(
        StageChange.group_id == group, StageChange.stage == stage, StageChange.at == at
    )
    return query.order_by(col(StageChange.id).desc())


def standing_change(session: Session, group: Group) -> StageChange | None:
    """The change that put a group on the stage where it is."""
    return _standing_change(session, group.id or 0, group.stage, group.stage_since).first()


@all_rows
def asked_same(insight: int) -> SelectOfScalar[Effect]:
    """The posts that asked the reporter of an insight whether it is the problem that was over."""
    query = select(Effect).where(Effect.kind == "still_same", Effect.subject == insight)
    return query.order_by(col(Effect.id))
