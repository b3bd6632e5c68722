from collections.abc import Collection

from sqlmodel import Session, col, select

from bridge.store.tables import Evidence


def standing(session: Session, groups: Collection[int]) -> list[Evidence]:
    """What was marked as useful evidence of a problem that has these numbers, and still is."""
    query = select(Evidence).where(col(Evidence.group_id).in_(groups), col(Evidence.withdrawn_at).is_(None))
    return list(session.exec(query.order_by(col(Evidence.id))))


def mark(session: Session, insight: int, group: int) -> Evidence | None:
    """The mark of a report in a group, whether it stands or not."""
    query = select(Evidence).where(Evidence.insight_id == insight, Evidence.group_id == group)
    return session.exec(query).first()
