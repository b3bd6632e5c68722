"""Where values over time stand, and how one line of them is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bridge.charts.colours import SERIES
from bridge.charts.sheet import Sheet
from bridge.domain.pages.charts import Series


@dataclass(frozen=True, slots=True)
class Plot:
    """The place where lines are, and how values become heights there.

    Attributes:
        left: where the first label of time stands.
        right: where the last one does.
        top: where the highest value is.
        bottom: where 0 is.
        highest: that value.
        labels: how many there are.
    """

    left: float
    right: float
    top: float
    bottom: float
    highest: float
    labels: int

    @property
    def xs(self) -> list[float]:
        """Where the labels stand."""
        if self.labels <= 1:
            return [(self.left + self.right) / 2]
        step = (self.right - self.left) / (self.labels - 1)
        return [self.left + step * place for place in range(self.labels)]

    def lowered(self, by: float) -> "Plot":
        """The same further down."""
        return replace(self, top=self.top + by, bottom=self.bottom + by)

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.bottom - (self.bottom - self.top) * value / self.highest

    def ys(self, values: Sequence[float | None]) -> list[float | None]:
        """Where values stand."""
        return [None if value is None else self.y(value) for value in values]


def highest(series: Sequence[Series]) -> float:
    """The highest of all values and intervals."""
    return max((value or 0 for one in series for value in (*one.values, *one.high)), default=0)


def whole(series: Sequence[Series]) -> bool:
    """Whether all values are whole numbers."""
    return all(value is None or value == int(value) for one in series for value in one.values)


def draw_series(sheet: Sheet, plot: Plot, series: Series, style: int) -> None:
    """One line with its interval and its end."""
    colour = SERIES[style % len(SERIES)]
    if series.low and series.high:
        low, high = map(plot.y, series.low), map(plot.y, series.high)
        sheet.area(plot.xs, list(low), list(high), colour)
    sheet.line(plot.xs, plot.ys(series.values), colour, style)
    if (end := last(series)) is not None:
        sheet.dot(plot.xs[end], plot.y(series.values[end] or 0), colour, style)


def last(series: Series) -> int | None:
    """The place of the last value that is known."""
    known = [place for place, value in enumerate(series.values) if value is not None]
    return known[-1] if known else None


def latest(series: Sequence[Series]) -> int:
    """The place where the longest line ends."""
    return max((last(one) or 0 for one in series), default=0)
