"""What a lead brings into the huddle, to be printed."""

from collections.abc import Mapping
from typing import Any

from bridge.domain.huddle import is_open, stands
from bridge.domain.outgoing.asked import TeamAnswer
from bridge.domain.roles import Role
from bridge.web.pages.page import Page


def _more(_value: TeamAnswer) -> Mapping[str, Any]:
    return {"is_open": is_open, "stands": stands}


PAGE = Page("huddle", "/huddle", "For the huddle", frozenset({Role.LEAD}), more=_more)
