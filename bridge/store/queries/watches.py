from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, func, select, update

from bridge.store.queries.once import ensure
from bridge.store.tables import HeadsUp, Hit, Insight, Vector, Watch


def of_click(session: Session, click: str) -> Watch | None:
    """What a click armed."""
    return session.exec(select(Watch).where(Watch.click == click)).first()


def of_heads_up(session: Session, heads_up: int) -> list[Watch]:
    """What a heads-up asked to report."""
    return list(session.exec(select(Watch).where(Watch.heads_up_id == heads_up)))


def behind(session: Session, upto: int) -> list[Watch]:
    """What is listened for, and has not been compared with all reports up to one."""
    query = select(Watch).where(col(Watch.ended_at).is_(None), Watch.heard < upto)
    return list(session.exec(query.order_by(col(Watch.id))))


def open_with_crews(session: Session, now: datetime) -> list[tuple[Watch, list[str]]]:
    """What is listened for now, with the crews of its heads-up, the one that ends first at the top."""
    query = select(Watch, HeadsUp.crews).join(
        HeadsUp, col(Watch.heads_up_id) == col(HeadsUp.id), isouter=True
    )
    still = query.where(col(Watch.ended_at).is_(None), Watch.until > now)
    found = session.exec(still.order_by(col(Watch.until), col(Watch.id)))
    return [(watch, list(crews or ())) for watch, crews in found]


def over(session: Session, now: datetime) -> list[Watch]:
    """What was to be listened for until a time that has come, and was not ended."""
    query = select(Watch).where(col(Watch.ended_at).is_(None), Watch.until <= now)
    return list(session.exec(query.order_by(col(Watch.id))))


def hit(session: Session, watch: int, insight: int, now: datetime) -> None:
    """Note once that a report speaks of what is listened for."""
    ensure(session, Hit, watch_id=watch, insight_id=insight, at=now)


def hits(session: Session, watch: int) -> int:
    """How many reports spoke of it."""
    return session.exec(select(func.count()).select_from(Hit).where(Hit.watch_id == watch)).one()


def untold(session: Session) -> dict[int, list[Hit]]:
    """The hits that nobody was told of, by watch, the first report first."""
    query = select(Hit).where(col(Hit.told_at).is_(None))
    found: dict[int, list[Hit]] = {}
    for one in session.exec(query.order_by(col(Hit.watch_id), col(Hit.insight_id))):
        found.setdefault(one.watch_id, []).append(one)
    return found


def newest_report(session: Session) -> int:
    """The number of the newest report; 0 before there is one."""
    return session.exec(select(func.max(col(Insight.id)))).one() or 0


def sorted_upto(session: Session) -> int:
    """The number up to which every report is sorted, but for those that wait for a word or another try."""
    query = select(func.min(col(Insight.id))).where(Insight.state == "kept")
    due = query.where(col(Insight.asked_at).is_(None), col(Insight.sort_after).is_(None))
    waiting = session.exec(due).one()
    return newest_report(session) if waiting is None else waiting - 1


def rewind(session: Session, insight: int, said_at: datetime) -> None:
    """Let a report, and those after it, be compared again with what was listened for when it was said."""
    passed = col(Watch.ended_at).is_(None), col(Watch.heard) >= insight, col(Watch.at) <= said_at
    session.exec(update(Watch).where(*passed).values(heard=insight - 1))


def read_between(session: Session, after: int, upto: int, limit: int) -> list[Vector]:
    """What was read in some reports after one and up to another, lowest number first."""
    query = select(Vector).where(col(Vector.insight_id) > after, col(Vector.insight_id) <= upto)
    return list(session.exec(query.order_by(col(Vector.insight_id)).limit(limit)))


def reports(session: Session, numbers: Collection[int]) -> list[Insight]:
    """Some reports, lowest number first."""
    return list(session.exec(select(Insight).where(col(Insight.id).in_(numbers)).order_by(col(Insight.id))))
