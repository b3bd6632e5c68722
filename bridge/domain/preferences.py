"""How somebody wants to hear of news, and when."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAILY = time(9)
"""When the day's news come to those who want them once a day, by their own clock."""


class News(StrEnum):
    """When news of one's own reports comes: at once, once a day, only what ends the wait, or never.

    Corrections and what was promised to customers come all the same; questions too, unless all is muted.
    """

    INSTANT = "instant"
    DAILY = "daily"
    LIVE = "live"
    MUTE = "mute"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nothing comes, from one minute of the day to another; over midnight if the end is earlier.

    >>> Quiet(22 * 60, 7 * 60).words
    '22:00-07:00'
    """

    start: int
    end: int

    @property
    def words(self) -> str:
        """Such as ``22:00-07:00``."""
        return f"{clock(self.start)}-{clock(self.end)}"

    def holds(self, minute: int) -> bool:
        """Whether a minute of the day is among them."""
        if self.start <= self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person wants.

    Attributes:
        quiet: hours of their day in which nothing comes; None: there are none.
        language: code of the one to speak to them; empty: the one that they use Slack in.
        zone: where their day is, such as ``Europe/Berlin``; empty: not known.
        named: whether their name is shown to everybody; None where the settings leave nobody the choice.
    """

    news: News = News.INSTANT
    quiet: Quiet | None = None
    language: str = ""
    zone: str = ""
    named: bool | None = None

    def quiet_until(self, now: datetime) -> datetime | None:
        """When the quiet hours that it is now are over; None if it is none of them."""
        here = now.astimezone(zone_of(self.zone))
        if self.quiet is None or not self.quiet.holds(here.hour * 60 + here.minute):
            return None
        return _next(here, time(*divmod(self.quiet.end, 60)))

    def next_daily(self, now: datetime) -> datetime:
        """When the day's news come next."""
        return _next(now.astimezone(zone_of(self.zone)), DAILY)


def zone_of(name: str) -> tzinfo:
    """Where somebody's day is; UTC where that is not known."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def day_of(moment: datetime, zone: str) -> date:
    """Which day a moment is of where somebody is."""
    return moment.astimezone(zone_of(zone)).date()


def clock(minute: int) -> str:
    """A minute of the day, as a clock shows it.

    >>> clock(7 * 60 + 30)
    '07:30'
    """
    return f"{minute // 60:02}:{minute % 60:02}"


def minute_of(words: str) -> int:
    """The minute of the day that a clock shows.

    Raises:
        ValueError: no clock shows this.

    >>> minute_of("07:30")
    450
    """
    shown = time.fromisoformat(words)
    return shown.hour * 60 + shown.minute


def _next(here: datetime, at: time) -> datetime:
    """The next time that a clock of the place shows this, in UTC; in a night without that hour, soon after it."""
    days = (
        here.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0) + timedelta(days=day)
        for day in range(3)
    )
    return next(moment for day in days if (moment := day.astimezone(UTC)) > here)
