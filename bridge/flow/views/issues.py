"""What stands in Jira."""

from sqlmodel import Session

from bridge.domain.outgoing import Figures, IssueDraft, Said
from bridge.domain.quotes import quotes
from bridge.domain.rules import Rules
from bridge.flow.membership import quotable
from bridge.store.queries import groups
from bridge.store.tables import Group


def draft(session: Session, rules: Rules, group: Group) -> IssueDraft:
    """The issue that an owner wants opened."""
    route = rules.route(group.theme)
    return IssueDraft(
        project=route.project,
        issue_type=route.issue_type,
        summary=group.title,
        quotes=tuple(Said(words) for words in quotes(quotable(session, group.id or 0))),
        figures=figures(session, group),
        fields={**route.fields, **(group.fields or {})},
    )


def figures(session: Session, group: Group) -> Figures:
    """How much a problem is heard."""
    listed = [insight for insight, _place in groups.members(session, group.id or 0)]
    return Figures(
        reports=groups.reports(session, group.id or 0),
        agents=len({insight.person_id for insight in listed}),
        teams=0,
        customers=0,
        since=min((insight.said_at for insight in listed), default=group.created_at),
        this_week=0,
        last_week=0,
    )
