"""Take a report's words out wherever they are kept or can still be edited; that it was heard still counts."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click, Deletion, Gesture
from bridge.domain.rules import Rules
from bridge.flow import callbacks, takeback
from bridge.flow.redrawing import redraw, rename
from bridge.store.queries import erasing, insights
from bridge.store.queries import removal as queries
from bridge.store.tables import Group, Insight, Person


def take_out(session: Session, said: Sequence[Insight]) -> list[Group]:
    """Take the words out of reports and of everything that holds them.

    Returns:
        The problems whose titles were these words alone; they are called by what others say now.
    """
    numbers = {insight.id or 0 for insight in said}
    gone = erasing.words_of(session, numbers)
    erasing.words(session, numbers)
    for insight in said:
        insight.text, insight.partner, insight.held_back = "", "", False
        session.add(insight)
    session.flush()
    return rename(session, numbers, gone)


def remove(session: Session, insight: Insight, now: datetime) -> bool:
    """Remove the words of one report for good, and have every card that shows them drawn anew.

    What we wrote of them in Jira is taken back as well; where people changed it, its team is asked to look there.

    Returns:
        Whether there was anything left to remove.
    """
    if insight.removed_at is not None:
        return False
    number = insight.id or 0
    insight.removed_at = now
    gone = erasing.words_of(session, [number])
    renamed = take_out(session, [insight])
    for row in queries.open_call_backs(session, number):
        callbacks.withdraw(session, row, "removed", now)
    redraw(session, number, renamed, f"removed{number}", now)
    takeback.from_jira(session, insight, gone, now)
    return True


def by_reporter(session: Session, _rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Whoever reported takes their words back, by a button or by deleting the message."""
    insight = session.get(Insight, click.subject)
    if insight is not None and insight.person_id == person.id:
        remove(session, insight, now)


def of_deleted(session: Session, deletion: Deletion, now: datetime) -> Click | None:
    """A message that was deleted, as the decision that it is; None for one that is no report of ours."""
    insight = insights.by_source(session, deletion.source)
    person = session.get(Person, insight.person_id) if insight else None
    if insight is None or person is None:
        return None
    gone = f"deleted:{deletion.source}"
    return Click(gone, Gesture.REMOVE, person.team, person.user, insight.id or 0, now)
