"""How much a problem is heard, by whom, and in which words: of a huge one the sums, and what came last."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cached_property

from sqlmodel import Session

from bridge.domain import weeks
from bridge.domain.pages.problem import Heard, Quoted
from bridge.domain.quotes import as_quote, quotes
from bridge.domain.rules import Rules
from bridge.flow import crews as sizing
from bridge.store.queries import insights, parts, tallies
from bridge.store.queries.pages import problem as queries
from bridge.store.queries.pages.problem import Crews, Report
from bridge.store.tables import Group, ProblemSize

LOOKED_AT = 1_000
"""A problem with fewer reports is counted as it stands now; of a larger one there are sums, seconds old."""

QUOTED_FROM = 200

SMALLER = "Smaller teams"


class Ears:
    """What was heard of a problem.

    Args:
        session: only reads.
        rules: which teams there are, and which are too small to be shown.
        group: the problem.
        crews: only what people of these reported counts; None: everybody.
        now: the time.

    Attributes:
        reports: those that came last.
    """

    def __init__(self, session: Session, rules: Rules, group: Group, crews: Crews, now: datetime) -> None:
        self._session, self._rules, self._group, self._now = session, rules, group, now
        self.reports = queries.newest(session, group.id or 0, crews, LOOKED_AT)
        sizes = tallies.sizes(session, [group.id or 0])
        self._among = self._looked_at(sizes.get(group.id or 0), crews)
        self._size = sizes.get(group.id or 0) if self._among and crews is None else None
        sums = tallies.crews_of(session, [group.id or 0], crews) if self._among else {}
        self._by_crew = sums.get(group.id or 0, {})

    def heard(self) -> Heard:
        """How much, by whom, since when."""
        mondays, size, by_crew = self._weeks(), self._size, self._by_crew.values()
        digests = insights.customers(self._session, {report.insight for report in self.reports}).values()
        at, crew = self._first()
        if size is not None:
            reports, people = size.reports, size.people
        elif self._among:
            reports, people = sum(one.reports for one in by_crew), sum(one.people for one in by_crew)
        else:
            reports, people = sum(mondays.values()), len({report.person for report in self.reports})
        return Heard(
            reports=reports,
            people=people,
            customers=len(set().union(*digests)),
            teams=self._teams(),
            weeks=tuple(_unbroken(mondays, self._now.date())),
            first=at.date() if at else None,
            first_by=self._shown(crew),
            among=self._among,
        )

    def quotes(self) -> tuple[Quoted, ...]:
        """Different things that are said, for coverage; a text with a likely name is counted, not quoted."""
        last = [report for report in self.reports[:QUOTED_FROM] if not report.held_back]
        numbers = {report.insight for report in last}
        texts, pieces = insights.texts(self._session, numbers), parts.among(self._session, numbers)
        said = [
            (piece.words if (piece := pieces.get((one.insight, one.part))) else texts[one.insight], one)
            for one in last
        ]
        whose = {as_quote(words): report for words, report in said}
        return tuple(
            Quoted(words, whose[words].insight, self._where(whose[words]))
            for words in quotes([words for words, _report in said])
        )

    def _looked_at(self, size: ProblemSize | None, crews: Crews) -> int:
        """How many of the newest reports were looked at; 0: all."""
        if len(self.reports) == LOOKED_AT:
            return LOOKED_AT
        beyond = crews is not None and size is not None and size.reports > queries.AMONG
        return queries.AMONG if beyond else 0

    def _first(self) -> tuple[datetime | None, str | None]:
        """When it was heard first, and by which crew."""
        if self._size is not None:
            at = self._size.first_at
            return at, queries.crew_at(self._session, self._group.id or 0, at)
        first = min(self.reports, key=lambda report: report.said_at, default=None)
        return (first.said_at, first.crew) if first else (None, None)

    def _weeks(self) -> dict[date, int]:
        """The reports of each week; those that tell of a call of which another one here told count with that one."""
        if self._size is not None:
            sums = tallies.weeks_of(self._session, self._group.id or 0)
            return {monday: one.reports for monday, one in sums.items()}
        here = {report.insight for report in self.reports}
        counted = {report.insight: report.said_at for report in self.reports if report.copy_of not in here}
        return Counter(weeks.monday(at).date() for at in counted.values())

    def _teams(self) -> tuple[tuple[str, int], ...]:
        """The reports of each team, most first; small teams are one, at the end, if there are enough people in them."""
        names = sizing.shown_as(self._rules, self._sizes, SMALLER)
        known = {crew: one.reports for crew, one in self._by_crew.items()}
        if not self._among:
            known = Counter({report.insight: report.crew or "" for report in self.reports}.values())
        found: Counter[str] = Counter()
        for crew, reports in known.items():
            if crew in names:
                found[names[crew]] += reports
        return tuple(sorted(found.items(), key=lambda one: (one[0] == SMALLER, -one[1], one[0])))

    @cached_property
    def _sizes(self) -> dict[str, int]:
        return sizing.sizes(self._session, self._rules)

    def _shown(self, key: str | None) -> str:
        """The name of a team, if it is large enough to be shown by itself."""
        crew = self._rules.crew(key)
        return crew.name if crew and self._sizes[crew.key] >= self._rules.smallest_team else ""

    def _where(self, report: Report) -> str:
        """By which team it was heard, and in which week."""
        return ", ".join(filter(None, (self._shown(report.crew), weeks.words(report.said_at))))


def _unbroken(counts: dict[date, int], today: date) -> Iterator[tuple[date, int]]:
    """Every week from the first one with a report to this one."""
    this = today - timedelta(days=today.weekday())
    monday = min(_until(counts, this), default=this)
    while monday <= this:
        yield monday, counts.get(monday, 0)
        monday += weeks.WEEK


def _until(mondays: Iterable[date], last: date) -> Iterator[date]:
    return (monday for monday in mondays if monday <= last)
