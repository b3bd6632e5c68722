from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, func, select

from bridge.store.tables import Look


def noted(
    session: Session, person: int | None, page: str, about: Collection[int], since: datetime
) -> set[int]:
    """Those of these persons of whom it is written down that somebody looked at them on a page since then."""
    query = select(Look.about_id).where(Look.page == page, col(Look.at) >= since, Look.what == "look")
    query = query.where(col(Look.person_id) == person if person else col(Look.person_id).is_(None))
    return {number for number in session.exec(query.where(col(Look.about_id).in_(about))) if number}


def between(
    session: Session, start: datetime, end: datetime, first: int = 0, most: int | None = None
) -> list[Look]:
    """What was looked at and taken away in a time, the newest first.

    Args:
        session: within a transaction.
        start: of the time.
        end: of the time, exclusive.
        first: so many of the newest are left out.
        most: so many; None: all.
    """
    query = select(Look).where(col(Look.at) >= start, col(Look.at) < end)
    return list(session.exec(query.order_by(col(Look.id).desc()).offset(first).limit(most)))


def count(session: Session, start: datetime, end: datetime) -> int:
    """How many looks and exports there were in a time."""
    query = select(func.count()).select_from(Look).where(col(Look.at) >= start, col(Look.at) < end)
    return session.exec(query).one()
