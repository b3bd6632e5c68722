"""Small panels of one kind, all with the same scale, which is said once."""

from collections.abc import Sequence

from bridge.charts import scale
from bridge.charts.colours import INK, MARK
from bridge.charts.plot import Plot, draw_series, highest, last
from bridge.charts.sheet import LINE, SMALL, TYPE, Sheet
from bridge.domain.pages.charts import Multiples, Series

NARROWEST = 165
"""Of a panel."""

TALL = 58
"""Of the highest value; a row of panels is as tall as its own highest one."""

LEAST = 14
BETWEEN = 18


def draw(chart: Multiples, width: float, title: str = "") -> Sheet:
    """The chart on a sheet of its own."""
    across = max(1, min(len(chart.panels), int((width + BETWEEN) // (NARROWEST + BETWEEN))))
    each = (width - BETWEEN * (across - 1)) / across
    room = max((scale.width(_end(panel), TYPE) for panel in chart.panels), default=0) + 12
    rows = [chart.panels[start : start + across] for start in range(0, len(chart.panels), across)]
    named = [max(_lines(panel, each) for panel in row) * TYPE * LINE + 6 for row in rows]
    top, scaled = SMALL * LINE + 14, highest(chart.panels) or 1
    tall = [max(LEAST, TALL * highest(row) / scaled) + BETWEEN for row in rows]
    sheet = Sheet(width, top + sum(named) + sum(tall) + SMALL / 2, title)
    sheet.text(0, 0, f"{chart.unit}, each from 0 to {scale.amount(scaled)}", size=SMALL, level="top")
    for number, row in enumerate(rows):
        y = top + sum(named[:number]) + sum(tall[:number])
        bottom = y + named[number] + tall[number] - BETWEEN
        for place, panel in enumerate(row):
            x = place * (each + BETWEEN)
            plot = Plot(x + 3, x + each - room, bottom - TALL, bottom, scaled, len(chart.labels))
            sheet.text(x, y, scale.wrapped(panel.name, each, TYPE), INK, level="top")
            _panel(sheet, plot, panel)
            if number * across + place + across >= len(chart.panels):
                _times(sheet, plot, chart.labels)
    return sheet


def _lines(panel: Series, room: float) -> int:
    return scale.wrapped(panel.name, room, TYPE).count("\n") + 1


def _panel(sheet: Sheet, plot: Plot, panel: Series) -> None:
    sheet.rule((plot.left - 3, plot.bottom, plot.right + 3, plot.bottom), colour=MARK)
    draw_series(sheet, plot, panel, 0)
    if (end := last(panel)) is not None:
        place = plot.y(panel.values[end] or 0)
        sheet.text(plot.right + 9, place, _end(panel), INK, bold=True)


def _times(sheet: Sheet, plot: Plot, labels: Sequence[str]) -> None:
    """The first and the last time, below the lowest panel of a column."""
    y = plot.bottom + 4
    if labels:
        sheet.text(plot.left - 3, y, labels[0], size=SMALL - 1, level="top")
    if len(labels) > 1:
        sheet.text(plot.right + 3, y, labels[-1], size=SMALL - 1, side="right", level="top")


def _end(panel: Series) -> str:
    end = last(panel)
    return "" if end is None else scale.amount(panel.values[end] or 0)
