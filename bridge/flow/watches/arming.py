"""Begin to listen for something, and stop; what agents are asked to listen for."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from sqlmodel import Session

from bridge.domain.errors import RefusalError
from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Click, Gesture
from bridge.domain.language import Phrase as _
from bridge.domain.outgoing import Listened
from bridge.domain.preferences import day_of, zone_of
from bridge.domain.rules import Route, Rules
from bridge.flow import telling
from bridge.flow.crews import crew_of
from bridge.flow.given import day, line
from bridge.flow.rights import may_decide, only_owners
from bridge.flow.roles import is_ours
from bridge.flow.watches.showing import last_day
from bridge.flow.watches.telling import announce, end
from bridge.store.queries import groups
from bridge.store.queries import watches as queries
from bridge.store.tables import HeadsUp, Person, Watch

OWNS_NOTHING = _("Only owners can watch for something: there is no team of which you are one.")


def arm(
    session: Session,
    route: Route,
    person: Person,
    words: str,
    until: date,
    click: str,
    now: datetime,
    heads_up: int | None = None,
) -> None:
    """Listen from now on until the end of a day, once for a click.

    Args:
        session: the transaction of the step.
        route: whose owners want to know.
        person: who is told.
        words: what to listen for.
        until: the last day.
        click: what armed it.
        now: the time of the step.
        heads_up: the heads-up that asks to report it.
    """
    if queries.of_click(session, click) is not None:
        return
    watch = Watch(
        click=click,
        route=route.name,
        words=" ".join(words.split()),
        person_id=person.id or 0,
        heads_up_id=heads_up,
        at=now,
        until=datetime.combine(until, time(23, 59), zone_of(person.zone)),
        heard=queries.newest_report(session),
    )
    session.add(watch)
    session.flush()
    announce(session, watch, now)


def by_form(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Listen for what an owner typed, at the card of a problem or by a command; a day that has passed is refused."""
    route = _route(session, rules, click)
    words, until = line(click, "words"), day(click, "until")
    if route is None or not _may(session, rules, route, click):
        _refuse(session, rules, click, now)
    elif words and until is not None and until >= day_of(now, person.zone):
        arm(session, route, person, words, until, click.outside_id, now)


def _route(session: Session, rules: Rules, click: Click) -> Route | None:
    """That of the problem; without one, the first that the person owns."""
    if click.subject:
        return rules.route(groups.get(session, click.subject).theme)
    return next(iter(rules.owned(click.user)), None)


def _may(session: Session, rules: Rules, route: Route, click: Click) -> bool:
    """Of our own people only, since everybody's reports are heard: where nobody owns a problem all in a channel decide."""
    decides = may_decide(session, rules, route, click.gesture, click.user)
    return decides and is_ours(session, rules, click.user)


def _refuse(session: Session, rules: Rules, click: Click, now: datetime) -> None:
    """In the thread of the problem; without one the form did not open for them."""
    if click.subject:
        group = groups.get(session, click.subject)
        only = only_owners(rules.route(group.theme))
        telling.note(session, group.id or 0, only, click.outside_id, now)


def facts(session: Session, rules: Rules, user: str) -> FormFacts:
    """What the form needs to know that belongs to no problem.

    Raises:
        RefusalError: this person owns nothing, or is a guest.
    """
    if not rules.owned(user) or not is_ours(session, rules, user):
        raise RefusalError(OWNS_NOTHING.format())
    return FormFacts("")


def stop(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Stop listening, because whoever is told, or another owner, says so.

    Raises:
        LookupError: there is no such watch.
    """
    watch = session.get(Watch, click.subject)
    if watch is None:
        raise LookupError(f"no watch {click.subject}")
    owned = {route.name for route in rules.owned(click.user)}
    if watch.person_id == person.id or watch.route in owned:
        end(session, watch, now)


def end_of_heads_up(session: Session, heads_up: HeadsUp, now: datetime) -> None:
    """Stop listening for what a heads-up asked for that was taken back."""
    for watch in queries.of_heads_up(session, heads_up.id or 0):
        end(session, watch, now)


def listened(session: Session, rules: Rules, user: str, now: datetime) -> tuple[Listened, ...]:
    """What a person who hears customers is asked to listen for now, the one that ends first at the top.

    It is for the teams of its heads-up, or else for all of our own.
    """
    crew = rules.crew(crew_of(session, rules.crews, user))
    if crew is None:
        return ()
    there = queries.open_with_crews(session, now)
    theirs = (one for one, crews in there if (crew.key in crews if crews else not crew.company))
    teams = {route.name: route.team for route in rules.routes}
    return tuple(Listened(one.words, last_day(session, one), teams.get(one.route, "")) for one in theirs)


BY_GESTURE: Mapping[Gesture, Callable[[Session, Rules, Click, Person, datetime], None]] = {
    Gesture.WATCH: by_form,
    Gesture.END_WATCH: stop,
}
"""What the form and the button of a watch do."""
