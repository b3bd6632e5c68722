"""A problem, as every card shows it."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.outgoing import Problem
from bridge.domain.quotes import titled
from bridge.domain.rules import Rules
from bridge.domain.stages import OVER, Stage
from bridge.flow import saying
from bridge.store.queries import groups, issues
from bridge.store.tables import Group, Issue


def problem(session: Session, rules: Rules, group: Group) -> Problem:
    """A group as an agent sees it."""
    return with_issue(session, rules, group, issues.of_group(session, group.id or 0))


def with_issue(session: Session, rules: Rules, group: Group, issue: Issue | None) -> Problem:
    """A group as an agent sees it, when its issue is known already."""
    return Problem(
        group=group.id or 0,
        title=titled(group.title),
        reports=groups.reports(session, group.id or 0),
        listen=rules.listen,
        stage=Stage(group.stage),
        team=rules.route(group.theme).team,
        since=group.stage_since,
        reason=group.reason,
        issue_key=issue.key if issue else "",
        policy=group.theme in rules.policies,
        what_changed=group.what_changed,
    )


def worded(session: Session, rules: Rules, group: Group, now: datetime) -> Problem:
    """A group with what its reporters may say and do now."""
    wording = saying.agreed(session, group, now)
    shown = replace(problem(session, rules, group), tell_by=_promised(group, now))
    if wording is None:
        return shown
    return replace(shown, wording=wording.text, meanwhile=wording.meanwhile, until=wording.until)


def _promised(group: Group, now: datetime) -> datetime | None:
    """Until when customers may be promised news, while that is to come and there is none."""
    still = group.stage not in OVER and group.tell_by is not None and group.tell_by > now
    return group.tell_by if still else None
