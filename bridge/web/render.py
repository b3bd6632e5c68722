"""Templates filled in: everything is escaped, and what is missing is a mistake."""

import secrets
from datetime import UTC, date, datetime
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bridge.charts.svg import svg
from bridge.domain.naming import counted
from bridge.domain.pages.charts import Chart
from bridge.domain.pages.tables import Cell, Kind, Link
from bridge.web import files
from bridge.web.assets import address
from bridge.web.here import spans

FILE_WORDS = {"csv": "CSV", "json": "JSON", "parquet": "Parquet"}


def day(at: date | None) -> str:
    """A day as people say it.

    >>> day(date(2026, 11, 2))
    '2 November 2026'
    """
    return f"{at.day} {at:%B %Y}" if at else ""


def moment(at: datetime | None) -> str:
    """A moment, in UTC.

    >>> moment(datetime(2026, 11, 2, 9, 30, tzinfo=UTC))
    '2 November 2026, 09:30 UTC'
    """
    return f"{day(at.astimezone(UTC))}, {at.astimezone(UTC):%H:%M} UTC" if at else ""


def share(part: float) -> str:
    """A share of one as people say it.

    >>> share(0.857), share(0.004)
    ('86 %', 'under 1 %')
    """
    return "under 1 %" if 0 < part < 0.01 else f"{part * 100:.0f} %"


def ago(at: datetime, now: datetime) -> str:
    """How long ago something was, in the largest unit that fits.

    >>> ago(datetime(2026, 11, 2, 9, tzinfo=UTC), datetime(2026, 11, 5, 10, tzinfo=UTC))
    '3 days ago'
    """
    passed = max(now - at, now - now)
    if passed.days:
        return f"{counted(passed.days, 'day')} ago"
    hours = passed.seconds // 3600
    return f"{counted(hours, 'hour')} ago" if hours else "just now"


def cell(value: Cell, kind: Kind) -> str:
    """What stands in a cell of a table, as text.

    >>> cell(1234567, Kind.NUMBER), cell(None, Kind.NUMBER), cell(0.5, Kind.SHARE)
    ('1,234,567', '–', '50 %')
    """
    match value:
        case None:
            return "–"
        case Link():
            return value.text
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case str():
            return value
    return share(value) if kind is Kind.SHARE else _amount(value)


def _amount(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def drawn(chart: Chart) -> Markup:
    """A chart as inline SVG."""
    return Markup(svg(chart))  # noqa: S704 - made by the drawing library, which escapes what it writes


def once() -> str:
    """What makes one form one decision, however often it is sent."""
    return secrets.token_hex(8)


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("bridge.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"day": day, "moment": moment, "share": share, "cell": cell, "counted": counted}
    made.globals |= {"asset": address, "drawn": drawn, "ago": ago, "once": once, "spans": spans}
    made.globals |= {"file_kinds": files.offered, "file_words": FILE_WORDS}
    return made


_TEMPLATES = _environment()


def page(template: str, **values: Any) -> str:
    """A whole page.

    Args:
        template: the file's name in ``templates``.
        values: what it shows.
    """
    return _TEMPLATES.get_template(template).render(**values)
