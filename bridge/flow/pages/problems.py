"""The list of problems."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from bridge.domain import weeks
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.choices import is_cut, last_page, shown
from bridge.domain.pages.problems import Listed, Problems
from bridge.domain.pages.standing import LABELS
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow.pages.cutting import choices, crews_asked, of_problem
from bridge.flow.pages.scope import crews_in_scope
from bridge.flow.views import standing
from bridge.store.queries import groups, tallies, words
from bridge.store.queries.pages import problems as queries
from bridge.store.queries.pages.problems import Place
from bridge.store.tables import Group, Insight

SIMILAR = 5


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, now: datetime) -> Problems:
    """A page of the problems that are like what was asked for.

    Raises:
        ForbiddenError: a team was asked for that the viewer does not see.
    """
    crews, ours = crews_asked(session, rules, viewer, asked.team), crews_in_scope(rules, viewer) is not None
    places = queries.places_of(session, sorted(crews)) if crews is not None else None
    finder = _Finder(session, asked, [*of_problem(rules, asked), *_of_asked(asked)], places, now)
    found = finder.found(crews)
    lister = _Lister(session, rules, places if ours else None, now)
    near = [number for number in finder.near() if number not in found]
    return Problems(
        rows=lister.listed(shown(found, asked)),
        similar=lister.listed(near[:SIMILAR]),
        many=len(found),
        page=asked.page,
        last=last_page(len(found)),
        choices=choices(session, rules, viewer),
        cut=is_cut(asked),
        words=asked.words,
        ours=ours,
    )


def _of_asked(asked: Asked) -> list[ColumnElement[bool]]:
    conditions = [col(Group.theme) == asked.theme] if asked.theme else []
    if asked.period is not None:
        last = asked.period.next.first - timedelta(days=1)
        conditions.append(queries.reported_between(asked.period.first - timedelta(days=6), last))
    return conditions


class _Finder:
    """Finds the numbers of what was asked for, in the order of the list.

    Args:
        session: only reads.
        asked: for what.
        where: what holds of the problems.
        places: where the reports of the crews count whose problems are meant; None: of all.
        now: the time.
    """

    def __init__(
        self,
        session: Session,
        asked: Asked,
        where: Sequence[ColumnElement[bool]],
        places: Sequence[Place] | None,
        now: datetime,
    ) -> None:
        self._session, self._asked, self._where = session, asked, where
        self._theirs = None if places is None else {place.group for place in places}
        self._monday = weeks.monday(now).date()

    def found(self, crews: frozenset[str] | None) -> list[int]:
        """By words, the best first; without words, the most reported this week first."""
        if not self._asked.words:
            return self._ranked()
        theirs = [col(Insight.crew).in_(crews)] if crews is not None else []
        return self._fitting(words.problems(self._session, self._asked.words, *theirs))

    def near(self) -> list[int]:
        """By meaning, the nearest first."""
        return self._fitting([groups.get(self._session, number).id or 0 for number in self._asked.near])

    def _fitting(self, numbers: Sequence[int]) -> list[int]:
        fitting = set(self._ranked(col(Group.id).in_(numbers))) if numbers else set()
        return [number for number in dict.fromkeys(numbers) if number in fitting]

    def _ranked(self, *more: ColumnElement[bool]) -> list[int]:
        ranked = queries.ranked(self._session, self._monday, [*self._where, *more])
        return [number for number in ranked if self._theirs is None or number in self._theirs]


class _Lister:
    """Makes rows of problems: from the sums, or from the reports of a viewer's company."""

    def __init__(self, session: Session, rules: Rules, places: Sequence[Place] | None, now: datetime) -> None:
        self._session, self._rules = session, rules
        self._places, self._monday, self._now = places, weeks.monday(now).date(), now

    def listed(self, numbers: Collection[int]) -> tuple[Listed, ...]:
        """The rows of some problems, in their order."""
        found = queries.among(self._session, numbers)
        reports, this_week, since = self._counts(numbers)
        return tuple(
            self._row(found[number], reports[number], this_week.get(number, 0), since[number])
            for number in numbers
            if number in reports
        )

    def _counts(self, numbers: Collection[int]) -> tuple[dict[int, int], dict[int, int], dict[int, date]]:
        """The reports of each problem, those of this week, and the day of the first."""
        if self._places is None:
            sizes = tallies.sizes(self._session, numbers)
            return (
                {number: size.reports for number, size in sizes.items()},
                queries.in_week(self._session, self._monday, numbers),
                {number: size.first_at.date() for number, size in sizes.items()},
            )
        once = {(place.group, place.insight): place.said_at.date() for place in self._places}
        new = Counter(group for (group, _insight), day in once.items() if day >= self._monday)
        first: dict[int, date] = {}
        for (group, _insight), day in once.items():
            first[group] = min(first.get(group, day), day)
        return Counter(group for group, _insight in once), new, first

    def _row(self, group: Group, reports: int, this_week: int, since: date) -> Listed:
        stage = Stage(group.stage)
        return Listed(
            number=group.id or 0,
            title=group.title,
            stage=LABELS[stage],
            owner=self._rules.route(group.theme).team,
            reports=reports,
            this_week=this_week,
            since=since,
            due=standing.owed(group),
        )
