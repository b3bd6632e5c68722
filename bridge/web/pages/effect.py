"""Before and after: what became of reports once a problem was live."""

from collections.abc import Mapping
from typing import Any

from bridge.domain.pages.effect_tables import effect_chart, effects_tables
from bridge.domain.pages.effects import Effects
from bridge.domain.roles import RESPONSIBLE
from bridge.web.pages.page import Page


def _charts(value: Effects) -> Mapping[str, Any]:
    return {"charts": {shown.effect.group: effect_chart(shown.effect) for shown in value.shown}}


PAGE = Page("effect", "/effect", "Before and after", RESPONSIBLE, effects_tables, _charts)
