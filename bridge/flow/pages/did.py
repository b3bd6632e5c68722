"""You said, we did: what became of what people said, for whoever looks."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlmodel import Session

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.did import Did, Section
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import crews
from bridge.flow.pages.scope import crews_in_scope
from bridge.flow.pages.stories import Teller
from bridge.store.queries.pages import did as queries
from bridge.store.queries.pages.did import Crews, Told

SECTIONS = {
    "live": ((Stage.LIVE,), "We did", "Nothing went live in this time."),
    "declined": ((Stage.DECLINED,), "We will not, because", "Nothing was declined in this time."),
    "in_work": ((Stage.PLANNED, Stage.IN_WORK, Stage.FIXED), "In work", "Nothing is in work."),
}
"""Which stages a section shows, what it is called, what is said where it is empty."""

AT_FIRST, A_PAGE = 5, 20
"""So many stories of each section, and of one section alone."""

EVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
TOO_SMALL = "A team this small is not shown by itself, so that nobody in it is."


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, now: datetime) -> Did:
    """The page as somebody sees it.

    Raises:
        ForbiddenError: it was asked for a team that is too small to be shown.
    """
    sizes = crews.sizes(session, rules)
    scope = _scope(rules, viewer, asked.team, sizes)
    teller = Teller(session, rules, sizes, now, scope)
    chosen = asked.stage if asked.stage in SECTIONS else ""
    sections = tuple(_section(teller, asked, key) for key in ((chosen,) if chosen else SECTIONS))
    return Did(
        sections,
        asked.period,
        tuple((crew.key, crew.name) for crew in rules.crews if crew.key in _shown(rules, viewer, sizes)),
        tuple(rules.theme_names.items()),
        chosen,
        asked.page,
        max(1, -(-sections[0].many // A_PAGE)) if chosen else 1,
        tuple(sorted(teller.named)),
    )


def _section(teller: Teller, asked: Asked, key: str) -> Section:
    stages, title, empty = SECTIONS[key]
    start, end = (asked.period.start, asked.period.end) if asked.period else EVER
    told = Told(stages, start, end, teller.crews, asked.theme)
    many = sum(queries.many(teller.session, told).values())
    limit, before = (A_PAGE, (asked.page - 1) * A_PAGE) if asked.stage == key else (AT_FIRST, 0)
    found = queries.newest(teller.session, told, *((many, 0) if asked.whole else (limit, before)))
    return Section(key, title, teller.stories(found), many, empty)


def _shown(rules: Rules, viewer: Viewer, sizes: Mapping[str, int]) -> frozenset[str]:
    """The crews that somebody may look at one by one."""
    scope = crews_in_scope(rules, viewer)
    large = (key for key, size in sizes.items() if size >= rules.smallest_team)
    return frozenset(key for key in large if scope is None or key in scope)


def _scope(rules: Rules, viewer: Viewer, team: str, sizes: Mapping[str, int]) -> Crews:
    """Whose reports are counted and quoted: those of the team that was asked for, or all that they may see."""
    if not team:
        return crews_in_scope(rules, viewer)
    if team not in _shown(rules, viewer, sizes):
        raise ForbiddenError(TOO_SMALL)
    return frozenset({team})
