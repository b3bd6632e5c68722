from collections.abc import Collection

from sqlmodel import Session, col, func, select

from bridge.store.tables import Contest, CreditEntry


def undecided(session: Session) -> list[Contest]:
    """What waits for a decision, the longest waiting first."""
    query = select(Contest).where(col(Contest.decided_at).is_(None))
    return list(session.exec(query.order_by(col(Contest.id))))


def decided(session: Session, first: int, most: int | None) -> list[Contest]:
    """What was decided, the newest first.

    Args:
        session: within a transaction.
        first: so many of the newest are left out.
        most: so many; None: all.
    """
    query = select(Contest).where(col(Contest.decided_at).is_not(None))
    return list(session.exec(query.order_by(col(Contest.id).desc()).offset(first).limit(most)))


def count_decided(session: Session) -> int:
    """How many were decided."""
    query = select(func.count()).select_from(Contest).where(col(Contest.decided_at).is_not(None))
    return session.exec(query).one()


def lines(session: Session, entries: Collection[int | None]) -> dict[int, CreditEntry]:
    """Some lines of the ledger, by number."""
    found = session.exec(select(CreditEntry).where(col(CreditEntry.id).in_(entries)))
    return {entry.id or 0: entry for entry in found}
