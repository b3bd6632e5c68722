"""One problem, for everybody."""

from collections.abc import Mapping
from typing import Any

from bridge.domain.pages import problem_tables
from bridge.domain.pages.problem import ProblemPage
from bridge.domain.roles import EVERYBODY
from bridge.web.pages.page import Page


def _more(problem: ProblemPage) -> Mapping[str, Any]:
    return {"chart": problem_tables.chart(problem)}


PAGE = Page(
    name="problem",
    path="/problems/{number}",
    title="Problem",
    roles=EVERYBODY,
    tables=problem_tables.tables,
    more=_more,
    listed=False,
)
