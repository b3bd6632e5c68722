from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import Alarm, Effect, Insight


@first_row
def newest(groups: Collection[int], kind: str) -> SelectOfScalar[Alarm]:
    """The newest alarm of a kind, of a problem that has these numbers."""
    query = select(Alarm).where(col(Alarm.group_id).in_(groups), Alarm.kind == kind)
    return query.order_by(col(Alarm.id).desc()).limit(1)


@all_rows
def told_of(insight: int) -> SelectOfScalar[Effect]:
    """The cards that were sent and tell of a report at once, each as the effect that sent it."""
    its = select(Alarm.id).where(Alarm.insight_id == insight)
    query = select(Effect).where(Effect.kind == "urgent", col(Effect.subject).in_(its))
    return query.where(Effect.state == "done").order_by(col(Effect.id))


@prepared
def _reports(alarm: int) -> SelectOfScalar[int | None]:
    return select(col(Insight.id)).where(Insight.alarm_id == alarm).order_by(col(Insight.id))


def reports(session: Session, alarm: int) -> list[int]:
    """The insights that an alarm tells of, the first one first."""
    return [number for number in _reports(session, alarm) if number is not None]


@all_rows
def unanswered(since: datetime, told_before: datetime) -> SelectOfScalar[Alarm]:
    """The alarms since a time that nobody has, and of which somebody was last told before another time."""
    query = select(Alarm).where(Alarm.answer == "", Alarm.at >= since, Alarm.told_at <= told_before)
    return query.order_by(col(Alarm.id))


@prepared
def _grown(since: datetime) -> Select[int | None, int]:
    counted = func.count(col(Insight.id))
    return (
        select(col(Alarm.id), counted)
        .join(Insight, col(Insight.alarm_id) == col(Alarm.id))
        .where(Alarm.at >= since)
        .group_by(col(Alarm.id), col(Alarm.shown))
        .having(counted > Alarm.shown)
    )


def grown(session: Session, since: datetime) -> dict[int, int]:
    """The alarms since a time that tell of more reports than their cards say, and of how many."""
    return {number: count for number, count in _grown(session, since) if number is not None}
