from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, func, select

from bridge.store.tables import Alarm, Effect, Insight


def newest(session: Session, groups: Collection[int], kind: str) -> Alarm | None:
    """The newest alarm of a kind, of a problem that has these numbers."""
    query = select(Alarm).where(col(Alarm.group_id).in_(groups), Alarm.kind == kind)
    return session.exec(query.order_by(col(Alarm.id).desc()).limit(1)).first()


def told_of(session: Session, insight: int) -> list[Effect]:
    """The cards that were sent and tell of a report at once, each as the effect that sent it."""
    its = select(Alarm.id).where(Alarm.insight_id == insight)
    query = select(Effect).where(Effect.kind == "urgent", col(Effect.subject).in_(its))
    return list(session.exec(query.where(Effect.state == "done").order_by(col(Effect.id))))


def reports(session: Session, alarm: int) -> list[int]:
    """The insights that an alarm tells of, the first one first."""
    return list(
        session.exec(
            select(Insight.id).where(Insight.alarm_id == alarm).order_by(col(Insight.id))  # type: ignore[arg-type]
        )
    )


def unanswered(session: Session, since: datetime, told_before: datetime) -> list[Alarm]:
    """The alarms since a time that nobody has, and of which somebody was last told before another time."""
    query = select(Alarm).where(Alarm.answer == "", Alarm.at >= since, Alarm.told_at <= told_before)
    return list(session.exec(query.order_by(col(Alarm.id))))


def grown(session: Session, since: datetime) -> dict[int, int]:
    """The alarms since a time that tell of more reports than their cards say, and of how many."""
    counted = func.count(col(Insight.id))
    query = (
        select(Alarm.id, counted)
        .join(Insight, col(Insight.alarm_id) == col(Alarm.id))
        .where(Alarm.at >= since)
        .group_by(col(Alarm.id), col(Alarm.shown))
        .having(counted > Alarm.shown)
    )
    return {number: count for number, count in session.exec(query) if number is not None}
