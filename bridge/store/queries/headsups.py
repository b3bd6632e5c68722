from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.once import ensure
from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import HeadsUp, HeadsUpReceipt


class Coverage(NamedTuple):
    """A heads-up, and how many people of each crew have read it."""

    heads_up: HeadsUp
    read: dict[str, int]


@first_row
def of_click(click: str) -> SelectOfScalar[HeadsUp]:
    """The heads-up that a form, or a release, brought."""
    return select(HeadsUp).where(HeadsUp.click == click)


@prepared
def _read(heads_up: int) -> Select[str, int]:
    query = select(HeadsUpReceipt.crew, func.count()).where(HeadsUpReceipt.heads_up_id == heads_up)
    return query.group_by(HeadsUpReceipt.crew)


def read(session: Session, heads_up: int) -> dict[str, int]:
    """How many people of each crew have read a heads-up."""
    return dict(_read(session, heads_up).all())


def receive(session: Session, heads_up: int, digest: str, crew: str, day: datetime) -> None:
    """Count somebody as having read a heads-up, once."""
    ensure(session, HeadsUpReceipt, heads_up_id=heads_up, digest=digest, crew=crew, at=day)


@prepared
def _digests(heads_up: int) -> SelectOfScalar[str]:
    return select(HeadsUpReceipt.digest).where(HeadsUpReceipt.heads_up_id == heads_up)


def digests(session: Session, heads_up: int) -> set[str]:
    """The digests of those who have read a heads-up."""
    return set(_digests(session, heads_up))


@all_rows
def to_come(today: date) -> SelectOfScalar[HeadsUp]:
    """The heads-ups of changes that are still to come."""
    query = select(HeadsUp).where(HeadsUp.goes_live >= today, col(HeadsUp.withdrawn_at).is_(None))
    return query.order_by(col(HeadsUp.id))


@all_rows
def to_remind() -> SelectOfScalar[HeadsUp]:
    """The heads-ups whose other readers are to be reminded."""
    query = select(HeadsUp).where(col(HeadsUp.remind_at).is_not(None))
    return query.order_by(col(HeadsUp.id))


def coverage(session: Session, since: datetime, until: datetime, limit: int | None = None) -> list[Coverage]:
    """The heads-ups that were written in a time and not taken back, newest first; all of them if there is no limit."""
    query = select(HeadsUp).where(HeadsUp.at >= since, HeadsUp.at < until)
    newest = query.where(col(HeadsUp.withdrawn_at).is_(None)).order_by(col(HeadsUp.id).desc()).limit(limit)
    found = {one.id or 0: Coverage(one, {}) for one in session.exec(newest)}
    counts = select(HeadsUpReceipt.heads_up_id, HeadsUpReceipt.crew, func.count())
    counts = counts.where(col(HeadsUpReceipt.heads_up_id).in_(list(found)))
    for number, crew, read in session.exec(
        counts.group_by(col(HeadsUpReceipt.heads_up_id), col(HeadsUpReceipt.crew))
    ):
        found[number].read[crew] = read
    return list(found.values())
