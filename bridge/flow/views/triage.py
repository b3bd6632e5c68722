"""A problem as its owner sees it."""

from sqlmodel import Session

from bridge.domain.outgoing import TriageCard
from bridge.domain.quotes import quotes
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow.membership import quotable
from bridge.flow.views.problem import problem
from bridge.store.queries import groups, issues
from bridge.store.tables import Group


def triage_card(session: Session, rules: Rules, group: Group) -> TriageCard:
    """A problem as its owner sees it."""
    listed = [insight for insight, _place in groups.members(session, group.id or 0)]
    issue = issues.of_group(session, group.id or 0)
    return TriageCard(
        problem=problem(session, rules, group),
        agents=len({insight.person_id for insight in listed}),
        first_heard=min((insight.said_at for insight in listed), default=group.created_at),
        quotes=tuple(quotes(quotable(session, group.id or 0), at_most=3)),
        theme=rules.theme_names.get(group.theme or "", ""),
        outcome=_outcome(group, issue.key if issue else ""),
        waiting=group.waiting,
        issue_url=issue.url if issue else "",
    )


def _outcome(group: Group, key: str) -> str:
    if group.waiting:
        return ""
    if group.stage == Stage.DECLINED:
        return f"Declined: {group.reason}" if group.reason else "Declined."
    if key:
        return f"The issue is {key}."
    return "An issue is being opened." if group.accepted_at else ""
