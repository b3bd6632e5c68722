"""The page "Before and after"."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.effect import Effect
from bridge.domain.pages.effects import Effects, Shown
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.flow.contact_reasons import Contacts, contacts
from bridge.flow.pages.did import EVER
from bridge.flow.pages.effect import effects
from bridge.flow.pages.overview import OURS
from bridge.store.queries.pages import effect as queries
from bridge.store.queries.pages.effect import Live
from bridge.store.queries.pages.problems import of_themes

A_PAGE, IN_A_FILE = 10, 200
"""So many problems on a page; and in a file, from those of the page on."""


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, now: datetime) -> Effects:
    """The page.

    Raises:
        ForbiddenError: a partner's people see what their own company reported, and not this.
        ValueError: it was asked for an owner that there is not.
    """
    if viewer.company:
        raise ForbiddenError(OURS)
    live, known = _live(rules, asked), contacts(rules)
    numbers = queries.went_live(session, live)
    first = (asked.page - 1) * A_PAGE
    found = effects(session, numbers[first : first + (IN_A_FILE if asked.whole else A_PAGE)], now)
    return Effects(
        shown=tuple(_shown(rules, effect, known) for effect in found),
        many=len(numbers),
        period=asked.period,
        owners=tuple((route.name, route.team) for route in rules.routes),
        page=asked.page,
        last=max(1, -(-len(numbers) // A_PAGE)),
        problem=known.problem,
    )


def _live(rules: Rules, asked: Asked) -> Live:
    start, end = (asked.period.start, asked.period.end) if asked.period else EVER
    if not asked.owner:
        return Live(start, end)
    route = next((route for route in rules.routes if route.name == asked.owner), None)
    if route is None:
        raise ValueError(f'There is no owner "{asked.owner}".')
    others = [theme for other in rules.routes[1:] for theme in other.themes]
    return Live(start, end, of_themes(route.themes, others if route == rules.routes[0] else None))


def _shown(rules: Rules, effect: Effect, known: Contacts) -> Shown:
    numbers = tuple(known.of(effect.theme, week.first) for week in effect.weeks) if known else ()
    name = rules.theme_names.get(effect.theme or "", effect.theme or "no theme")
    return Shown(effect, rules.route(effect.theme).team, name, numbers)
