"""A store in which problems are reported week by week."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlmodel import delete

from bridge.domain.periods import Period, Span
from bridge.domain.stages import Stage
from bridge.store.engine import Store
from bridge.store.tables import Group, Person, ProblemWeek, StageChange, Tally
from tests.store import rows

MONDAY = date(2026, 8, 3)
"""The Monday of week 0."""


def week(number: int, day: int = 0, hour: int = 12) -> datetime:
    """A moment of a week, on its Monday at noon unless said otherwise."""
    return datetime.combine(MONDAY + timedelta(weeks=number, days=day), time(hour), UTC)


@dataclass(frozen=True)
class Said:
    """One report, as far as sums are concerned."""

    day: date
    group: int
    person: int
    theme: str | None
    crew: str
    counts: bool

    def tallied(self) -> Iterator[tuple[str, str, str]]:
        """The period, theme and crew of each sum that it is part of."""
        periods = (Period.of(span, self.day).name for span in Span)
        return itertools.product(periods, ("", self.theme or "-"), ("", self.crew))


class Weekly:
    """Lays reports and changes of stage.

    The sums are laid too, when ``sum`` is asked: making them from all rows, as the bridge does, would take longer than
    all else.

    Args:
        store: with all tables.
        people: so many report.
    """

    def __init__(self, store: Store, people: int = 6) -> None:
        self.store = store
        self._numbers = itertools.count(1)
        self._said: list[Said] = []
        self.people = [self._lay(Person(team="T1", user=f"U-{number}")) for number in range(people)]

    def problem(self, title: str = "Refund", theme: str | None = "billing", **columns: Any) -> int:
        """One more problem."""
        return self._lay(rows.group(title=title, theme=theme, **columns))

    def heard(self, group: int, by_week: Sequence[int], start: int = 0, **columns: Any) -> None:
        """So many reports in each week, by all people in turn, in the days and hours after its Monday."""
        given: dict[str, Any] = {"theme": "billing", "crew": "leipzig"} | columns
        person, state = given.pop("person", None), given.pop("state", "joined")
        reports = [
            rows.insight(
                f"weekly:{next(self._numbers)}",
                person or self.people[turn % len(self.people)],
                said_at=week(number, turn % 5, 8 + turn % 9),
                **given,
            )
            for number, many in enumerate(by_week, start)
            for turn in range(many)
        ]
        for one in reports:
            counts = state != "provisional" and one.copy_of is None
            said = Said(one.said_at.date(), group, one.person_id, one.theme, one.crew or "-", counts)
            self._said.append(said)
        with self.store.write() as session:
            session.add_all(reports)
            session.flush()
            session.add_all(rows.membership(report.id or 0, group, state=state) for report in reports)

    def told(self, group: int, stage: Stage, at: datetime) -> None:
        """The problem comes to a stage."""
        self._lay(StageChange(group_id=group, stage=stage, at=at, facts={}))
        with self.store.write() as session:
            row = session.get_one(Group, group)
            row.stage, row.stage_since = stage, at
            session.add(row)

    def merge(self, group: int, into: int) -> None:
        """A problem becomes part of another one."""
        with self.store.write() as session:
            row = session.get_one(Group, group)
            row.merged_into = into
            session.add(row)

    def sum(self) -> None:
        """Lay the sums of all reports."""
        tallies: dict[tuple[str, str, str], list[int]] = {}
        weeks: dict[tuple[int, date], list[int]] = {}
        for said in self._said:
            for key in said.tallied():
                tallies.setdefault(key, []).append(said.person)
            if said.counts:
                monday = Period.of(Span.WEEK, said.day).first
                weeks.setdefault((said.group, monday), []).append(said.person)
        with self.store.write() as session:
            for table in (Tally, ProblemWeek):
                session.exec(delete(table))
            session.add_all(
                Tally(period=period, theme=theme, crew=crew, reports=len(who), people=len(set(who)))
                for (period, theme, crew), who in tallies.items()
            )
            session.add_all(
                ProblemWeek(group_id=group, week=monday, reports=len(who), people=len(set(who)))
                for (group, monday), who in weeks.items()
            )

    def _lay(self, row: Any) -> int:
        with self.store.write() as session:
            session.add(row)
            session.flush()
            number: int = row.id
        return number
