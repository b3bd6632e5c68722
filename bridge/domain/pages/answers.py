"""How long it takes until a problem is answered for the first time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from statistics import median

from bridge.domain import weeks
from bridge.domain.naming import counted
from bridge.domain.pages.charts import Lines, Series
from bridge.domain.pages.tables import Column, Kind, Table


@dataclass(frozen=True, slots=True)
class Spread:
    """How many days the first answers took.

    Attributes:
        name: of the team or the week.
        number: how many problems were answered.
        median: half of them were answered within so many days; None if there are none.
        p90: nine in ten of them were.
    """

    name: str
    number: int
    median: float | None
    p90: float | None

    @property
    def words(self) -> str:
        """How fast, in words.

        >>> spread("", [0.2, 1.0, 9.5]).words
        'Half of 3 problems were answered within 1 day, nine in ten within 9.5 days'
        """
        if self.median is None or self.p90 is None:
            return "No problem was answered in this time"
        half = "One problem was" if self.number == 1 else f"Half of {self.number} problems were"
        slow = f", nine in ten within {_long(self.p90)}" if self.number > 1 else ""
        return f"{half} answered within {_long(self.median)}{slow}"


def _long(days: float) -> str:
    """How long something took, rounded up: what was within it stays within it.

    >>> _long(0.01), _long(0.2), _long(1), _long(2.01)
    ('1 hour', '5 hours', '1 day', '2.1 days')
    """
    if days < 1:
        return counted(max(1, ceil(days * 24)), "hour")
    return "1 day" if days == 1 else f"{ceil(10 * days) / 10:.1f}".removesuffix(".0") + " days"


def spread(name: str, days: Sequence[float]) -> Spread:
    """How long some answers took; the ninetieth percentile by nearest rank.

    >>> spread("Payments", [1.0, 2.0, 3.0, 20.0])
    Spread(name='Payments', number=4, median=2.5, p90=20.0)
    """
    if not days:
        return Spread(name, 0, None, None)
    return Spread(name, len(days), median(days), sorted(days)[-(-9 * len(days) // 10) - 1])


@dataclass(frozen=True, slots=True)
class Trend:
    """How long first answers took, by the week in which they were given.

    Attributes:
        weeks: their Mondays, oldest first.
        spreads: one a week.
    """

    weeks: tuple[date, ...]
    spreads: tuple[Spread, ...]


_COLUMNS = (
    Column("answered", "Problems answered", Kind.NUMBER),
    Column("median", "Half within, days", Kind.NUMBER),
    Column("p90", "Nine in ten within, days", Kind.NUMBER),
)


def answers_table(answers: Sequence[Spread]) -> Table:
    """How long first answers took, by team."""
    rows = tuple((one.name, one.number, one.median, one.p90) for one in answers)
    note = "An answer is: taken on, declined with a reason, a question, or a date for the answer."
    return Table("answers", "Time to the first answer", (Column("team", "Team"), *_COLUMNS), rows, note=note)


def trend_table(trend: Trend) -> Table:
    """How long first answers took, by week."""
    rows = tuple(
        (week, one.number, one.median, one.p90) for week, one in zip(trend.weeks, trend.spreads, strict=True)
    )
    columns = Column("week", "Week of", Kind.DAY), *_COLUMNS
    return Table("trend", "Time to the first answer, week by week", columns, rows)


def trend_chart(trend: Trend) -> Lines:
    """The same as lines."""
    known = [one for one in trend.spreads if one.median is not None]
    medians = [f"{one.median:.1f}" for one in (known if len(known) < 2 else (known[0], known[-1]))]
    told = " to ".join(medians) or "none known"
    return Lines(
        "Time to the first answer, week by week",
        f"Days within which half of the problems were answered, first to last week: {told}.",
        "days",
        tuple(map(weeks.label, trend.weeks)),
        (
            Series("half within", tuple(one.median for one in trend.spreads)),
            Series("nine in ten within", tuple(one.p90 for one in trend.spreads)),
        ),
    )
