"""A problem, as far as somebody sees it who reported it: a partner's people see nothing of others' reports."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.outgoing import Problem
from bridge.domain.rules import Rules
from bridge.flow.roles import among_others
from bridge.flow.views.seen import seen
from bridge.store.queries import groups, people, tallies
from bridge.store.tables import Group, Insight, Person


def scope(session: Session, rules: Rules, insight: Insight) -> frozenset[str] | None:
    """The keys of the crews whose reports the reporter sees; None: everybody's."""
    return scope_in(session, rules, insight.crew, session.get_one(Person, insight.person_id))


def scope_in(session: Session, rules: Rules, key: str | None, person: Person) -> frozenset[str] | None:
    """The same of somebody in a crew.

    A guest who is in none sees nobody's reports but their own; so does whoever may be one, until Slack has told.
    """
    crew = rules.crew(key)
    if crew is not None:
        company = {other.key for other in rules.crews if other.company == crew.company}
        return frozenset(company) if crew.company else None
    maybe = not people.is_read(person) and among_others(session, rules)
    return frozenset() if person.guest or maybe else None


def own(session: Session, rules: Rules, insight: Insight, group: Group, now: datetime) -> Problem:
    """The problem of a report, with what to say; the report itself is always counted."""
    crews = scope(session, rules, insight)
    shown = seen(session, rules, group, crews, now)
    if crews is None:
        return shown
    return replace(shown, reports=max(1, shown.reports), listen=max(1, shown.listen))


def colleagues(session: Session, rules: Rules, insight: Insight, group: Group) -> int:
    """How many others the reporter sees to have reported the same."""
    crews = scope(session, rules, insight)
    if crews is None:
        return len(groups.people(session, group.id or 0) - {insight.person_id})
    theirs = tallies.crews_of(session, [group.id or 0], crews).get(group.id or 0, {})
    return max(0, sum(one.people for one in theirs.values()) - 1)


def unseen(session: Session, rules: Rules, insight: Insight, group: Group) -> bool:
    """Whether others reported the same of whom the reporter sees nothing."""
    return scope(session, rules, insight) is not None and groups.reports(session, group.id or 0) > 1
