from datetime import datetime

from sqlmodel import Session, col, select

from bridge.store.tables import Inbox, Insight


def from_slack(session: Session) -> datetime | None:
    """When somebody last reported or pressed something; None if nobody ever did."""
    reported = select(Insight.kept_at).order_by(col(Insight.id).desc()).limit(1)
    pressed = select(Inbox.received_at).where(Inbox.kind == "click").order_by(col(Inbox.id).desc()).limit(1)
    found = [*session.exec(reported), *session.exec(pressed)]
    return max(found, default=None)
