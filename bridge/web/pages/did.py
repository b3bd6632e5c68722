"""You said, we did: where agents begin."""

from bridge.domain.pages.did import Did, stories_table
from bridge.domain.pages.tables import Table
from bridge.domain.roles import EVERYBODY
from bridge.web.pages.page import Page


def _tables(value: Did) -> tuple[Table, ...]:
    return (stories_table(value),)


PAGE = Page("did", "/did", "You said, we did", EVERYBODY, _tables)
