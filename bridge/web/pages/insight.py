"""One report with its full history."""

from collections.abc import Mapping
from typing import Any

from bridge.domain.pages.insight import HIDDEN, tables
from bridge.domain.roles import EVERYBODY
from bridge.web.pages.page import Page


def _more(_insight: object) -> Mapping[str, Any]:
    return {"hidden": HIDDEN}


PAGE = Page("insight", "/insights/{number}", "Report", EVERYBODY, tables, _more, listed=False)
