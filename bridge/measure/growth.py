"""How answers grow with what is in the store, as a drawing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

AIM = 300
"""Milliseconds that 95 of 100 answers may take."""

STYLES = ("-", "--", ":", "-.")
MARKS = "os^vD*PX"


def draw(measured: Iterable[Mapping[str, Any]], to: Path) -> None:
    """Draw the 95th of a hundred answers of each page, a panel for each kind of database.

    Args:
        measured: what measuring the pages printed as JSON.
        to: the SVG file.
    """
    lines = _lines(measured)
    to.parent.mkdir(parents=True, exist_ok=True)
    # Words stay words: https://matplotlib.org/stable/users/explain/text/fonts.html#svg-fonts
    with rc_context({"svg.fonttype": "none"}):
        _figure(lines).savefig(to, format="svg", metadata={"Date": None})


def _figure(lines: Mapping[str, Mapping[str, list[tuple[int, float]]]]) -> Figure:
    figure = Figure(figsize=(11, 4.5), layout="constrained")
    panels = figure.subplots(1, len(lines), sharey=True, squeeze=False)[0]
    for panel, (database, pages) in zip(panels, sorted(lines.items()), strict=True):
        for place, (page, points) in enumerate(sorted(pages.items())):
            style = {"linestyle": STYLES[place % len(STYLES)], "marker": MARKS[place % len(MARKS)]}
            panel.plot(*zip(*sorted(points), strict=True), label=page, linewidth=1, markersize=4, **style)
        panel.axhline(AIM, color="black", linewidth=0.8)
        panel.set(xscale="log", yscale="log", title=database, xlabel="reports in the store")
        panel.set_ylabel("95th of 100 answers, ms")
        for axis in (panel.xaxis, panel.yaxis):
            axis.set_major_formatter(FuncFormatter(lambda value, _at: f"{value:,.0f}"))
        panel.grid(visible=True, linewidth=0.3)
    panels[-1].legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False, fontsize=8)
    return figure


def _lines(measured: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, list[tuple[int, float]]]]:
    """By kind of database and page: how much there is, and how long answers take."""
    found: dict[str, dict[str, list[tuple[int, float]]]] = defaultdict(lambda: defaultdict(list))
    for one in measured:
        for timing in one["timings"]:
            point = one["size"]["insights"], timing["p95"]
            found[one["database"].split()[0]][timing["page"]].append(point)
    return found
