"""Bring an issue of ours up to date."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.flow.conversation import releases
from bridge.flow.conversation.columns import columns
from bridge.flow.conversation.comments import read_comments
from bridge.flow.conversation.duplicates import follow, settled
from bridge.flow.conversation.looking import Look
from bridge.flow.conversation.settling import settle
from bridge.flow.stages import stands_for
from bridge.store.queries import groups, issues
from bridge.store.tables import Group, Issue

_SHOWN = ("key", "assignee", "seen", "url")
"""What the triage card shows of an issue."""

MOVED = _("{before} was moved in Jira and is {key} now. The problem stays with this team.")
BACK = _("{key} can be read again.")
REVIVED = _(
    "{key} was taken up again in Jira, but its reports went on with this problem. "
    "If they are two problems after all, take the merge back or split them off."
)


def apply(session: Session, rules: Rules, look: Look, now: datetime) -> bool:
    """Follow what changed of an issue, and ask what its comments ask; one that is not ours changes nothing.

    Returns:
        False if it has to be read again: it may have been read before a release that is known by now.
    """
    issue = issues.by_jira_id(session, look.issue.id)
    if issue is None:
        return True
    if look.issue.updated >= issue.updated:
        before, was, fresh = stands_for(rules, issue), issue.model_dump(), columns(look.issue)
        if releases.contradict(issue.versions, fresh["versions"]) and not releases.learn(
            session, look.began, now
        ):
            return False
        issue.sqlmodel_update(fresh)
        session.add(issue)
        session.flush()
        group = groups.get(session, issue.group_id)
        if issue.retired:
            settled(session, look.issue, now)
            _note_revival(session, rules, group, issue, before, now)
        else:
            _note_changes(session, group, issue, was, now)
            follows_jira = was["seen"] != "there" and group.stage == Stage.WITH_TEAM
            settle(session, rules, issue, None if follows_jira else before, now)
            if stands_for(rules, issue) is Stage.MERGED:
                follow(session, rules, issue, look.issue, look.survivors, now)
    read_comments(session, rules, issue, look.comments, now)
    return True


def _note_changes(
    session: Session, group: Group, issue: Issue, was: dict[str, object], now: datetime
) -> None:
    """Say in the triage thread what became of the issue itself; its card shows the rest."""
    cause = f"{issue.jira_id}:{issue.updated.isoformat()}"
    if was["project"] != issue.project:
        says = sentence(MOVED, before=str(was["key"]), key=issue.key)
        telling.note(session, group.id or 0, says, f"moved:{cause}", now)
    if was["seen"] != issue.seen:
        says = sentence(BACK, key=issue.key)
        telling.note(session, group.id or 0, says, f"back:{cause}:{now.timestamp()}", now)
    if any(was[name] != getattr(issue, name) for name in _SHOWN):
        telling.refresh_triage(session, group, f"read{cause}:{now.timestamp()}", now)


def _note_revival(
    session: Session, rules: Rules, group: Group, issue: Issue, before: Stage, now: datetime
) -> None:
    """An issue that was merged away is taken up again: its reports are elsewhere by now."""
    if before is Stage.MERGED and stands_for(rules, issue) is not Stage.MERGED:
        cause = f"revived:{issue.jira_id}:{issue.updated.isoformat()}"
        telling.note(session, group.id or 0, sentence(REVIVED, key=issue.key), cause, now)
