from collections.abc import Collection

from sqlmodel import Session, col, select

from bridge.store.tables import Contest, CreditEntry


def of_click(session: Session, click: str) -> Contest | None:
    """What this click contested."""
    return session.exec(select(Contest).where(Contest.click == click)).first()


def of_entries(session: Session, entries: Collection[int | None]) -> dict[int, Contest]:
    """The newest contest of each of some lines of the ledger; what nobody contested is left out."""
    query = select(Contest).where(col(Contest.entry_id).in_(entries)).order_by(col(Contest.id))
    return {contest.entry_id or 0: contest for contest in session.exec(query)}


def undecided(session: Session, person: int, entry: int | None, insight: int | None) -> Contest | None:
    """What a person contests of a line, or of the lack of one, and nobody has decided yet."""
    query = select(Contest).where(Contest.person_id == person, col(Contest.decided_at).is_(None))
    about = (col(Contest.entry_id) == entry) if entry else (col(Contest.insight_id) == insight)
    return session.exec(query.where(about)).first()


def lines(session: Session, insight: int, person: int) -> list[CreditEntry]:
    """What a person was credited for a report, and what of it was taken back, oldest first."""
    query = select(CreditEntry).where(CreditEntry.insight_id == insight, CreditEntry.person_id == person)
    return list(session.exec(query.order_by(col(CreditEntry.id))))
