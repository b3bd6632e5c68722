"""A problem as its owner sees it."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.details import counts
from bridge.domain.outgoing import TriageCard
from bridge.domain.permalinks import problem_page
from bridge.domain.quotes import quotes
from bridge.domain.rules import Rules
from bridge.flow import crews, saying, screens
from bridge.flow.membership import quotable
from bridge.flow.views import neighbours, standing
from bridge.flow.views.problem import with_issue
from bridge.store.queries import figures, groups, issues
from bridge.store.queries.recurring import still_heard
from bridge.store.tables import Group, Insight

WEEK = timedelta(days=7)


def triage_card(session: Session, rules: Rules, group: Group, now: datetime) -> TriageCard:
    """A problem as its owner sees it; one that was joined with another says so on the card that it had."""
    number = group.id or 0
    members = groups.members(session, number)
    listed = list({insight.id: insight for insight, _place in members}.values())
    first = min((insight.said_at for insight in listed), default=group.created_at)
    issue = issues.of_group(session, number)
    wording = saying.agreed(session, group, now)
    owed = standing.owed(group)
    return TriageCard(
        problem=with_issue(session, rules, group, issue),
        agents=len({insight.person_id for insight in listed}),
        first_heard=first,
        quotes=tuple(quotes(quotable(session, number, members), at_most=3)),
        theme=rules.theme_names.get(group.theme or "", ""),
        customers=figures.customers(session, number),
        trend=trend(session, group, first, now),
        teams=_teams(crews.large(session, rules), listed),
        contacts=counts(insight.contact for insight in listed),
        feelings=counts(insight.feeling for insight in listed),
        meanwhile=wording.meanwhile if wording else "",
        wording=wording.text if wording else "",
        looks_like=neighbours.looks_like(session, rules, group),
        neighbour=neighbours.neighbour(session, rules, group),
        kind="jira" if rules.route(group.theme).ends_in_jira else "slack",
        outcome=standing.outcome(session, group, issue) or standing.taken_on(session, rules, group, issue),
        waiting=group.waiting,
        fillable=issue is None and bool(screens.still_needed(session, rules, group)),
        issue_url=issue.url if issue else "",
        hidden=standing.hidden(issue),
        assignee=issue.assignee if issue else "",
        answer_by=owed,
        overdue=owed is not None and group.due_at is not None and group.due_at <= now,
        asleep=standing.asleep(session, group),
        still=still_heard(session, number),
        survivors=standing.survivors(session, group) if issue else (),
        shippable=standing.shippable(session, rules, group),
        decided=standing.decided(session, group),
        page=problem_page(rules.page_url, number),
    )


def trend(session: Session, group: Group, first: datetime, now: datetime) -> str:
    """Whether the last seven days brought more or fewer reports than the seven before, by a quarter or more."""
    if now - first < WEEK:
        return ""
    recent = figures.said_between(session, group.id or 0, now - WEEK, now)
    before = figures.said_between(session, group.id or 0, now - 2 * WEEK, now - WEEK)
    if recent * 4 >= before * 5 and recent > before:
        return "rising"
    return "falling" if recent * 5 <= before * 4 and recent < before else "steady"


def _teams(names: Mapping[str, str], listed: list[Insight]) -> tuple[str, ...]:
    """The names of the teams that reported and are large enough to be named, the one with most reports first."""
    theirs = Counter(team for insight in listed if (team := names.get(insight.crew or "")))
    return tuple(name for name, _reports in theirs.most_common())
