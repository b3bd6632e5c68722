"""Take a report's words out wherever they are kept or can still be edited; that it was heard still counts."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click, Deletion, Gesture
from bridge.domain.language import Phrase as _
from bridge.domain.quotes import title
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import callbacks, outbox, telling
from bridge.flow.membership import quotable
from bridge.store.queries import erasing, groups, insights
from bridge.store.queries import removal as queries
from bridge.store.tables import Group, Insight, Issue, Person

IN_JIRA = _(
    "The words of report no. {number} were removed. They may stand in {key}, whose title and description are yours: "
    "please look there, and take them out."
)


def take_out(session: Session, said: Sequence[Insight]) -> list[Group]:
    """Take the words out of reports and of everything that holds them.

    Returns:
        The problems whose titles were these words; they are called by what others say now.
    """
    numbers = {insight.id or 0 for insight in said}
    gone = [_letters(words) for words in erasing.words_of(session, numbers)]
    erasing.words(session, numbers)
    for insight in said:
        insight.text, insight.partner, insight.held_back = "", "", False
        session.add(insight)
    session.flush()
    titled = [
        group
        for group in erasing.problems_of(session, numbers)
        if any(_letters(group.title) in words for words in gone)
    ]
    for group in titled:
        group.title = title(quotable(session, group.id or 0))
        session.add(group)
    return titled


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
    titled = take_out(session, [insight])
    for row in queries.open_call_backs(session, number):
        callbacks.withdraw(session, row, "removed", now)
    _redraw_all(session, number, titled, now)
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


def _redraw_all(session: Session, number: int, titled: Sequence[Group], now: datetime) -> None:
    """Have every card and message that quoted the words drawn anew in its place, and those that had them in a title."""
    cause = f"removed{number}"
    problems = erasing.problems_of(session, [number])
    homes = {insight.id or 0 for group in titled for insight, _ in groups.members(session, group.id or 0)}
    for home in sorted({number} | homes):
        telling.refresh_home(session, home, cause, now)
    quoting = queries.quoting(session, number, [group.id or 0 for group in problems])
    for posted in (*quoting, *queries.naming(session, homes - {number})):
        outbox.refresh(session, cause, kind="redraw", subject=posted.id or 0, target=posted.target, now=now)
    for group in problems:
        telling.refresh_triage(session, group, cause, now)


def _tell_team(session: Session, issue: Issue, number: int, now: datetime) -> None:
    """Say honestly what cannot be removed from here."""
    says = sentence(IN_JIRA, number=number, key=issue.key)
    telling.note(session, issue.group_id, says, f"removed{number}:{issue.id}", now)


def _letters(words: str) -> str:
    """A title is cut and capitalised, and otherwise what somebody said."""
    return "".join(filter(str.isalnum, words.casefold()))
