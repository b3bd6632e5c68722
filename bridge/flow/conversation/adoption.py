"""A Jira issue becomes a problem's own."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import IssueSeen
from bridge.domain.rules import Rules
from bridge.flow import figures
from bridge.flow.conversation.columns import columns
from bridge.flow.conversation.settling import settle
from bridge.store.queries import groups, issues
from bridge.store.tables import Issue


def adopt(session: Session, rules: Rules, group: int, seen: IssueSeen, now: datetime) -> Issue | None:
    """Make a Jira issue a group's own, unless another group has it already.

    One that the group had before, and that was retired meanwhile, is taken up again.
    """
    number = groups.get(session, group).id or 0
    there = issues.by_jira_id(session, seen.id)
    if there is not None and groups.get(session, there.group_id).id != number:
        return None
    issue = there or Issue(jira_id=seen.id, group_id=number, **columns(seen))
    issue.retired = False
    session.add(issue)
    session.flush()
    _retire_those_away(session, number)
    if there is None:
        settle(session, rules, issue, None, now)
    figures.issue_adopted(session, rules, issue, now)
    return issue


def _retire_those_away(session: Session, group: int) -> None:
    """The problem goes on with an issue that can be read: one that was deleted or hidden is not waited for."""
    for other in issues.not_retired(session, group):
        if other.seen != "there":
            other.retired = True
            session.add(other)
    session.flush()
