"""An issue was closed as a duplicate in Jira: its problem goes on with the one that stays."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import IssueSeen
from bridge.domain.language import Phrase as _
from bridge.domain.quotes import titled_later
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import telling
from bridge.flow.conversation.adoption import adopt
from bridge.flow.rulings.merging import join
from bridge.store.queries import groups, issues
from bridge.store.tables import Group, Issue, Mark

OF_HIDDEN = _(
    "{key} was closed as a duplicate of an issue that cannot be shown here. "
    "The reporters were told nothing: their problem is still open."
)
JOINED = _("{key} was closed as a duplicate of {stays}: “{title}” goes on with this problem.")
GOES_ON = _("{key} was closed as a duplicate of {stays}, so the problem goes on there.")
OF_WHICH = _(
    "{key} was closed as a duplicate, but of which issue? Link it in Jira as a duplicate of the one that stays, and "
    "the problems are joined. The reporters were told nothing: their problem is still open."
)


def follow(
    session: Session,
    rules: Rules,
    issue: Issue,
    seen: IssueSeen,
    survivors: Mapping[str, IssueSeen],
    now: datetime,
) -> None:
    """Join the problem with that of the issue that stays, once: who takes it back in Slack is not overruled.

    Nothing is told to reporters here: they hear the next stage of the problem that theirs became.
    """
    mark = _mark(seen)
    if not seen.duplicates:
        _ask_which(session, issue, now)
        return
    if session.get(Mark, mark) is not None:
        return
    group, stays = groups.get(session, issue.group_id), seen.duplicates[0]
    ours = issues.by_jira_id(session, stays)
    if ours is not None:
        _join(session, rules, issue, ours, now)
    elif stays in survivors and not survivors[stays].secured:
        _go_on_with(session, rules, group, issue, survivors[stays], now)
    else:
        says = sentence(OF_HIDDEN, key=issue.key)
        telling.note(session, group.id or 0, says, f"{mark}:hidden", now)
        return
    session.add(Mark(name=mark, at=now))


def settled(session: Session, seen: IssueSeen, now: datetime) -> None:
    """Remember that nothing is to be done of a duplicate: an owner chose the other issue, and may take that back."""
    if seen.duplicates:
        session.merge(Mark(name=_mark(seen), at=now))


def _mark(seen: IssueSeen) -> str:
    return f"duplicate:{seen.id}:{''.join(seen.duplicates[:1])}"


def _join(session: Session, rules: Rules, issue: Issue, stays: Issue, now: datetime) -> None:
    """Both issues are ours: the two problems become one."""
    source, into = groups.get(session, issue.group_id), groups.get(session, stays.group_id)
    issue.retired = True
    session.add(issue)
    session.flush()
    if source.id != into.id:
        join(session, rules, source, into, now)
        says = sentence(JOINED, key=issue.key, stays=stays.key, title=titled_later(source.title))
        telling.note(session, into.id or 0, says, f"duplicate:{issue.jira_id}:{stays.jira_id}", now)


def _go_on_with(
    session: Session, rules: Rules, group: Group, issue: Issue, stays: IssueSeen, now: datetime
) -> None:
    """The issue that stays was nobody's here: it becomes the problem's own."""
    issue.retired = True
    session.add(issue)
    session.flush()
    adopt(session, rules, group.id or 0, stays, now)
    says = sentence(GOES_ON, key=issue.key, stays=stays.key)
    telling.note(session, group.id or 0, says, f"duplicate:{issue.jira_id}:{stays.id}", now)
    telling.refresh_triage(session, group, f"duplicate{issue.jira_id}:{stays.id}", now)


def _ask_which(session: Session, issue: Issue, now: datetime) -> None:
    says = sentence(OF_WHICH, key=issue.key)
    telling.note(session, issue.group_id, says, f"duplicate:{issue.jira_id}", now)
