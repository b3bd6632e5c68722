"""Charts as inline SVG."""

import io
from functools import lru_cache
from typing import Final
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from bridge.charts import cleaning, drawing
from bridge.domain.pages.charts import Chart

WIDE: Final = 760
NARROW: Final = 350


@lru_cache(maxsize=512)
def svg(chart: Chart) -> str:
    """The chart as ``<div class="drawn">`` with two drawings in it, for wide and for narrow places; CSS shows one.

    Colours are classes, the type is the page's own; no style, script, id or link is in it.
    """
    frame = Element("div", {"class": "drawn"})
    for size, width in (("wide", WIDE), ("narrow", NARROW)):
        one = SubElement(frame, "svg", {"class": size, "role": "img"})
        SubElement(one, "title").text = chart.title
        SubElement(one, "desc").text = chart.alt
        cleaning.fill(one, fromstring(_written(chart, width)))  # noqa: S314 - the drawing library's own
    return tostring(frame, encoding="unicode")


def _written(chart: Chart, width: int) -> str:
    with drawing.LOCK:
        figure = drawing.sheet(chart, width).figure
        figure.patch.set_visible(False)
        file = io.StringIO()
        figure.savefig(file, format="svg", metadata={"Date": None})
    return file.getvalue()
