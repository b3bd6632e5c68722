from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.domain.incoming import IssueSeen
from bridge.store.queries import effects
from bridge.store.queries.once import ensure
from bridge.store.queries.prepared import all_rows, prepared
from bridge.store.tables import BacklogIssue, Issue, Mark

CHANGED = "backlog:changed"
"""The mark that moves on whenever a reading is written or an issue leaves: what processes look at first."""


@prepared
def _known(jira_ids: Collection[str]) -> SelectOfScalar[BacklogIssue]:
    return select(BacklogIssue).where(col(BacklogIssue.jira_id).in_(jira_ids))


def known(session: Session, jira_ids: Collection[str]) -> dict[str, BacklogIssue]:
    """Which of Jira's ids are in the backlog."""
    return {row.jira_id: row for row in _known(session, jira_ids)}


def keep(session: Session, seen: IssueSeen, now: datetime) -> BacklogIssue:
    """The row of an issue, as it stands now; what the classifier read in it stays while its summary does."""
    values = {"key": seen.key, "project": seen.project, "summary": seen.summary, "url": seen.url}
    times = {"created": seen.created or seen.updated, "updated": seen.updated, "read_at": now}
    ensure(session, BacklogIssue, jira_id=seen.id, model="", data=b"", **values, **times)
    row = _known(session, [seen.id]).one()
    if row.summary != seen.summary:
        row.model, row.data = "", b""
    row.sqlmodel_update(values | times)
    session.add(row)
    return row


def leave(session: Session, jira_ids: Collection[str], now: datetime) -> None:
    """Forget issues by Jira's ids; those that are not here are no error."""
    _forget(session, known(session, jira_ids).values(), now)


def leave_unseen(session: Session, since: datetime, now: datetime) -> None:
    """Forget all issues that were not looked at since an instant."""
    _forget(session, session.exec(select(BacklogIssue).where(BacklogIssue.read_at < since)), now)


def _forget(session: Session, rows: Iterable[BacklogIssue], now: datetime) -> None:
    gone = list(rows)
    for row in gone:
        session.delete(row)
    if gone:
        touch(session, now)


def keep_readings(
    session: Session, model: str, read: Iterable[tuple[BacklogIssue, bytes]], now: datetime
) -> None:
    """Keep what a model read in some issues, at least one."""
    for row, data in read:
        row.model, row.data = model, data
        session.add(row)
    touch(session, now)


def ours(session: Session) -> list[str]:
    """Jira's ids of the backlog's issues that became those of groups."""
    mine = select(Issue.jira_id)
    return list(session.exec(select(BacklogIssue.jira_id).where(col(BacklogIssue.jira_id).in_(mine))))


@all_rows
def unread(model: str, limit: int) -> SelectOfScalar[BacklogIssue]:
    """Issues that a model has not read, the first ones first."""
    query = select(BacklogIssue).where(BacklogIssue.model != model).order_by(col(BacklogIssue.id))
    return query.limit(limit)


@prepared
def _read_times(model: str) -> Select[int | None, datetime]:
    return select(col(BacklogIssue.id), col(BacklogIssue.read_at)).where(BacklogIssue.model == model)


def read_times(session: Session, model: str) -> dict[int, datetime]:
    """When each issue that a model has read was looked at last, by number."""
    return {number: at for number, at in _read_times(session, model) if number is not None}


@prepared
def _readings(model: str, numbers: Collection[int]) -> Select[int | None, bytes]:
    query = select(col(BacklogIssue.id), col(BacklogIssue.data)).where(col(BacklogIssue.id).in_(numbers))
    return query.where(BacklogIssue.model == model)


def readings(session: Session, model: str, numbers: Collection[int]) -> dict[int, bytes]:
    """What a model read in these issues, by number."""
    return {number: data for number, data in _readings(session, model, numbers) if number is not None}


@prepared
def _some(numbers: Collection[int]) -> SelectOfScalar[BacklogIssue]:
    return select(BacklogIssue).where(col(BacklogIssue.id).in_(numbers))


def some(session: Session, numbers: Collection[int]) -> dict[int, BacklogIssue]:
    """These issues, by number."""
    return {row.id or 0: row for row in _some(session, numbers)}


@prepared
def _size_and_age() -> Select[int, datetime | None]:
    return select(func.count(), func.min(col(BacklogIssue.read_at))).select_from(BacklogIssue)


def size_and_age(session: Session) -> tuple[int, datetime | None]:
    """How many issues are known, and when the one that was looked at least lately was; None without any."""
    count, oldest = _size_and_age(session).one()
    return count, oldest


def touch(session: Session, now: datetime) -> None:
    """Say that something has changed: the mark goes on even where the clock does not."""
    mark = effects.mark(session, CHANGED, now)
    mark.at = max(now, mark.at + timedelta(microseconds=1))
    session.add(mark)


def changed_at(session: Session) -> datetime | None:
    """Where that mark stands; None when nothing has ever changed."""
    mark = session.get(Mark, CHANGED)
    return mark.at if mark else None
