"""Moments in JQL: relative to now, or exact to the minute in the asking account's time zone."""

import re
from datetime import datetime, timedelta, timezone

RELATIVE = re.compile(r"^(?P<sign>[+-]?)(?P<number>\d{1,9})(?P<unit>[wdhm])$")
SECONDS = {"w": 604_800, "d": 86_400, "h": 3_600, "m": 60}
FORMATS = ("%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M", "%Y-%m-%d", "%Y/%m/%d")


def moment(text: str, now: float, offset_minutes: int) -> float | None:
    """Seconds since the epoch, or None when the text is no moment.

    Args:
        text: `-5m`, `-2h`, `2026-11-21`, `2026-11-21 14:30`; with slashes too; `now()`.
        now: Seconds since the epoch.
        offset_minutes: The account's time zone, in minutes east of UTC.
    """
    if text.lower() == "now()":
        return now
    relative = RELATIVE.match(text)
    if relative:
        span = int(relative["number"]) * SECONDS[relative["unit"]]
        return now - span if relative["sign"] == "-" else now + span
    return _absolute(text, timezone(timedelta(minutes=offset_minutes)))


def _absolute(text: str, zone: timezone) -> float | None:
    for form in FORMATS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=zone).timestamp()
        except ValueError:
            continue
    return None
