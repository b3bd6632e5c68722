"""What a lead brings into the huddle: what is open in counts, never by name, and what is heard most."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from sqlmodel import Session

from bridge.domain.outgoing.asked import Heard, TeamAnswer, TeamNow, Unread
from bridge.domain.pages.asked import Asked
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Crew, Rules
from bridge.flow import crews, headsups
from bridge.flow.pages.scope import crews_in_scope
from bridge.flow.views.seen import seen
from bridge.store.queries import groups
from bridge.store.queries import headsups as receipts
from bridge.store.queries import known as queries
from bridge.store.queries.pages.problems import said_since
from bridge.store.tables import HeadsUp

HEARD = 3
"""So many problems are talked about in a huddle."""

LATELY = timedelta(days=7)


def load(session: Session, rules: Rules, viewer: Viewer, _asked: Asked, now: datetime) -> TeamAnswer:
    """What a lead prints."""
    return teams(session, rules, viewer, now)


def teams(session: Session, rules: Rules, viewer: Viewer, now: datetime) -> TeamAnswer:
    """Each crew that somebody leads."""
    led = led_by(rules, viewer)
    page = f"{rules.page_url}/huddle" if rules.page_url else ""
    return TeamAnswer(now.date(), tuple(_now(session, rules, viewer, crew, now) for crew in led), page)


def led_by(rules: Rules, viewer: Viewer) -> list[Crew]:
    """The crews that somebody leads, of those whose reports they see."""
    if not viewer.has(Role.LEAD):
        return []
    scope = crews_in_scope(rules, viewer)
    led = (crew for crew in rules.crews if crew.lead == viewer.user)
    return [crew for crew in led if scope is None or crew.key in scope]


def _now(session: Session, rules: Rules, viewer: Viewer, crew: Crew, now: datetime) -> TeamNow:
    return TeamNow(
        team=crew.name,
        questions=queries.unanswered(session, viewer.team, crews.members(session, rules, crew)),
        customers=queries.to_tell(session, crew.key),
        overdue=queries.to_tell(session, crew.key, now),
        unread=tuple(_unread(session, rules, crew, now)),
        heard=tuple(_heard(session, rules, viewer, crew, now)),
    )


def _unread(session: Session, rules: Rules, crew: Crew, now: datetime) -> Iterator[Unread]:
    """Heads-ups that are for the crew and that not all of it have read; a small crew's readers are not counted."""
    sizes = crews.sizes(session, rules)
    for row in queries.to_come(session, now.date()):
        read, people = _read(session, rules, row, crew, sizes)
        if read < people:
            counted = read if people >= rules.smallest_team else None
            yield Unread(row.title, row.goes_live, counted, people)


def _read(session: Session, rules: Rules, row: HeadsUp, crew: Crew, sizes: dict[str, int]) -> tuple[int, int]:
    """How many of the crew have read a heads-up, and of how many; of none if it is not for them."""
    by_crew = headsups.by_crews(rules, row, sizes, receipts.read(session, row.id or 0))
    return next(((read, people) for one, read, people in by_crew if one.key == crew.key), (0, 0))


def _heard(session: Session, rules: Rules, viewer: Viewer, crew: Crew, now: datetime) -> Iterator[Heard]:
    """The problems that the crew reported most lately."""
    scope = crews_in_scope(rules, viewer)
    counts = said_since(session, [crew.key], now - LATELY)
    most = sorted(counts, key=lambda group: (-counts[group], -group))
    found = ((groups.get(session, number), counts[number]) for number in most)
    problems = ((group, reports) for group, reports in found if group.theme not in rules.unopened)
    for group, reports in islice(problems, HEARD):
        yield Heard(seen(session, rules, group, scope, now), reports)
