"""Amounts as bars, each with its name before it and its number after it."""

from bridge.charts import scale
from bridge.charts.colours import INK, MARK, SERIES
from bridge.charts.sheet import LINE, SMALL, TYPE, Sheet
from bridge.domain.pages.charts import Bars

THICK = 16
GAP = 12


def draw(chart: Bars, width: float, title: str = "") -> Sheet:
    """The chart on a sheet of its own."""
    names = [scale.wrapped(label, 0.36 * width, TYPE) for label in chart.labels]
    numbers = [scale.amount(value) for value in chart.values]
    start = max((scale.width(name, TYPE) for name in names), default=0) + 10
    room = width - start - max((scale.width(number, TYPE) for number in numbers), default=0) - 8
    tall = [max(THICK, (name.count("\n") + 1) * TYPE * LINE) + GAP for name in names]
    top = SMALL * LINE + 8
    sheet = Sheet(width, top + sum(tall), title)
    sheet.text(start, 0, chart.unit, size=SMALL, level="top")
    for place, (name, number, value) in enumerate(zip(names, numbers, chart.values, strict=True)):
        y = top + sum(tall[:place]) + tall[place] / 2
        length = room * value / (max(chart.values) or 1)
        sheet.bar(start, y, length, THICK, SERIES[0])
        sheet.text(0, y, name, INK)
        sheet.text(start + length + 6, y, number, INK, bold=True)
    sheet.rule((start, top, start, top + sum(tall)), colour=MARK)
    return sheet
