"""Files that came with reports: counted, and shown to nobody until whoever reported says that they may be."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click, Gesture
from bridge.store.queries import attachments
from bridge.store.tables import Attachment, Person

HELD, CONFIRMED, REFUSED = "held", "confirmed", "refused"
DECIDED: Mapping[Gesture, str] = {Gesture.CONFIRM_FILE: CONFIRMED, Gesture.REFUSE_FILE: REFUSED}


def hold(session: Session, insight: int, files: Sequence[tuple[str, str]], now: datetime) -> bool:
    """Hold files that came with a report; one that is there already changes nothing.

    Returns:
        Whether any of them was new.
    """
    if not files:
        return False
    there = {one.file for one in attachments.of(session, insight)}
    new = {file: kind for file, kind in files if file not in there}
    session.add_all(
        Attachment(insight_id=insight, file=file, kind=kind, at=now) for file, kind in new.items()
    )
    return bool(new)


def stem(insight: int, file: int) -> str:
    """What a file of a report is called in Jira, without its ending; its own name may name a customer."""
    return f"report-{insight}-file-{file}"


def decide(session: Session, click: Click, person: Person, now: datetime) -> list[Attachment]:
    """Let the held files of a report be shown, or keep them out for good.

    Returns:
        Those that were decided by this; none where there is nothing left to decide.
    """
    held = attachments.of(session, click.subject, HELD)
    for one in held:
        one.state, one.decided_by, one.decided_at = DECIDED[click.gesture], person.id, now
        session.add(one)
    return held
