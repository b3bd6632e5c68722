"""Charts drawn, whatever their kind."""

from threading import Lock

from bridge.charts import bars, lines, multiples
from bridge.charts.sheet import Sheet
from bridge.domain.pages.charts import Bars, Chart, Lines, Multiples

LOCK = Lock()
"""One thread draws at a time: https://matplotlib.org/stable/users/faq.html#work-with-threads."""


def sheet(chart: Chart, width: float, title: str = "") -> Sheet:
    """The chart on a sheet of its own.

    Args:
        chart: what is drawn.
        width: of the sheet.
        title: written above the chart; empty: none.
    """
    match chart:
        case Lines():
            return lines.draw(chart, width, title)
        case Bars():
            return bars.draw(chart, width, title)
        case Multiples():
            return multiples.draw(chart, width, title)
