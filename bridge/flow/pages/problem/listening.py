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
from bridge.store.tables import Group

LOOKED_AT = 2_000
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
        self._summed = len(self.reports) == LOOKED_AT and crews is None

    def heard(self) -> Heard:
        """How much, by whom, since when."""
        number = self._group.id or 0
        mondays = self._weeks()
        digests = insights.customers(self._session, {report.insight for report in self.reports}).values()
        size = tallies.sizes(self._session, [number]).get(number) if self._summed else None
        first = min(self.reports, key=lambda report: report.said_at, default=None)
        at = size.first_at if size else first.said_at if first else None
        crew = queries.crew_at(self._session, number, at) if size and at else first.crew if first else None
        return Heard(
            reports=size.reports if size else sum(mondays.values()),
            people=size.people if size else len({report.person for report in self.reports}),
            customers=len(set().union(*digests)),
            teams=self._teams(),
            weeks=tuple(_unbroken(mondays, self._now.date())),
            first=at.date() if at else None,
            first_by=self._shown(crew),
            among=self._among(),
        )

    def quotes(self) -> tuple[Quoted, ...]:
        """Different things that are said, for coverage; a text with a likely name is counted, not quoted."""
        last = [report for report in self.reports[:QUOTED_FROM] if not report.likely_name]
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

    def _among(self) -> int:
        """How many of the newest reports were looked at, if not all."""
        if len(self.reports) == LOOKED_AT:
            return LOOKED_AT
        size = tallies.sizes(self._session, [self._group.id or 0]).get(self._group.id or 0)
        return queries.AMONG if size is not None and size.reports > queries.AMONG else 0

    def _weeks(self) -> dict[date, int]:
        """The reports of each week; those that tell of a call of which another one here told count with that one."""
        if self._summed:
            sums = tallies.weeks_of(self._session, self._group.id or 0)
            return {monday: one.reports for monday, one in sums.items()}
        here = {report.insight for report in self.reports}
        counted = {report.insight: report.said_at for report in self.reports if report.copy_of not in here}
        return Counter(weeks.monday(at).date() for at in counted.values())

    def _teams(self) -> tuple[tuple[str, int], ...]:
        """The reports of each team, most first; small teams are one, at the end."""
        by_insight = {report.insight: report.crew for report in self.reports}
        found = Counter(
            self._shown(crew) or SMALLER for crew in by_insight.values() if self._rules.crew(crew)
        )
        return tuple(sorted(found.items(), key=lambda one: (one[0] == SMALLER, -one[1], one[0])))

    @cached_property
    def _large(self) -> dict[str, str]:
        """The names of the teams that are large enough to be shown, by key."""
        sizes = sizing.sizes(self._session, self._rules)
        smallest = self._rules.smallest_team
        return {crew.key: crew.name for crew in self._rules.crews if sizes[crew.key] >= smallest}

    def _shown(self, crew: str | None) -> str:
        return self._large.get(crew or "", "")

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
