"""Charts as inline SVG."""

from bridge.domain.pages.charts import Chart


def svg(chart: Chart) -> str:
    """The chart as one ``<svg>`` element."""
    return f'<svg role="img"><title>{chart.title}</title></svg>'
