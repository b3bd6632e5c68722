from collections.abc import Mapping
from typing import Any

from bridge.domain.pages import credit_tables, statement
from bridge.domain.pages.credit import CreditPage
from bridge.domain.pages.statement import Statement
from bridge.domain.pages.tables import Table
from bridge.domain.roles import COLLEAGUES
from bridge.web.pages.page import Page


def _tables(page: CreditPage) -> tuple[Table, ...]:
    return (
        credit_tables.teams(page),
        credit_tables.weekly(page),
        credit_tables.shipped(page),
        credit_tables.people(page),
    )


def _more(page: CreditPage) -> Mapping[str, Any]:
    return {"chart": credit_tables.chart(page)}


def _lines(page: Statement) -> tuple[Table, ...]:
    return (statement.lines(page), statement.points(page))


PAGE = Page("credit", "/credit", "Credit", COLLEAGUES, tables=_tables, more=_more)
MINE = Page("my_credit", "/credit/me", "My credit", COLLEAGUES, tables=_lines, listed=False)
THEIRS = Page("their_credit", "/credit/people/{number}", "Credit", COLLEAGUES, tables=_lines, listed=False)
