"""A report gets other words: what it said before stays as a version, and it is sorted again."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.cues import wants_call_back
from bridge.flow import outbox
from bridge.flow.privacy import Privacy, hold_back, lift, mask
from bridge.store.queries import insights
from bridge.store.tables import Insight, InsightVersion


def reword(
    session: Session, privacy: Privacy, insight: Insight, event: str, text: str, now: datetime
) -> None:
    """Keep the new words of a report once, without personal data.

    Args:
        session: the transaction of the step.
        privacy: what is taken out.
        insight: the report.
        event: the outside id of the change, by which a redelivery is known.
        text: the words as they were typed.
        now: the time of the step.
    """
    if insight.removed_at is not None or insights.has_version(session, event):
        return
    number = insight.id or 0
    session.add(InsightVersion(insight_id=number, event=event, text=insight.text, until=now))
    redacted = mask(session, privacy, number, text)
    lift(session, privacy, number, redacted, now)
    outbox.refresh(session, event, kind="card", subject=number, target=outbox.home_of(number), now=now)
    if insight.text == redacted.text:
        return
    insight.text, insight.state, insight.fine_at, insight.sort_after = redacted.text, "kept", None, None
    insight.call_back = wants_call_back(redacted.text, privacy.call_back)
    hold_back(session, insight)
