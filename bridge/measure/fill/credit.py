"""The ledger of the made-up reports, in the proportions that the rules give."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.domain.credit import A_DAY, POINTS, RULE, Kind
from bridge.measure.fill.draws import SPAN
from bridge.measure.fill.reports import Report
from bridge.store.bulk import Row, Rows
from bridge.store.tables import CreditEntry, Evidence

FOUND_WITHIN, LATER = timedelta(hours=24), timedelta(days=2)
USEFUL, REVERSED = 0.03, 0.02


@dataclass(slots=True)
class Ledger:
    """Writes down what is earned.

    Args:
        owners: the number of each route's owner.
        agents: how many there are.
        now: until when there are days.
        random: decides the rest.
    """

    owners: Mapping[str, int]
    agents: int
    now: datetime
    random: Random
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _a_day: NDArray[np.uint8] = field(init=False)

    def __post_init__(self) -> None:
        self._a_day = np.zeros((self.agents, SPAN.days + 2), dtype=np.uint8)

    def of(self, report: Report) -> Rows:
        """What a report earns once somebody confirmed it."""
        earned: dict[type, list[Row]] = {Evidence: [], CreditEntry: []}
        lines, of = earned[CreditEntry], report.problem
        if report.sure_at is None or not self._within_cap(report):
            return earned
        lines.append(self._of_report(Kind.INSIGHT, report, report.sure_at))
        if of.accepted and report.at <= of.begins + FOUND_WITHIN:
            lines.append(self._of_report(Kind.FOUND, report, max(of.accepted, report.sure_at)))
        if of.accepted and self.random.random() < USEFUL:
            at = max(of.accepted, report.sure_at)
            marked = {"marked_by": self.owners[of.route.name], "at": at}
            earned[Evidence].append({"insight_id": report.number, "group_id": of.number, **marked})
            lines.append(self._of_report(Kind.EVIDENCE, report, at))
        if self.random.random() < REVERSED:
            lines.append(self._taken_back(lines[0]))
        return earned

    def line(self, kind: Kind, person: int, group: int, at: datetime, **of: Any) -> Row:
        """A line of the ledger.

        Args:
            kind: what is credited.
            person: the number of whose it is.
            group: the number of the problem.
            at: when it was earned and written.
            of: the other columns.
        """
        number = next(self._numbers)
        line = {
            "id": number,
            "key": f"fill:{number}",
            "kind": kind,
            "points": POINTS[kind],
            "person_id": person,
        }
        line |= {"group_id": group, "rule": RULE, "cause": "confirmed by a person", "at": at, "earned_at": at}
        about = {"insight_id": None, "asked_id": None, "wording_id": None, "crew": None, "reverses": None}
        return line | about | of

    def _of_report(self, kind: Kind, report: Report, at: datetime) -> Row:
        of = {"insight_id": report.number, "crew": report.crew}
        return self.line(kind, report.person, report.problem.number, at, **of)

    def _taken_back(self, line: Row) -> Row:
        number, at = next(self._numbers), min(self.now, line["at"] + LATER)
        back = {
            "id": number,
            "key": f"fill:{number}",
            "points": -line["points"],
            "reverses": line["id"],
            "at": at,
        }
        return line | back

    def _within_cap(self, report: Report) -> bool:
        day = SPAN.days - (self.now - report.at).days
        self._a_day[report.person - 1, day] += 1
        return bool(self._a_day[report.person - 1, day] <= A_DAY)
