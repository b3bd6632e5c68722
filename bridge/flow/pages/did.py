"""You said, we did: what became of what people said, for whoever looks."""

from datetime import UTC, datetime

from sqlmodel import Session

from bridge.domain.pages.asked import Asked
from bridge.domain.pages.did import Did, Section
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import crews
from bridge.flow.pages.cutting import choices, crews_asked
from bridge.flow.pages.stories import Teller
from bridge.store.queries.pages import did as queries
from bridge.store.queries.pages.did import Told
from bridge.store.queries.pages.problems import among

SECTIONS = {
    "live": ((Stage.LIVE,), "We did", "Nothing went live in this time."),
    "declined": ((Stage.DECLINED,), "We will not, because", "Nothing was declined in this time."),
    "in_work": ((Stage.PLANNED, Stage.IN_WORK, Stage.FIXED), "In work", "Nothing is in work."),
}
"""Which stages a section shows, what it is called, what is said where it is empty."""

AT_FIRST, A_PAGE = 5, 20
"""So many stories of each section, and of one section alone."""

EVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, now: datetime) -> Did:
    """The page as somebody sees it.

    Raises:
        ForbiddenError: it was asked for a team that is not theirs to see, or too small to be shown.
    """
    scope = crews_asked(session, rules, viewer, asked.team)
    offered = choices(session, rules, viewer)
    teller = Teller(session, rules, crews.sizes(session, rules), now, scope, ours=not viewer.company)
    chosen = asked.stage if asked.stage in SECTIONS else ""
    sections = tuple(_section(teller, asked, key) for key in ((chosen,) if chosen else SECTIONS))
    return Did(
        sections,
        asked.period,
        offered.teams,
        offered.themes,
        chosen,
        asked.page,
        max(1, -(-sections[0].many // A_PAGE)) if chosen else 1,
        tuple(sorted(teller.named)),
    )


def _section(teller: Teller, asked: Asked, key: str) -> Section:
    stages, title, empty = SECTIONS[key]
    start, end = (asked.period.start, asked.period.end) if asked.period else EVER
    found = queries.newest(teller.session, Told(stages, start, end, teller.crews, asked.theme))
    limit, before = (A_PAGE, (asked.page - 1) * A_PAGE) if asked.stage == key else (AT_FIRST, 0)
    shown = found if asked.whole else found[before : before + limit]
    rows = among(teller.session, shown)
    return Section(key, title, teller.whole([rows[number] for number in shown]), len(found), empty)
