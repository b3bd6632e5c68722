"""What stands in Jira."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain import weeks
from bridge.domain.details import counts
from bridge.domain.naming import counted, in_teams
from bridge.domain.outgoing import Figures, IssueDraft, Said
from bridge.domain.permalinks import message, problem_page
from bridge.domain.quotes import as_quote, quotes
from bridge.domain.rules import Rules
from bridge.flow import crews, saying
from bridge.flow.membership import said
from bridge.store.queries import figures as queries
from bridge.store.queries import groups
from bridge.store.tables import Group, Insight, Membership, Person

Listed = Sequence[tuple[Insight, Membership]]


def draft(session: Session, rules: Rules, group: Group, now: datetime, follows: str = "") -> IssueDraft:
    """The issue that an owner wants opened.

    Args:
        session: a reading transaction.
        rules: whose routes say where it is opened.
        group: the problem.
        now: the time of the figures.
        follows: Jira's id of the issue that it follows, if it follows one.
    """
    number, route = group.id or 0, rules.route(group.theme)
    listed = groups.members(session, number)
    wording = saying.agreed(session, group, now)
    shown = figures(session, rules, group, now)
    return IssueDraft(
        project=route.project,
        issue_type=route.issue_type,
        summary=group.title,
        quotes=_quotes(session, crews.large(session, rules), listed),
        figures=shown,
        affected=_affected(crews.large(session, rules), listed, shown),
        meanwhile=wording.meanwhile if wording else "",
        page=problem_page(rules.page_url, number),
        card=card_link(session, group),
        follows=follows,
        fields={**route.fields, **(group.fields or {})},
    )


def figures(session: Session, rules: Rules, group: Group, now: datetime) -> Figures:
    """How much a problem is heard."""
    number = group.id or 0
    listed = groups.members(session, number)
    first = min(listed, key=lambda one: one[0].said_at, default=None)
    this_week, names = weeks.monday(now), crews.large(session, rules)
    return Figures(
        reports=groups.reports(session, number),
        agents=len({insight.person_id for insight, _place in listed}),
        teams=len(_teams(names, listed)),
        customers=queries.customers(session, number),
        since=first[0].said_at if first else group.created_at,
        this_week=queries.said_between(session, number, this_week, this_week + weeks.WEEK),
        last_week=queries.said_between(session, number, this_week - weeks.WEEK, this_week),
        first_by=names.get(first[0].crew or "", "") if first else "",
    )


def card_link(session: Session, group: Group) -> str:
    """Where the triage card of a problem stands; empty if it was not shown."""
    listed = groups.members(session, group.id or 0)
    person = session.get(Person, listed[0][0].person_id) if listed else None
    return message(person.team, group.triage_channel, group.triage_ts) if person else ""


def _quotes(session: Session, names: Mapping[str, str], listed: Listed) -> tuple[Said, ...]:
    """Different things that are said, for coverage; a text with a likely name is counted, not quoted."""
    texts = [
        (said(session, insight, place.part).words, insight)
        for insight, place in listed
        if not insight.held_back
    ]
    by_quote = {as_quote(words): insight for words, insight in reversed(texts)}
    return tuple(
        Said(words, _where(names, by_quote[words])) for words in quotes([words for words, _ in texts])
    )


def _where(names: Mapping[str, str], insight: Insight) -> str:
    """By which team it was heard, if that is large enough to be named, and in which week."""
    return ", ".join(filter(None, (names.get(insight.crew or ""), weeks.words(insight.said_at))))


def _affected(names: Mapping[str, str], listed: Listed, shown: Figures) -> tuple[str, ...]:
    """Who is affected, as far as it is known: nobody is named, teams are counted."""
    people = in_teams(shown.agents, _teams(names, listed).most_common())
    first = f"First heard on {shown.since.day} {shown.since:%B %Y}"
    return (
        f"{counted(shown.reports, 'report')} from {people}.",
        *([f"{counted(shown.customers, 'customer')} known by reference."] if shown.customers else []),
        f"{first} by {shown.first_by}." if shown.first_by else f"{first}.",
        *_felt(listed),
    )


def _felt(listed: Listed) -> Iterator[str]:
    """How customers came and felt, as far as reporters added it; one who spoke of two parts counts once."""
    reports = {insight.id: insight for insight, _place in listed}.values()
    for lead, given in (
        ("They reached us by", counts(insight.contact for insight in reports)),
        ("How they felt:", counts(insight.feeling for insight in reports)),
    ):
        if given:
            yield f"{lead} {', '.join(f'{what} ({number})' for what, number in given)}."


def _teams(names: Mapping[str, str], listed: Listed) -> Counter[str]:
    """How many reports each of these teams has; those of no team, or of one that is too small, are left out."""
    return Counter(team for insight, _place in listed if (team := names.get(insight.crew or "")))
