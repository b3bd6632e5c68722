"""The reports themselves: where each belongs, and which customers it speaks of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Way
from bridge.measure import words
from bridge.measure.company import crew_key
from bridge.measure.fill.draws import Draws
from bridge.measure.fill.history import Problem, moment
from bridge.store.bulk import Row

PROVISIONAL, CONFIRMED = 0.05, 0.60
"""Of all reports, up to these shares: asked and not answered, confirmed by somebody."""

BY_OWNER, UNSURE, OTHERWISE, SAME_CALL, NAMED = 0.4, 0.05, 0.01, 0.02, 0.10
SOON, DAY = timedelta(seconds=2), timedelta(days=1)
WAYS = tuple(Way)


@dataclass(frozen=True, slots=True)
class Report:
    """One report.

    Attributes:
        number: of its insight.
        person: number of who said it.
        crew: key of their crew.
        problem: what it speaks of.
        at: when it was said.
        state: how sure it belongs there.
        sure_at: when somebody confirmed it; None if nobody did.
        by_owner: that was the owner, who took the problem on.
        copy_of: the number of the report that told of the same call before.
        customer: it names one to call back.
    """

    number: int
    person: int
    crew: str
    problem: Problem
    at: datetime
    state: State
    sure_at: datetime | None
    by_owner: bool
    copy_of: int | None
    customer: bool


@dataclass(slots=True)
class Telling:
    """Tells reports one after the other.

    Args:
        problems: by number, from 1 on.
        crews: of each person, from 0 on.
    """

    problems: Sequence[Problem]
    crews: Sequence[int]
    _last: dict[int, tuple[int, datetime]] = field(default_factory=dict)

    def reports(self, draws: Draws) -> Iterator[Report]:
        """All reports, in the order in which they were said."""
        columns = (draws.at.tolist(), draws.problem.tolist(), draws.person.tolist(), draws.chance)
        for number, (at, problem, person, chance) in enumerate(zip(*columns, strict=True), 1):
            yield self._report(number, moment(at), self.problems[problem], person, chance.tolist())

    def _report(self, number: int, at: datetime, of: Problem, person: int, chance: Sequence[float]) -> Report:
        state, which, besides = chance
        by_owner = of.accepted is not None and at < of.accepted and which < BY_OWNER
        sure = PROVISIONAL <= state < CONFIRMED
        first, before = self._last.get(of.number, (number, at))
        again = besides < SAME_CALL and first != number and at - before < DAY
        self._last[of.number] = (first if again else number, at)
        return Report(
            number,
            person + 1,
            crew_key(self.crews[person]),
            of,
            at,
            State.PROVISIONAL if state < PROVISIONAL else State.CONFIRMED if sure else State.JOINED,
            (of.accepted if by_owner else at + timedelta(minutes=60 * which)) if sure else None,
            sure and by_owner,
            first if again else None,
            besides > 1 - NAMED,
        )


def insight(report: Report, random: Random) -> Row:
    """The row of a report."""
    of, by_itself = report.problem, random.random()
    theme = None if by_itself < UNSURE else of.theme
    return {
        "id": report.number,
        "source": f"fill:{report.number}",
        "way": WAYS[report.number % len(WAYS)],
        "person_id": report.person,
        "text": words.report(random, of.title),
        "said_at": report.at,
        "kept_at": report.at + SOON,
        "state": "sorted",
        "theme": theme,
        "theme_probability": 0.9 if theme else 0.2,
        "copy_of": report.copy_of,
        "language": "en",
        "crew": report.crew,
        "home_channel": f"D{report.person}",
        "home_ts": f"{report.number}.1",
    }


def memberships(report: Report, random: Random) -> list[Row]:
    """Where it was and is: what came before is history."""
    of = report.problem
    first = State.JOINED if report.state is State.CONFIRMED else report.state
    rows = [_place(report, of.number, first, Cause.SORTED, report.at + SOON)]
    if random.random() < OTHERWISE:
        rows.insert(
            0, _place(report, random.randint(1, of.number), State.PROVISIONAL, Cause.SORTED, report.at + SOON)
        )
    if report.sure_at:
        cause = Cause.ACCEPTED if report.by_owner else Cause.RIGHT
        rows.append(_place(report, of.number, State.CONFIRMED, cause, report.sure_at))
    if of.joined:
        rows.append(_place(report, of.joined[0], report.state, Cause.MERGED, max(of.joined[1], report.at)))
    rows[-1]["current"] = True
    return rows


def _place(report: Report, group: int, state: State, cause: Cause, at: datetime) -> Row:
    by = report.person if cause is Cause.RIGHT else None
    placed = {"person_id": by, "probability": 0.8, "why": "Says the same in other words.", "at": at}
    return {
        "insight_id": report.number,
        "group_id": group,
        "state": state,
        "cause": cause,
        "current": False,
        **placed,
    }


def reference(report: Report, random: Random, now: datetime) -> list[Row]:
    """The customer whom it names, if it does."""
    if not report.customer:
        return []
    told = {"placeholder": "[customer 1]", "digest": f"{random.getrandbits(48):x}", "sealed": None}
    return [{"insight_id": report.number, **told, "expires_at": now + timedelta(days=90)}]
