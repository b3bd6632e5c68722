"""The list of problems."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlmodel import Session

from bridge.domain import weeks
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.choices import is_cut, last_page, shown
from bridge.domain.pages.problems import Listed, Problems
from bridge.domain.pages.standing import label
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow.pages.cutting import choices, crews_asked, of_problem
from bridge.flow.pages.finding import Finder
from bridge.flow.pages.scope import crews_in_scope
from bridge.flow.views import standing
from bridge.store.queries import tallies
from bridge.store.queries.pages import problems as queries
from bridge.store.tables import Group

SIMILAR = 5


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, now: datetime) -> Problems:
    """A page of the problems that are like what was asked for.

    Raises:
        ForbiddenError: a team was asked for that the viewer does not see.
    """
    crews, scope, monday = (
        crews_asked(session, rules, viewer, asked.team),
        crews_in_scope(rules, viewer),
        weeks.monday(now),
    )
    theirs = None if scope is None else queries.said_since(session, scope, monday)
    finder = Finder(session, asked, of_problem(rules, asked), crews, monday.date(), theirs)
    found = finder.found()
    near = [number for number in finder.near() if number not in found][:SIMILAR]

    def listed(numbers: Collection[int]) -> tuple[Listed, ...]:
        rows = queries.among(session, numbers)
        sums = _sums(session, rows, scope)
        this_week = queries.in_week(session, monday.date(), numbers) if theirs is None else theirs
        found = (number for number in numbers if number in sums)
        return tuple(_row(rules, rows[one], *sums[one], this_week.get(one, 0)) for one in found)

    return Problems(
        rows=listed(shown(found, asked)),
        similar=listed(near),
        many=len(found),
        page=asked.page,
        last=last_page(len(found)),
        choices=choices(session, rules, viewer),
        cut=is_cut(asked),
        words=asked.words,
        ours=scope is not None,
    )


def _sums(
    session: Session, groups: Mapping[int, Group], scope: frozenset[str] | None
) -> dict[int, tuple[int, date]]:
    """How many reports some problems have that the viewer sees, and since when there is one."""
    if scope is None:
        sizes = tallies.sizes(session, groups)
        return {number: (size.reports, size.first_at.date()) for number, size in sizes.items()}
    by_crew = tallies.crews_of(session, groups, scope)
    return {
        number: (sum(one.reports for one in crews.values()), groups[number].created_at.date())
        for number, crews in by_crew.items()
    }


def _row(rules: Rules, group: Group, reports: int, since: date, this_week: int) -> Listed:
    return Listed(
        number=group.id or 0,
        title=group.title,
        stage=label(Stage(group.stage), policy=group.theme in rules.policies),
        owner=rules.route(group.theme).team,
        reports=reports,
        this_week=this_week,
        since=since,
        due=standing.owed(group),
    )
