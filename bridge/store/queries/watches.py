from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select, update
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.once import ensure
from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import HeadsUp, Hit, Insight, Vector, Watch


@first_row
def of_click(click: str) -> SelectOfScalar[Watch]:
    """What a click armed."""
    return select(Watch).where(Watch.click == click)


@all_rows
def of_heads_up(heads_up: int) -> SelectOfScalar[Watch]:
    """What a heads-up asked to report."""
    return select(Watch).where(Watch.heads_up_id == heads_up)


@all_rows
def behind(upto: int) -> SelectOfScalar[Watch]:
    """What is listened for, and has not been compared with all reports up to one."""
    query = select(Watch).where(col(Watch.ended_at).is_(None), Watch.heard < upto)
    return query.order_by(col(Watch.id))


@prepared
def _open_with_crews(now: datetime) -> Select[Watch, Sequence[str]]:
    query = select(Watch, HeadsUp.crews).join(
        HeadsUp, col(Watch.heads_up_id) == col(HeadsUp.id), isouter=True
    )
    still = query.where(col(Watch.ended_at).is_(None), Watch.until > now)
    return still.order_by(col(Watch.until), col(Watch.id))


def open_with_crews(session: Session, now: datetime) -> list[tuple[Watch, list[str]]]:
    """What is listened for now, with the crews of its heads-up, the one that ends first at the top."""
    return [(watch, list(crews or ())) for watch, crews in _open_with_crews(session, now)]


@all_rows
def over(now: datetime) -> SelectOfScalar[Watch]:
    """What was to be listened for until a time that has come, and was not ended."""
    query = select(Watch).where(col(Watch.ended_at).is_(None), Watch.until <= now)
    return query.order_by(col(Watch.id))


def hit(session: Session, watch: int, insight: int, now: datetime) -> None:
    """Note once that a report speaks of what is listened for."""
    ensure(session, Hit, watch_id=watch, insight_id=insight, at=now)


@prepared
def _hits(watch: int) -> SelectOfScalar[int]:
    return select(func.count()).select_from(Hit).where(Hit.watch_id == watch)


def hits(session: Session, watch: int) -> int:
    """How many reports spoke of it."""
    return _hits(session, watch).one()


@prepared
def _untold() -> SelectOfScalar[Hit]:
    query = select(Hit).where(col(Hit.told_at).is_(None))
    return query.order_by(col(Hit.watch_id), col(Hit.insight_id))


def untold(session: Session) -> dict[int, list[Hit]]:
    """The hits that nobody was told of, by watch, the first report first."""
    found: dict[int, list[Hit]] = {}
    for one in _untold(session):
        found.setdefault(one.watch_id, []).append(one)
    return found


@prepared
def _newest_report() -> SelectOfScalar[int | None]:
    return select(func.max(col(Insight.id)))


def newest_report(session: Session) -> int:
    """The number of the newest report; 0 before there is one."""
    return _newest_report(session).one() or 0


@prepared
def _first_waiting() -> SelectOfScalar[int | None]:
    query = select(func.min(col(Insight.id))).where(Insight.state == "kept")
    return query.where(col(Insight.asked_at).is_(None), col(Insight.sort_after).is_(None))


def sorted_upto(session: Session) -> int:
    """The number up to which every report is sorted, but for those that wait for a word or another try."""
    waiting = _first_waiting(session).one()
    return newest_report(session) if waiting is None else waiting - 1


@prepared
def _passed(insight: int, said_at: datetime) -> SelectOfScalar[int | None]:
    heard = col(Watch.heard) >= insight, col(Watch.at) <= said_at
    return select(col(Watch.id)).where(col(Watch.ended_at).is_(None), *heard)


def rewind(session: Session, insight: int, said_at: datetime) -> None:
    """Let a report, and those after it, be compared again with what was listened for when it was said."""
    if passed := _passed(session, insight, said_at).all():
        still = col(Watch.id).in_(passed), col(Watch.heard) >= insight
        session.exec(update(Watch).where(*still).values(heard=insight - 1))


@all_rows
def read_between(after: int, upto: int, limit: int) -> SelectOfScalar[Vector]:
    """What was read in some reports after one and up to another, lowest number first."""
    query = select(Vector).where(col(Vector.insight_id) > after, col(Vector.insight_id) <= upto)
    return query.order_by(col(Vector.insight_id)).limit(limit)


@all_rows
def reports(numbers: Collection[int]) -> SelectOfScalar[Insight]:
    """Some reports, lowest number first."""
    return select(Insight).where(col(Insight.id).in_(numbers)).order_by(col(Insight.id))
