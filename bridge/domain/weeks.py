"""Weeks as people say them, from Monday to Sunday, in UTC."""

from datetime import date, datetime, timedelta

from bridge.domain.language import Phrase as _

WEEK = timedelta(days=7)
SATURDAY = 5

DAYS = (
    _("{day} Jan"),
    _("{day} Feb"),
    _("{day} Mar"),
    _("{day} Apr"),
    _("{day} May"),
    _("{day} Jun"),
    _("{day} Jul"),
    _("{day} Aug"),
    _("{day} Sep"),
    _("{day} Oct"),
    _("{day} Nov"),
    _("{day} Dec"),
)
"""A day of each month where there is little room."""


def monday(at: datetime) -> datetime:
    """The beginning of the week."""
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=at.weekday())


def working_days_after(at: datetime, days: int) -> datetime:
    """The same time of day so many working days later; Saturdays and Sundays are none.

    >>> working_days_after(datetime(2026, 11, 20, 9), 3)
    datetime.datetime(2026, 11, 25, 9, 0)
    """
    for _day in range(days):
        at += timedelta(days=1)
        while at.weekday() >= SATURDAY:
            at += timedelta(days=1)
    return at


def working_days_before(at: datetime, days: int) -> datetime:
    """The same time of day so many working days earlier.

    >>> working_days_before(datetime(2026, 11, 23, 9), 1)
    datetime.datetime(2026, 11, 20, 9, 0)
    """
    for _day in range(days):
        at -= timedelta(days=1)
        while at.weekday() >= SATURDAY:
            at -= timedelta(days=1)
    return at


def name(at: datetime | date) -> str:
    """The week's name, which sorts.

    >>> name(date(2026, 11, 19))
    '2026-W47'
    """
    year, week, _day = at.isocalendar()
    return f"{year}-W{week:02}"


def label(first: date) -> str:
    """The week by its first day, as charts and narrow columns show it.

    >>> label(date(2026, 11, 2))
    '2 Nov'
    """
    return DAYS[first.month - 1].format(day=first.day)


def words(at: datetime) -> str:
    """The week in words.

    >>> words(datetime(2026, 11, 4, 9, 30))
    'week of 2 November'
    """
    first = monday(at)
    return f"week of {first.day} {first:%B}"
