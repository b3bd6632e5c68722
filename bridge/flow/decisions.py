"""Who may press which button, and what follows. Always inside the store's grouping transaction."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click, Gesture
from bridge.domain.rules import Rules
from bridge.flow import (
    answers,
    consents,
    contests,
    corrections,
    customers,
    details,
    fine,
    handing,
    headsups,
    ledger,
    offers,
    preferences,
    recurring,
    removal,
    replies,
    rulebook,
    rulings,
    suggestions,
    tabs,
    takedowns,
    telling,
    urgent,
    watches,
)
from bridge.flow.asking.sight import sees
from bridge.flow.membership import by_problem, move
from bridge.flow.rights import may_decide, only_owners
from bridge.flow.rulings import bulk, checking, opening, talking
from bridge.store.queries import groups, people
from bridge.store.tables import Insight, Person


def _suggest(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """A problem that somebody does not see is for them as one that was never there."""
    if not sees(session, rules, person.team, person.user, click.subject):
        raise LookupError(f"no group {click.subject}")
    suggestions.suggest(session, rules, click, person, now)


_BY_GESTURE: Mapping[Gesture, Callable[[Session, Rules, Click, Person, datetime], None]] = {
    Gesture.JOIN_TALK: talking.answer,
    Gesture.CALLED_BACK: customers.called_back,
    Gesture.HAND_ON: handing.hand_on,
    Gesture.FINE: fine.fine,
    Gesture.CONSENT: consents.consent,
    Gesture.PREFER: preferences.prefer,
    Gesture.CONTEST: contests.contest,
    Gesture.DECIDE_CONTEST: contests.decide,
    Gesture.REMOVE: removal.by_reporter,
    Gesture.TAKE_DOWN: takedowns.ask,
    Gesture.DECIDE_TAKE_DOWN: takedowns.decide,
    Gesture.SUGGEST_WORDING: _suggest,
    Gesture.REPLY: replies.hear,
    Gesture.REPLY_IS: replies.decide,
    Gesture.WITHDRAW_QUESTION: answers.withdraw,
    **headsups.BY_GESTURE,
    **offers.BY_GESTURE,
    **details.BY_GESTURE,
    **urgent.BY_GESTURE,
    **watches.BY_GESTURE,
}
"""What is decided neither at a home nor at a triage card."""


def decide(session: Session, rules: Rules, click: Click, now: datetime) -> None:
    """Act on one click. One that comes too late, twice, or from somebody else changes nothing.

    Raises:
        LookupError: it is about something that was never there.
    """
    person = people.known(session, click.team, click.user)
    if click.gesture in corrections.BY_GESTURE:
        _at_home(session, rules, click, person, now)
    elif click.gesture in rulings.BY_GESTURE:
        _at_triage(session, rules, click, person, now)
    elif click.gesture in bulk.ONE_BY_ONE:
        bulk.decide_all(session, rules, click, person, now)
    elif click.gesture in checking.BY_GESTURE:
        checking.check(session, rules, click, person, now)
    elif click.gesture in customers.ANSWERS:
        _of_news(session, rules, click, person, now)
    elif click.gesture in _BY_GESTURE:
        _BY_GESTURE[click.gesture](session, rules, click, person, now)
    elif click.gesture is Gesture.ANSWER:
        answers.answer(session, click, person, now)
    else:
        answers.accept_answers(session, rules, click, person, now)
    tabs.follow(session, person, now)


def _at_home(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """The click is about one problem of the insight: the one whose newest membership the button showed."""
    insight = session.get(Insight, click.subject)
    if insight is None or insight.person_id != person.id:
        return
    problems = by_problem(session, click.subject)
    meant = next((places for places in problems if places[-1].id == click.version), [])
    correct = corrections.BY_GESTURE[click.gesture]
    moves = [(place.part, correct(session, insight, place, click, now)) for place in meant]
    for part, how in moves:
        if how is not None:
            after = move(session, click.subject, how, now, part)
            ledger.settle_insight(session, rules, insight, now)
            opening.notice(session, rules, groups.get(session, how.group), now)
            telling.refresh_home(session, click.subject, f"move{after.id}", now)
            recurring.answered(session, click.subject, now)


def _of_news(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    for correction in customers.answer(session, click, person, now):
        _at_home(session, rules, correction, person, now)


def _at_triage(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    group = groups.get(session, click.subject)
    route = rules.route(group.theme)
    if not may_decide(session, rules, route, click.gesture, click.user):
        telling.note(session, group.id or 0, only_owners(route), click.outside_id, now)
        return
    rulebook.rule(session, rules, rulings.BY_GESTURE[click.gesture], group, click, person, now)
