"""The colours of charts by what they are for: fixed ones in pictures, classes of the page's style sheet in SVG."""

from typing import Final

SERIES: Final = ("#0c6f69", "#a04a12", "#3a5a91", "#7a3f74")
INK: Final = "#1d2327"
SOFT: Final = "#545d64"
GRID: Final = "#e2dfd7"
MARK: Final = "#8b867a"
PAPER: Final = "#ffffff"

CLASSES: Final = {
    **{colour: f"c{number}" for number, colour in enumerate(SERIES, 1)},
    INK: "ink",
    SOFT: "soft",
    GRID: "grid",
    MARK: "mark",
}
"""``static/charts.css`` gives each class its colour, light and dark."""
