"""Line charts as SVG, readable without any program but a browser."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

Points = Sequence[tuple[float, float]]

_WIDTH, _HEIGHT, _MARGIN = 480, 360, 56
_COLOURS = ("#0b6e99", "#c2410c", "#4d7c0f", "#7e22ce", "#525252")
_TICKS = 5


def line_chart(title: str, across: str, up: str, series: Mapping[str, Points]) -> str:
    """One chart with a line a series.

    Args:
        title: What it shows.
        across: What runs from left to right.
        up: What runs upwards; from 0 to 1.
        series: Points by the name of their line, from left to right.
    """
    furthest = max((x for points in series.values() for x, _ in points), default=0.0) or 1.0
    lines = [_line(name, points, furthest, number) for number, (name, points) in enumerate(series.items())]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
            f"<title>{escape(title)}</title><style>text {{ font: 12px sans-serif }}</style>",
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
            _text(_WIDTH / 2, 20, title, "middle"),
            _text(_WIDTH / 2, _HEIGHT - 10, across, "middle"),
            _text(8, 40, up, "start"),
            *_axes(furthest),
            *lines,
            "</svg>\n",
        ]
    )


def draw(folder: Path, name: str, chart: str) -> None:
    """Write a chart to `folder/name.svg`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.svg").write_text(chart, "utf-8")


def _place(x: float, y: float, furthest: float) -> tuple[float, float]:
    inner_width, inner_height = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN
    return _MARGIN + x / furthest * inner_width, _HEIGHT - _MARGIN - y * inner_height


def _axes(furthest: float) -> list[str]:
    parts = []
    for tick in range(_TICKS + 1):
        share = tick / _TICKS
        left, height = _place(0, share, furthest)
        right, _ = _place(furthest, share, furthest)
        below, floor = _place(share * furthest, 0, furthest)
        parts.append(f'<path d="M{left:.1f} {height:.1f}H{right:.1f}" stroke="#ddd"/>')
        parts.append(_text(left - 6, height + 4, f"{share:.1f}", "end"))
        parts.append(_text(below, floor + 16, f"{share * furthest:.2g}", "middle"))
    return parts


def _line(name: str, points: Points, furthest: float, number: int) -> str:
    colour = _COLOURS[number % len(_COLOURS)]
    path = " ".join("{:.1f},{:.1f}".format(*_place(x, y, furthest)) for x, y in points)
    label = _text(_WIDTH - _MARGIN - 6, _HEIGHT - _MARGIN - 10 - 16 * number, name, "end", colour)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{label}'


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#222") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'
