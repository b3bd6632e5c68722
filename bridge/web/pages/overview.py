"""The overview: what leaders open on Monday."""

from collections.abc import Mapping
from typing import Any

from bridge.domain.pages.funnel import funnel_chart
from bridge.domain.pages.heard import themes_chart
from bridge.domain.pages.overview import Overview, overview_tables
from bridge.domain.roles import RESPONSIBLE
from bridge.web.pages.page import Page


def _charts(value: Overview) -> Mapping[str, Any]:
    return {"funnel": funnel_chart(value.funnel), "themes": themes_chart(value.themes)}


PAGE = Page("overview", "/", "Overview", RESPONSIBLE, overview_tables, _charts)
