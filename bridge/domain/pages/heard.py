"""What was heard of each theme, week by week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bridge.domain.language import Phrase as _
from bridge.domain.language import spoken
from bridge.domain.pages.charts import Multiples, Series
from bridge.domain.pages.tables import Cell, Column, Kind, Table
from bridge.domain.units import WEEKS
from bridge.domain.weeks import label

PANELS = 6
"""More small pictures are not looked at."""

UNSORTED = _("No theme")
"""What reports are listed under that have none."""

TITLE = _("Themes over {weeks}")
TOLD = _("Reports a week, first to last: {themes}.")
NONE_TOLD = _("Reports a week, first to last: none.")
ONE_TOLD = _("{theme} {first} to {last}, at most {most}")
UNIT = _("reports a week")


@dataclass(frozen=True, slots=True)
class Themes:
    """Reports by theme and week.

    Attributes:
        weeks: their Mondays, oldest first.
        reports: a theme's name, and how many reports each week brought; the theme with most reports first.
    """

    weeks: tuple[date, ...]
    reports: tuple[tuple[str, tuple[int, ...]], ...]


def themes(weeks: Sequence[date], counts: Mapping[str, Sequence[int]]) -> Themes:
    """Reports by theme and week, the theme with most reports first.

    Args:
        weeks: their Mondays, oldest first.
        counts: how many reports each week brought, by the theme's name.
    """
    order = sorted(counts.items(), key=lambda one: (-sum(one[1]), one[0]))
    return Themes(tuple(weeks), tuple((name, tuple(reports)) for name, reports in order))


def themes_chart(value: Themes) -> Multiples:
    """The themes with most reports as small multiples."""
    shown = [(spoken(name), reports) for name, reports in value.reports[:PANELS]]
    told = "; ".join(
        ONE_TOLD.format(theme=name, first=reports[0], last=reports[-1], most=max(reports))
        for name, reports in shown
    )
    return Multiples(
        TITLE.format(weeks=WEEKS(len(value.weeks))),
        TOLD.format(themes=told) if told else spoken(NONE_TOLD),
        spoken(UNIT),
        tuple(map(label, value.weeks)),
        tuple(Series(name, reports) for name, reports in shown),
    )


def themes_table(value: Themes) -> Table:
    """All themes, week by week."""
    columns = tuple(Column(week.isoformat(), label(week), Kind.NUMBER) for week in value.weeks)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *reports, sum(reports)) for name, reports in value.reports
    )
    ends = Column("theme", "Theme"), Column("all", "All", Kind.NUMBER)
    title = TITLE.format(weeks=WEEKS(len(value.weeks)))
    return Table(
        "themes", title, (ends[0], *columns, ends[1]), rows, empty="Nobody has reported anything yet."
    )
