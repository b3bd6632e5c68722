"""Words are gone that others may read: problems that were called by them get other titles, and cards are drawn anew."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.quotes import title
from bridge.flow import outbox, telling
from bridge.flow.membership import quotable
from bridge.store.queries import erasing, groups
from bridge.store.queries import removal as queries
from bridge.store.tables import Group


def rename(
    session: Session, insights: Collection[int], gone: Iterable[str], still: Sequence[str] = ()
) -> list[Group]:
    """Call problems by what others say now whose titles were words that are gone, and that nobody else says.

    Args:
        session: the transaction of the step.
        insights: the reports whose words are gone.
        gone: these words.
        still: what these reports say now that may be in a title.

    Returns:
        The problems that have another title now.
    """
    before, renamed = list(gone), []
    for group in erasing.problems_of(session, insights):
        if not says(before, group.title):
            continue
        left = quotable(session, group.id or 0)
        if not says((*left, *still), group.title):
            group.title = title(left)
            session.add(group)
            renamed.append(group)
    return renamed


def redraw(session: Session, number: int, renamed: Sequence[Group], cause: str, now: datetime) -> None:
    """Have every card and message that quoted a report drawn anew in its place, and those of problems with other titles."""
    problems = erasing.problems_of(session, [number])
    homes = {insight.id or 0 for group in renamed for insight, _ in groups.members(session, group.id or 0)}
    for home in sorted({number} | homes):
        telling.refresh_home(session, home, cause, now)
    quoting = queries.quoting(session, number, [group.id or 0 for group in problems])
    called = {number for group in renamed for number in groups.numbers(session, group.id or 0)}
    for posted in (*quoting, *queries.naming(session, homes - {number}, called)):
        outbox.refresh(session, cause, kind="redraw", subject=posted.id or 0, target=posted.target, now=now)
    for group in problems:
        telling.refresh_triage(session, group, cause, now)


def says(texts: Iterable[str], words: str) -> bool:
    """Whether any of these texts says some words, whatever stands between their letters."""
    return any(_letters(words) in _letters(text) for text in texts)


def _letters(words: str) -> str:
    """A title is cut and capitalised, and otherwise what somebody said."""
    return "".join(filter(str.isalnum, words.casefold()))
