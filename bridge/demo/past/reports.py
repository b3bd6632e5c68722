"""Who reported what when, by the same seed the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bridge.demo.past.calendar import Calendar
from bridge.demo.past.problems import PastProblem
from bridge.domain.credit import A_DAY, COPY_WINDOW
from bridge.domain.repeats import is_near_copy

SEED = 7
CONFIRM = 0.6
"""Share of the reports whose reporters say that they are in the right problem."""

SOON = timedelta(minutes=3)
TRIES = 60


@dataclass(frozen=True, slots=True)
class Reporter:
    """Somebody who hears customers.

    Attributes:
        number: of the person in the store.
        crew: key of their crew.
    """

    number: int
    crew: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report.

    Attributes:
        problem: the number of its problem, from 1.
        by: who reported it.
        text: in which words.
        at: when.
        sure_at: when its reporter said that it is in the right problem; None if they did not.
        customer: it names one who asked to be called back.
    """

    problem: int
    by: Reporter
    text: str
    at: datetime
    sure_at: datetime | None
    customer: bool


def reports(
    problems: Sequence[PastProblem], reporters: Sequence[Reporter], calendar: Calendar
) -> list[Report]:
    """All reports, in the order in which they were said. Nobody repeats themselves, or earns more than a day's most."""
    random = Random(SEED)  # noqa: S311 - the same again, not a secret
    said: defaultdict[int, list[tuple[datetime, str]]] = defaultdict(list)
    drawn = sorted(_said(problems, calendar, random), key=lambda one: one[1])
    made = []
    for number, at, text, customer in drawn:
        by = _who(reporters, said, at, text, random)
        said[by.number].append((at, text))
        sure = min(at + SOON, calendar.now) if customer or random.random() < CONFIRM else None
        made.append(Report(number, by, text, at, sure, customer))
    return made


def _said(
    problems: Sequence[PastProblem], calendar: Calendar, random: Random
) -> Iterator[tuple[int, datetime, str, bool]]:
    for number, problem in enumerate(problems, 1):
        turn = 0
        for week, several in enumerate(problem.weekly):
            for _ in range(several):
                at = calendar.said(week, random.random())
                yield number, at, problem.text(turn), turn < problem.customers
                turn += 1


def _who(
    reporters: Sequence[Reporter],
    said: defaultdict[int, list[tuple[datetime, str]]],
    at: datetime,
    text: str,
    random: Random,
) -> Reporter:
    """Somebody who has not said nearly the same lately, and not too much today."""
    for _ in range(TRIES):
        by = random.choice(reporters)
        lately = [
            (when, words) for when, words in said[by.number] if at - when < COPY_WINDOW + timedelta(days=1)
        ]
        today = sum(when.date() == at.date() for when, _words in lately)
        if today < A_DAY and not any(is_near_copy(words, text) for _when, words in lately):
            return by
    return random.choice(reporters)
