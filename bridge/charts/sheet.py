"""What charts are drawn on: a figure whose units are those of the drawing, from the top left, with few kinds of marks."""

from collections.abc import Sequence
from typing import Final, Literal

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.transforms import Affine2D

from bridge.charts import scale
from bridge.charts.colours import GRID, INK, PAPER, SOFT
from bridge.charts.words import Words

mpl.rcParams["svg.fonttype"] = "none"  # text stays text
mpl.rcParams["svg.hashsalt"] = "bridge"  # the same chart is the same file

UNITS_PER_INCH: Final = 72
TYPE: Final = 13
SMALL: Final = 12
HEADING: Final = 16
GAP: Final = 10
MARGIN: Final = 18
"""Around a drawing with a title, which stands alone."""

LINE: Final = 1.25
"""Of the size of the type: from one line of text to the next."""

UPPER: Final = 0.73
"""Of the size of the type: from the foot of a capital letter to its head."""

NOWHERE: Final = float("nan")
Ends = tuple[float, float, float, float]
"""From where to where: x, y, x, y."""

Side = Literal["left", "center", "right"]
Level = Literal["top", "center"]

DASHES: Final = ("-", (0, (5, 2.2)), (0, (1.2, 1.8)), (0, (7, 2, 1.5, 2)))
DOTS: Final = ("o", "s", "^", "D")
"""Lines are told apart by their dashes and the shapes at their ends too, not by colour alone."""

THIN: Final = ("-", (0, (2, 2)))
"""Solid for scales, dashed for what happened."""


class Sheet:
    """An empty sheet.

    Attributes:
        width: of the drawing.
        figure: what is drawn on.

    Args:
        width: of the drawing.
        height: of the drawing, without the title.
        title: written above it; empty: none.
    """

    def __init__(self, width: float, height: float, title: str = "") -> None:
        self.width = width
        words = scale.wrapped(title, width, HEADING) if title else ""
        above = len(words.splitlines()) * HEADING * LINE + GAP
        margin = MARGIN if title else 0
        wide, tall = width + 2 * margin, height + (above + 2 * margin if title else 0)
        size = (wide / UNITS_PER_INCH, tall / UNITS_PER_INCH)
        self.figure = Figure(size, UNITS_PER_INCH, facecolor=PAPER)
        from_the_top = Affine2D().scale(1, -1).translate(margin, height + margin)
        self._units = from_the_top.scale(1 / UNITS_PER_INCH) + self.figure.dpi_scale_trans
        if title:
            self.text(0, -above, words, INK, size=HEADING, level="top", bold=True)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        colour: str = SOFT,
        *,
        size: float = TYPE,
        side: Side = "left",
        level: Level = "center",
        bold: bool = False,
    ) -> None:
        """Write lines of words that begin, are centred or end at a place, below it or around its height."""
        lines = words.split("\n")
        first = {
            "top": y + UPPER * size,
            "center": y + (UPPER * size - (len(lines) - 1) * LINE * size) / 2,
        }[level]
        for number, line in enumerate(lines):
            foot = first + number * LINE * size
            weight = "bold" if bold else "normal"
            self._add(Words(x, foot, line, color=colour, fontsize=size, ha=side, fontweight=weight))

    def line(self, xs: Sequence[float], ys: Sequence[float | None], colour: str, style: int = 0) -> None:
        """Draw a line with gaps where nothing is known; what stands alone between gaps is a dot."""
        heights = [NOWHERE if y is None else y for y in ys]
        self._add(Line2D(xs, heights, color=colour, linewidth=2, linestyle=DASHES[style % len(DASHES)]))
        around = [None, *ys, None]
        for place, y in enumerate(ys):
            if y is not None and around[place] is None and around[place + 2] is None:
                self.dot(xs[place], y, colour, style)

    def dot(self, x: float, y: float, colour: str, style: int = 0) -> None:
        """Mark a point."""
        shape = DOTS[style % len(DOTS)]
        self._add(Line2D([x], [y], color=colour, marker=shape, markersize=6, linestyle=""))

    def area(self, xs: Sequence[float], low: Sequence[float], high: Sequence[float], colour: str) -> None:
        """Shade what lies between two lines."""
        around = [*zip(xs, low, strict=True), *zip(reversed(xs), reversed(high), strict=True)]
        self._add(Polygon(around, color=colour, alpha=0.16, linewidth=0))

    def bar(self, x: float, y: float, length: float, height: float, colour: str) -> None:
        """Draw a bar from a place to the right, around a height."""
        self._add(Rectangle((x, y - height / 2), length, height, color=colour, linewidth=0))

    def rule(self, *lines: Ends, colour: str = GRID, style: int = 0) -> None:
        """Draw thin lines."""
        xs = [x for start, _y, end, _y_end in lines for x in (start, end, NOWHERE)]
        ys = [y for _x, start, _x_end, end in lines for y in (start, end, NOWHERE)]
        self._add(Line2D(xs, ys, color=colour, linewidth=1, linestyle=THIN[style]))

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._units)
        self.figure.add_artist(artist)
