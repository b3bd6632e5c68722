"""Take a report's words out wherever they are kept or can still be edited; that it was heard still counts."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click, Deletion, Gesture
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import callbacks, telling
from bridge.flow.redrawing import redraw, rename
from bridge.store.queries import erasing, insights
from bridge.store.queries import removal as queries
from bridge.store.tables import Group, Insight, Issue, Person

IN_JIRA = _(
    "The words and files of report no. {number} were removed. They may stand in {key}, whose title, description and "
    "attachments are yours: please look there, and delete them."
)


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

    What stands in Jira is its readers' own by now: the team is asked to look there.

    Returns:
        Whether there was anything left to remove.
    """
    if insight.removed_at is not None:
        return False
    number = insight.id or 0
    insight.removed_at = now
    renamed = take_out(session, [insight])
    for row in queries.open_call_backs(session, number):
        callbacks.withdraw(session, row, "removed", now)
    redraw(session, number, renamed, f"removed{number}", now)
    for issue in queries.described_in(session, insight):
        _tell_team(session, issue, number, now)
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


def _tell_team(session: Session, issue: Issue, number: int, now: datetime) -> None:
    """Say honestly what cannot be removed from here."""
    says = sentence(IN_JIRA, number=number, key=issue.key)
    telling.note(session, issue.group_id, says, f"removed{number}:{issue.id}", now)
