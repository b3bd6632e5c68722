"""What forms and search boxes of the triage card need to know; read only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sqlmodel import Session

from bridge.domain.errors import RefusalError
from bridge.domain.forms import FormFacts, Option
from bridge.domain.grouping import State
from bridge.domain.incoming import Gesture
from bridge.domain.language import Phrase as _
from bridge.domain.quotes import titled
from bridge.domain.rules import Rules
from bridge.domain.units import REPORTS
from bridge.flow import headsups, screens, watches
from bridge.flow.membership import said, words_at
from bridge.flow.rights import may_decide, only_owners
from bridge.flow.roles import is_ours
from bridge.flow.views.neighbours import LIKELY
from bridge.store.queries import evidence, groups, lookalikes, outages, rulings, search
from bridge.store.queries import issues as ours
from bridge.store.tables import Group, Insight, Membership, Wording

MOST_REPORTS = 100
"""What a select of Slack holds, see https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element."""

MOST_FOUND = 20
"""What a search box offers: more words find better than more lines."""

PROBLEM = _("{title}, {reports}")

Facts = Callable[[Session, Rules, Group, FormFacts], FormFacts]


def facts(session: Session, rules: Rules, gesture: Gesture, subject: int, user: str) -> FormFacts:
    """What the form behind a button needs to know.

    Raises:
        RefusalError: this person may not decide this.
        LookupError: there is nothing of that number.
    """
    if gesture is Gesture.RELEASE_HEADS_UP:
        return headsups.release_facts(session, rules, gesture, subject, user)
    if gesture is Gesture.WATCH and not subject:
        return watches.facts(session, rules, user)
    suggested = session.get(Wording, subject) if gesture is Gesture.APPROVE_WORDING else None
    group = groups.get(session, suggested.group_id if suggested else subject)
    route = rules.route(group.theme)
    if not may_decide(session, rules, route, gesture, user):
        raise RefusalError(only_owners(route).said())
    issue = ours.of_group(session, group.id or 0)
    plain = FormFacts(title=titled(group.title), issue_key=issue.key if issue else "")
    if suggested:
        return replace(plain, wording=suggested.text, meanwhile=suggested.meanwhile)
    fill = _FACTS.get(gesture)
    return fill(session, rules, group, plain) if fill is not None else plain


def problems(session: Session, rules: Rules, words: str, user: str) -> tuple[Option, ...]:
    """Problems that a search box offers: those of the routes that this person decides for first."""
    if not _may_search(session, rules, user):
        return ()
    found = search.problems(session, words.split(), MOST_FOUND)
    found.sort(key=lambda group: not rules.route(group.theme).decides(user))
    return tuple(_problem(session, group) for group in found)


def issues(session: Session, rules: Rules, words: str, user: str) -> tuple[Option, ...]:
    """Jira issues that a search box offers, by key or words."""
    return (
        _issues(search.issues(session, words.split(), MOST_FOUND))
        if _may_search(session, rules, user)
        else ()
    )


def _may_search(session: Session, rules: Rules, user: str) -> bool:
    """Whether somebody may read of any problem: our own people, and the owners of a route at a partner."""
    return is_ours(session, rules, user) or bool(rules.owned(user))


def _reports(session: Session, _rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    """The reports that can be chosen, those that count and those that may belong."""
    return replace(plain, insights=_listed(session, group, tuple(State)))


def _moves(session: Session, rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    return replace(_reports(session, rules, group, plain), problems=_near(session, group))


def _maybes(session: Session, _rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    return replace(plain, maybes=_listed(session, group, (State.PROVISIONAL,)))


def _merges(session: Session, _rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    return replace(plain, problems=_near(session, group))


def _links(session: Session, _rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    likely = lookalikes.backlog(session, group.id or 0, LIKELY, MOST_FOUND)
    return replace(plain, issues=_issues([(one.key, one.summary) for one in likely]))


def _routes(_session: Session, rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    """The themes of other teams first: that is what the form is for."""
    own = rules.route(group.theme)
    routes = sorted(rules.routes, key=lambda route: route.name == own.name)
    named = [
        Option(theme, f"{route.team}: {rules.theme_names.get(theme, theme)}")
        for route in routes
        for theme in route.themes
        if theme != group.theme
    ]
    return replace(plain, themes=tuple(named))


def _asks(_session: Session, rules: Rules, _group: Group, plain: FormFacts) -> FormFacts:
    return replace(plain, crews=tuple(Option(crew.key, crew.name) for crew in rules.crews))


def _fills(session: Session, rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    return replace(plain, fields=tuple(screens.still_needed(session, rules, group)))


def _words(session: Session, _rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    there = rulings.wordings(session, groups.numbers(session, group.id or 0))
    return replace(plain, wording=there[-1].text, meanwhile=there[-1].meanwhile) if there else plain


def _banners(session: Session, _rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    outage = outages.newest(session, groups.numbers(session, group.id or 0))
    if outage is None or outage.ended_at is not None:
        return plain
    there = outages.banners(session, outage.id or 0)
    return replace(plain, banners=tuple(Option(one.channel, one.wording) for one in there))


def _dates(_session: Session, _rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    by = group.due_at.date() if group.due_at else None
    return replace(plain, answer_by=by, answer_moved=group.due_moved)


def _promises(_session: Session, _rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    return replace(plain, tell_by=group.tell_by.date() if group.tell_by else None)


def _what_changed(_session: Session, _rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    return replace(plain, what_changed=group.what_changed)


def _marks(session: Session, _rules: Rules, group: Group, plain: FormFacts) -> FormFacts:
    """The reports that can be marked as useful evidence: those that are marked first, so that none is left out."""
    marks = evidence.standing(session, groups.numbers(session, group.id or 0))
    marked = {one.insight_id for one in marks}
    listed: dict[int, tuple[Insight, list[Membership]]] = {}
    for insight, place in groups.members(session, group.id or 0):
        listed.setdefault(insight.id or 0, (insight, []))[1].append(place)
    ordered = sorted(listed, key=lambda number: (number not in marked, -number))[:MOST_REPORTS]
    shown = (
        Option(str(number), "" if insight.held_back else words_at(session, insight, places))
        for number, (insight, places) in ((number, listed[number]) for number in ordered)
    )
    return replace(plain, insights=tuple(shown), ticked=frozenset(map(str, marked & listed.keys())))


_FACTS: Mapping[Gesture, Facts] = {
    Gesture.SPLIT: _reports,
    Gesture.MOVE: _moves,
    Gesture.MAYBES: _maybes,
    Gesture.MERGE: _merges,
    Gesture.LINK_ISSUE: _links,
    Gesture.REROUTE: _routes,
    Gesture.ASK: _asks,
    Gesture.HEADS_UP: _asks,
    Gesture.FILL_FIELDS: _fills,
    Gesture.WORDING: _words,
    Gesture.DECLINE: _words,
    Gesture.ANSWER_BY: _dates,
    Gesture.TELL_BY: _promises,
    Gesture.WHAT_CHANGED: _what_changed,
    Gesture.BANNER_WORDING: _banners,
    Gesture.USEFUL: _marks,
}
"""What each form needs besides the title."""


def _listed(session: Session, group: Group, states: Sequence[State]) -> tuple[Option, ...]:
    """Reports and what they say, the newest first; of one with a likely name, that it is there."""
    found = groups.members(session, group.id or 0, states)[-MOST_REPORTS:]
    return tuple(
        Option(
            f"{place.insight_id}:{place.part}",
            "" if insight.held_back else said(session, insight, place.part).words,
        )
        for insight, place in reversed(found)
    )


def _near(session: Session, group: Group) -> tuple[Option, ...]:
    """The likeliest of the other problems."""
    number = group.id or 0
    found = (groups.get(session, other) for other in lookalikes.neighbours(session, number, LIKELY))
    near = {other.id: other for other in found if other.id != number}
    return tuple(_problem(session, other) for other in near.values())[:MOST_FOUND]


def _problem(session: Session, group: Group) -> Option:
    reports = REPORTS(groups.reports(session, group.id or 0))
    return Option(str(group.id), PROBLEM.format(title=titled(group.title), reports=reports))


def _issues(found: Sequence[tuple[str, str]]) -> tuple[Option, ...]:
    return tuple(Option(key, f"{key} {summary}") for key, summary in found)
