"""What was brought along from the thread of a report follows what its author makes of it in Slack."""

from sqlmodel import Session

from bridge.domain.incoming import Deletion, Edit
from bridge.flow.privacy import Privacy, mask
from bridge.store.queries import offers


def reword(session: Session, privacy: Privacy, edit: Edit) -> None:
    """Keep the new words of a message wherever it was brought along, without personal data."""
    for line in offers.lines(session, edit.source):
        line.text = mask(session, privacy, line.insight_id, edit.text).text
        session.add(line)


def forget(session: Session, deletion: Deletion) -> None:
    """Let go of a message that was deleted."""
    for line in offers.lines(session, deletion.source):
        session.delete(line)
