"""Charts as pictures, for Slack and mail."""

import io
from functools import lru_cache
from typing import Final

from bridge.charts import drawing
from bridge.charts.sheet import MARGIN, UNITS_PER_INCH
from bridge.domain.pages.charts import Chart

SHARP: Final = 2
"""Pixels a unit of the drawing."""


@lru_cache(maxsize=32)
def png(chart: Chart, width: int = 760) -> bytes:
    """The chart with its title, light, on white.

    Args:
        chart: what is drawn.
        width: in pixels as screens count them; the picture has twice as many.
    """
    file = io.BytesIO()
    with drawing.LOCK:
        figure = drawing.sheet(chart, width - 2 * MARGIN, chart.title).figure
        figure.savefig(file, format="png", dpi=SHARP * UNITS_PER_INCH, metadata={"Software": None})
    return file.getvalue()
