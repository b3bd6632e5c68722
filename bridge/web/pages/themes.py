"""Themes: what customers are about, over time."""

from collections.abc import Mapping
from typing import Any

from bridge.domain.pages.theme_tables import trends_chart, trends_tables
from bridge.domain.pages.themes import Trends
from bridge.domain.roles import RESPONSIBLE
from bridge.web.pages.page import Page


def _chart(value: Trends) -> Mapping[str, Any]:
    return {"chart": trends_chart(value)}


PAGE = Page("themes", "/themes", "Themes", RESPONSIBLE, trends_tables, _chart)
