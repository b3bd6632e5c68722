"""Long lists cut down to what was asked for, as far as the viewer may see."""

from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.choices import Choices
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.flow import crews
from bridge.flow.pages.scope import crews_in_scope
from bridge.store.queries.pages.problems import of_themes
from bridge.store.tables import Group

TOO_SMALL = "A team this small is not shown by itself, so that nobody in it is."
NOT_YOURS = "This team is not of your company."


def choices(session: Session, rules: Rules, viewer: Viewer) -> Choices:
    """What the viewer can choose from; guests choose among their own company's teams."""
    scope, sizes = crews_in_scope(rules, viewer), crews.sizes(session, rules)
    teams = [
        (crew.key, crew.name)
        for crew in rules.crews
        if sizes[crew.key] >= rules.smallest_team and (scope is None or crew.key in scope)
    ]
    owners = tuple((route.name, route.team) for route in rules.routes)
    return Choices(owners, tuple(rules.theme_names.items()), tuple(teams))


def crews_asked(session: Session, rules: Rules, viewer: Viewer, team: str) -> frozenset[str] | None:
    """Whose reports count in what was asked for; None: everybody's.

    Raises:
        ForbiddenError: the team is not of the viewer's company, or so small that it is not shown by itself.
    """
    scope = crews_in_scope(rules, viewer)
    if not team:
        return scope
    if scope is not None and team not in scope:
        raise ForbiddenError(NOT_YOURS)
    if crews.sizes(session, rules).get(team, 0) < rules.smallest_team:
        raise ForbiddenError(TOO_SMALL)
    return frozenset({team})


def of_problem(rules: Rules, asked: Asked) -> list[ColumnElement[bool]]:
    """What holds of the problems: their stage and their owner."""
    conditions = [col(Group.stage) == asked.stage] if asked.stage else []
    route = next((route for route in rules.routes if route.name == asked.owner), None)
    if route is not None:
        others = [theme for other in rules.routes if other is not route for theme in other.themes]
        conditions.append(of_themes(route.themes, others if route is rules.routes[0] else None))
    return conditions
