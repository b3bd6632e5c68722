"""Drawings read back: their words and shapes, with where they stand."""

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element, fromstring

from bridge.charts.scale import width
from bridge.charts.svg import svg
from bridge.domain.pages.charts import Chart


@dataclass(frozen=True)
class Written:
    """A line of text: its words, and the box that it needs."""

    words: str
    left: float
    right: float
    top: float
    foot: float
    kind: str


@lru_cache(maxsize=64)
def drawings(chart: Chart) -> tuple[Element, Element]:
    """The drawings for wide and for narrow places."""
    wide, narrow = fromstring(svg(chart))  # noqa: S314 - our own
    return wide, narrow


def size(drawing: Element) -> tuple[float, float]:
    """How wide and how tall it is."""
    _x, _y, wide, tall = map(float, drawing.attrib["viewBox"].split())
    return wide, tall


def written(drawing: Element) -> list[Written]:
    """Every line of text; about how wide it is, rather too wide than too narrow."""
    return [_written(text) for text in drawing.iter("text")]


def bars(drawing: Element) -> list[tuple[float, float]]:
    """From where to where the bars reach, from top to bottom."""
    found = []
    for path in drawing.iter("path"):
        xs = [float(x) for x in re.findall(r"[ML] ([\d.]+)", path.attrib["d"])]
        if (
            path.get("class") == "c1"
            and path.get("fill") == "currentColor"
            and "transform" not in path.attrib
        ):
            found.append((min(xs), max(xs)))
    return found


def ends(drawing: Element, kind: str = "c1") -> list[tuple[float, float]]:
    """Where the dots of a class stand."""
    paths = (
        path for path in drawing.iter("path") if path.get("class") == kind and "transform" in path.attrib
    )
    places = (re.findall(r"[\d.]+", path.attrib["transform"]) for path in paths)
    return [(float(x), float(y)) for x, y in places]


def _written(text: Element) -> Written:
    x, y, high = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
    wide = width(text.text or "", high)
    left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor", "start")]
    return Written(text.text or "", left, left + wide, y - 0.73 * high, y, text.attrib["class"])
