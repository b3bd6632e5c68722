from datetime import datetime

from sqlmodel import Session, col, func, insert, literal, select, update
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.columns import UtcDateTime
from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import Effect, Group, Unsent


@first_row
def by_key(key: str) -> SelectOfScalar[Unsent]:
    """The effect with this key, if it was not sent."""
    return select(Unsent).join(Effect, col(Effect.id) == col(Unsent.effect_id)).where(Effect.key == key)


@first_row
def newest() -> SelectOfScalar[Unsent]:
    """What was not sent last; None if all ever was."""
    return select(Unsent).order_by(col(Unsent.effect_id).desc()).limit(1)


@all_rows
def after(moment: datetime) -> Select[datetime, str, str]:
    """When, of what kind and why: all that was not sent since a moment, oldest first."""
    query = select(Unsent.at, Unsent.kind, Unsent.why).where(Unsent.at >= moment)
    return query.order_by(col(Unsent.at))


@all_rows
def latest(limit: int) -> SelectOfScalar[Effect]:
    """The effects that were not sent last, the newest first."""
    query = select(Effect).join(Unsent, col(Effect.id) == col(Unsent.effect_id))
    return query.order_by(col(Unsent.at).desc(), col(Unsent.effect_id).desc()).limit(limit)


@prepared
def _counts() -> Select[str, int]:
    return select(Unsent.why, func.count()).group_by(col(Unsent.why))


def counts(session: Session) -> dict[str, int]:
    """How much was not sent, by why."""
    return dict(_counts(session).all())


def give_up_waiting(session: Session, why: str, error: str, now: datetime) -> None:
    """What waits now is not sent either, however long somebody's wishes would have it wait."""
    moment = literal(now, UtcDateTime())
    waits = select(Effect.id, literal(why), Effect.kind, moment).where(Effect.state == "waiting")
    session.exec(insert(Unsent).from_select(["effect_id", "why", "kind", "at"], waits))
    all_of_it = update(Effect).where(col(Effect.state) == "waiting")
    session.exec(all_of_it.values(state="skipped", error=error, done_at=now))


def owe_nothing(session: Session) -> None:
    """Nobody owes an answer to a problem whose card no team ever got."""
    unseen = update(Group).where(col(Group.triage_ts).is_(None), col(Group.due_at).is_not(None))
    session.exec(unseen.values(due_at=None, nudged=0))
