from sqlmodel import Session, col, select

from bridge.store.tables import CreditEntry, InsightVersion, Membership, ThemeLabel


def versions(session: Session, insight: int) -> list[InsightVersion]:
    """What an insight said before it was edited, the newest first."""
    query = select(InsightVersion).where(InsightVersion.insight_id == insight)
    return list(session.exec(query.order_by(col(InsightVersion.id).desc())))


def memberships(session: Session, insight: int) -> list[Membership]:
    """Where the parts of an insight were and are, the newest first."""
    query = select(Membership).where(Membership.insight_id == insight)
    return list(session.exec(query.order_by(col(Membership.id).desc())))


def credit(session: Session, insight: int) -> list[CreditEntry]:
    """The lines of the ledger about an insight, the newest first."""
    query = select(CreditEntry).where(CreditEntry.insight_id == insight)
    return list(session.exec(query.order_by(col(CreditEntry.id).desc())))


def labelled(session: Session, insight: int) -> str | None:
    """The theme that a person gave an insight last."""
    query = select(ThemeLabel.theme).where(ThemeLabel.insight_id == insight, ThemeLabel.part == 0)
    return session.exec(query.order_by(col(ThemeLabel.id).desc()).limit(1)).first()
