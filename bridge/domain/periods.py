"""Weeks, months and quarters as people name them, in UTC."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from bridge.domain import weeks
from bridge.domain.language import Phrase as _
from bridge.domain.language import current

WEEK_OF = _("week of {day}")
MONTHS = (
    _("January {year}"),
    _("February {year}"),
    _("March {year}"),
    _("April {year}"),
    _("May {year}"),
    _("June {year}"),
    _("July {year}"),
    _("August {year}"),
    _("September {year}"),
    _("October {year}"),
    _("November {year}"),
    _("December {year}"),
)
QUARTERS = (
    _("January to March {year}"),
    _("April to June {year}"),
    _("July to September {year}"),
    _("October to December {year}"),
)


class Span(StrEnum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class Period:
    """A week, month or quarter.

    Attributes:
        span: how long it is.
        first: its first day.

    >>> Period.of(Span.QUARTER, date(2026, 11, 19)).name
    '2026-Q4'
    """

    span: Span
    first: date

    @classmethod
    def of(cls, span: Span, day: date) -> "Period":
        """The period that a day is in."""
        match span:
            case Span.WEEK:
                return cls(span, day - timedelta(days=day.weekday()))
            case Span.MONTH:
                return cls(span, day.replace(day=1))
            case Span.QUARTER:
                return cls(span, date(day.year, day.month - (day.month - 1) % 3, 1))

    @classmethod
    def named(cls, name: str) -> "Period":
        """The period of a name, of the years 2000 to 2999: around the first and the last that there are is no other.

        Raises:
            ValueError: it is none; the sentence says what is.

        >>> Period.named("2026-W47").first.isoformat(), Period.named("2026-11").first.isoformat()
        ('2026-11-16', '2026-11-01')
        """
        try:
            if found := re.fullmatch(rf"({_YEAR})-W(\d\d)", name, re.ASCII):
                return cls(Span.WEEK, date.fromisocalendar(int(found[1]), int(found[2]), 1))
            if found := re.fullmatch(rf"({_YEAR})-Q([1-4])", name, re.ASCII):
                return cls(Span.QUARTER, date(int(found[1]), 3 * int(found[2]) - 2, 1))
            if found := re.fullmatch(rf"({_YEAR})-(\d\d)", name, re.ASCII):
                return cls(Span.MONTH, date(int(found[1]), int(found[2]), 1))
        except ValueError:
            pass
        raise ValueError(f'"{name[:20]}" is no period. Use 2026-W47, 2026-11 or 2026-Q4.')

    @property
    def name(self) -> str:
        """Its name, which sorts among those of its span."""
        match self.span:
            case Span.WEEK:
                return weeks.name(self.first)
            case Span.MONTH:
                return f"{self.first:%Y-%m}"
            case Span.QUARTER:
                return f"{self.first:%Y}-Q{self._quarter}"

    @property
    def words(self) -> str:
        """Its name in words, in the language of whoever reads it.

        >>> Period.named("2026-W47").words, Period.named("2026-11").words, Period.named("2026-Q4").words
        ('week of 16 November 2026', 'November 2026', 'October to December 2026')
        """
        match self.span:
            case Span.WEEK:
                return WEEK_OF.format(day=current().day(self.first))
            case Span.MONTH:
                return MONTHS[self.first.month - 1].format(year=self.first.year)
            case Span.QUARTER:
                return QUARTERS[self._quarter - 1].format(year=self.first.year)

    @property
    def when(self) -> str:
        """When something was, inside a sentence.

        >>> Period.named("2026-W47").when, Period.named("2026-11").when
        ('in the week of 16 November 2026', 'in November 2026')
        """
        return f"in the {self.words}" if self.span is Span.WEEK else f"in {self.words}"

    @property
    def label(self) -> str:
        """Its name where there is little room, as in a chart.

        >>> Period.named("2026-W47").label, Period.named("2026-11").label, Period.named("2026-Q4").label
        ('16 Nov', 'Nov 2026', 'Q4 2026')
        """
        match self.span:
            case Span.WEEK:
                return weeks.label(self.first)
            case Span.MONTH:
                return f"{self.first:%b %Y}"
            case Span.QUARTER:
                return f"Q{self._quarter} {self.first:%Y}"

    @property
    def next(self) -> "Period":
        """The one after it."""
        return Period.of(self.span, self.first + timedelta(days=_LONGER[self.span]))

    @property
    def previous(self) -> "Period":
        """The one before it."""
        return Period.of(self.span, self.first - timedelta(days=1))

    @property
    def start(self) -> datetime:
        """The instant it begins."""
        return datetime.combine(self.first, time(), UTC)

    @property
    def end(self) -> datetime:
        """The instant it is over."""
        return self.next.start

    @property
    def _quarter(self) -> int:
        return (self.first.month + 2) // 3

    def back(self, several: int) -> list["Period"]:
        """This period and those before it, oldest first.

        Args:
            several: how many in all.
        """
        periods = [self]
        while len(periods) < several:
            periods.append(periods[-1].previous)
        return periods[::-1]


_YEAR = r"2\d{3}"
"""Not those at the ends of what dates can be: a period has one before it and one after it."""

_LONGER = {Span.WEEK: 7, Span.MONTH: 31, Span.QUARTER: 92}
"""Days from the first day of a period to some day of the next one."""
