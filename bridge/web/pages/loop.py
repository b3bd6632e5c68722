"""The health of the loop: whether the company answers those who hear its customers."""

from collections.abc import Mapping
from typing import Any

from bridge.domain.pages.answers import trend_chart
from bridge.domain.pages.funnel import funnel_chart
from bridge.domain.pages.loop import Loop, loop_tables
from bridge.domain.pages.owed import ages_chart
from bridge.domain.roles import RESPONSIBLE
from bridge.web.pages.page import Page


def _charts(value: Loop) -> Mapping[str, Any]:
    return {
        "funnel": funnel_chart(value.funnel),
        "trend": trend_chart(value.trend),
        "ages": ages_chart(value.owed),
    }


PAGE = Page("loop", "/loop", "Health of the loop", RESPONSIBLE, loop_tables, _charts)
