from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.columns import UtcDateTime
from bridge.store.queries.once import ensure
from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import Effect, Inbox, Mark, Pace


@first_row
def by_key(key: str) -> SelectOfScalar[Effect]:
    """The effect with this key."""
    return select(Effect).where(Effect.key == key)


def locked(session: Session, effect: Effect) -> Effect:
    """An effect as it is now, locked for this transaction."""
    return session.get_one(Effect, effect.id, with_for_update=True, populate_existing=True)


PAUSED = "paused"
"""The mark that stands while nothing is to leave."""

MODE = "mode:"
"""What the mark begins with that says in which mode processes run: ``mode:live`` or ``mode:shadow``."""

_EARLIER, _NEEDED = aliased(Effect), aliased(Effect)
_NOW = bindparam("now", type_=UtcDateTime)
_DUE = (
    select(Effect)
    .where(
        Effect.state == "waiting",
        ~select(Mark.name).where(col(Mark.name).in_((PAUSED, bindparam("not_ours")))).exists(),
        col(Effect.next_at) <= _NOW,
        or_(col(Effect.lease_until).is_(None), col(Effect.lease_until) < _NOW),
        col(Effect.scope).not_in(select(Pace.scope).where(col(Pace.next_free) > _NOW)),
        ~select(_EARLIER.id)
        .where(
            _EARLIER.target == Effect.target, _EARLIER.state == "waiting", col(_EARLIER.id) < col(Effect.id)
        )
        .exists(),
        ~select(_NEEDED.id).where(_NEEDED.id == Effect.needs, _NEEDED.state == "waiting").exists(),
    )
    .order_by(col(Effect.priority), col(Effect.id))
    .limit(1)
)
"""Built once: it is asked many times a second."""

_DUE_LOCKED = _DUE.with_for_update(skip_locked=True, of=Effect)


def due(session: Session, now: datetime, *, lock: bool = False, shadow: bool = False) -> Effect | None:
    """The most urgent effect that may run now, locked for this transaction if asked.

    It is the first waiting one of its target, what it needs is over, no other process holds it, and it is not known to
    have to wait for its scope. None while the bridge is paused, or processes run in the other mode.
    """
    asked = {"now": now, "not_ours": f"{MODE}{'live' if shadow else 'shadow'}"}
    return session.scalars(_DUE_LOCKED if lock else _DUE, asked).first()


_UNTRIED = (
    col(Effect.state) == "waiting",
    col(Effect.attempt_at).is_(None),
    col(Effect.lease_until).is_(None),
)


@first_row
def waiting_refresh(kind: str, subject: int, target: str) -> SelectOfScalar[Effect]:
    """The edit of this card that waits at the target and has not been tried: it will show what is new.

    It is locked for this transaction. One that another process is taking just now would show what was before.
    """
    query = select(Effect).where(Effect.target == target, Effect.kind == kind, Effect.subject == subject)
    return query.where(*_UNTRIED).with_for_update(skip_locked=True)


@prepared
def _waiting_refreshes(kind: str, subjects: Collection[int]) -> SelectOfScalar[int]:
    query = select(Effect.subject).where(col(Effect.subject).in_(subjects), Effect.kind == kind)
    return query.where(*_UNTRIED).with_for_update(skip_locked=True)


def waiting_refreshes(session: Session, kind: str, subjects: Collection[int]) -> set[int]:
    """Which of these have an edit of their card that waits and has not been tried, locked for this transaction."""
    return set(_waiting_refreshes(session, kind, subjects))


@prepared
def _there(keys: Collection[str]) -> SelectOfScalar[str]:
    return select(Effect.key).where(col(Effect.key).in_(keys))


def there(session: Session, keys: Collection[str]) -> set[str]:
    """Which of these keys are those of effects."""
    return set(_there(session, keys))


@all_rows
def needing(effect: int) -> SelectOfScalar[Effect]:
    """The waiting effects that need this one, oldest first."""
    query = select(Effect).where(Effect.needs == effect, Effect.state == "waiting")
    return query.order_by(col(Effect.id))


@all_rows
def about(kinds: Collection[str], subject: int) -> SelectOfScalar[Effect]:
    """The effects of some kinds that are about one thing, oldest first."""
    query = select(Effect).where(col(Effect.kind).in_(kinds), Effect.subject == subject)
    return query.order_by(col(Effect.id))


def forget(session: Session, kind: str, subject: int) -> None:
    """Delete the effects of a kind that wait and were not tried."""
    about_it = (col(Effect.subject) == subject, col(Effect.kind) == kind)
    session.exec(delete(Effect).where(*about_it, *_UNTRIED))


def counts(session: Session) -> dict[str, int]:
    """How many effects are in each state."""
    query = select(Effect.state, func.count()).group_by(col(Effect.state))
    return dict(session.exec(query).all())


@prepared
def _pace(scope: str) -> SelectOfScalar[Pace]:
    return select(Pace).where(Pace.scope == scope).with_for_update()


def pace(session: Session, scope: str, now: datetime) -> Pace:
    """When a scope is free, locked for this transaction; now, if it was never taken."""
    there = _pace(session, scope).first()
    if there is None:
        ensure(session, Pace, scope=scope, next_free=now)
    return there or _pace(session, scope).one()


@first_row
def inbox_due(now: datetime) -> SelectOfScalar[Inbox]:
    """The oldest thing that came in and may be acted on now, locked for this transaction."""
    query = select(Inbox).where(Inbox.state == "waiting", Inbox.next_at <= now)
    return query.order_by(col(Inbox.id)).limit(1).with_for_update(skip_locked=True)


@first_row
def inbox_by_outside_id(outside_id: str) -> SelectOfScalar[Inbox]:
    """What this outside id brought."""
    return select(Inbox).where(Inbox.outside_id == outside_id)


@prepared
def _inbox_count(state: str) -> SelectOfScalar[int]:
    return select(func.count()).select_from(Inbox).where(Inbox.state == state)


def inbox_count(session: Session, state: str) -> int:
    """How much of what came in is in a state."""
    return _inbox_count(session, state).one()


@prepared
def _mark(name: str) -> SelectOfScalar[Mark]:
    return select(Mark).where(Mark.name == name).with_for_update()


def mark(session: Session, name: str, now: datetime) -> Mark:
    """A named instant, locked for this transaction; now, if it was never set."""
    ensure(session, Mark, name=name, at=now)
    return _mark(session, name).one()


@prepared
def _marked_after(names: Collection[str], moment: datetime) -> SelectOfScalar[str]:
    return select(Mark.name).where(col(Mark.name).in_(names), Mark.at > moment)


def marked_after(session: Session, names: Collection[str], moment: datetime) -> set[str]:
    """Which of some named instants are later than a moment."""
    return set(_marked_after(session, names, moment))


@prepared
def _owed(kind: str) -> SelectOfScalar[int]:
    return select(func.count()).select_from(Effect).where(Effect.kind == kind, Effect.state != "skipped")


def owed(session: Session, kind: str) -> int:
    """How many effects of a kind people are or were owed: all but those that were overtaken."""
    return _owed(session, kind).one()
