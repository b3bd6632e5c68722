"""Values over time, as lines that are named at their ends."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bridge.charts import scale
from bridge.charts.colours import INK, MARK, SERIES
from bridge.charts.plot import Plot, draw_series, highest, last, latest, whole
from bridge.charts.sheet import LINE, SMALL, TYPE, Sheet
from bridge.domain.pages.charts import Lines, Mark, Series

TALL = 200
"""Of the place where the lines are."""


def draw(chart: Lines, width: float, title: str = "") -> Sheet:
    """The chart on a sheet of its own."""
    marks = _together(chart.marks)
    names = _names(chart.series, 0.26 * width)
    right = width - max((scale.width(name, TYPE) for name in names.values()), default=0) - 14
    found = scale.ticks(highest(chart.series), whole(chart.series))
    top_value = max(found[-1], highest(chart.series))
    left = max(scale.width(scale.amount(tick), SMALL) for tick in found) + 10
    plot = Plot(left, right, 0, TALL, top_value, len(chart.labels))
    plot = replace(plot, right=min([right, *_room(plot, marks, width)]))
    rows = scale.rows([plot.xs[mark.at] for mark in marks], [mark.name for mark in marks], SMALL)
    plot = plot.lowered((max(rows, default=-1) + 2) * SMALL * LINE + 10)
    sheet = Sheet(width, plot.bottom + 2 * SMALL, title)
    _scales(sheet, plot, chart, found)
    _marks(sheet, plot, marks, rows)
    for style, series in enumerate(chart.series):
        draw_series(sheet, plot, series, style)
    _name(sheet, plot, chart.series, names)
    return sheet


def _room(plot: Plot, marks: Sequence[Mark], width: float) -> Iterator[float]:
    """How far right the last label of time may stand, for the label of each thing that happened to stay on the sheet."""
    for mark in marks:
        share = (plot.xs[mark.at] - plot.left) / (plot.right - plot.left)
        if share > 0:
            yield plot.left + (width - 4 - scale.width(mark.name, SMALL) - plot.left) / share


def _together(marks: Sequence[Mark]) -> list[Mark]:
    """What happened at one time has one line."""
    by_place = groupby(sorted(marks, key=lambda mark: mark.at), key=lambda mark: mark.at)
    return [Mark(at, ", ".join(mark.name for mark in here)) for at, here in by_place]


def _names(series: Sequence[Series], room: float) -> dict[int, str]:
    """What stands at the end of each line: its name and its last value."""
    found = {}
    for style, one in enumerate(series):
        if (end := last(one)) is not None:
            words = f"{one.name} {scale.amount(one.values[end] or 0)}".strip()
            found[style] = scale.wrapped(words, room, TYPE)
    return found


def _scales(sheet: Sheet, plot: Plot, chart: Lines, ticks: Sequence[float]) -> None:
    sheet.text(0, 0, chart.unit, size=SMALL, level="top")
    end = plot.xs[latest(chart.series)]
    sheet.rule(*((plot.left, plot.y(tick), end, plot.y(tick)) for tick in ticks[1:]))
    sheet.rule((plot.left, plot.bottom, plot.right, plot.bottom), colour=MARK)
    for tick in ticks:
        sheet.text(plot.left - 8, plot.y(tick), scale.amount(tick), size=SMALL, side="right")
    every = scale.stride(chart.labels, plot.right - plot.left, SMALL)
    for place in range(len(chart.labels) - 1, -1, -every):
        label = chart.labels[place]
        half = scale.width(label, SMALL) / 2
        x = min(max(plot.xs[place], half), sheet.width - half)
        sheet.text(x, plot.bottom + 8, label, size=SMALL, side="center", level="top")


def _marks(sheet: Sheet, plot: Plot, marks: Sequence[Mark], rows: Sequence[int]) -> None:
    places = [(plot.xs[mark.at], (row + 1) * SMALL * LINE + 2) for mark, row in zip(marks, rows, strict=True)]
    sheet.rule(*((x, y, x, plot.bottom) for x, y in places), colour=MARK, style=1)
    for mark, (x, y) in zip(marks, places, strict=True):
        sheet.text(x + 4, y, mark.name, INK, size=SMALL, level="top")


def _name(sheet: Sheet, plot: Plot, series: Sequence[Series], names: dict[int, str]) -> None:
    """Names at the ends of the lines; a thin rule leads to those that had to give way."""
    ends = {style: last(series[style]) or 0 for style in names}
    x = plot.xs[latest(series)]
    wanted = [plot.y(series[style].values[end] or 0) for style, end in ends.items()]
    tall = [(name.count("\n") + 1) * TYPE * LINE for name in names.values()]
    places = scale.spread(wanted, tall, plot.top - TYPE, plot.bottom + TYPE / 2)
    for (style, name), y, place in zip(names.items(), wanted, places, strict=True):
        if abs(y - place) > TYPE / 2:
            sheet.rule((x + 4, y, x + 11, place), colour=MARK)
        sheet.text(x + 14, place, name, SERIES[style % len(SERIES)])
