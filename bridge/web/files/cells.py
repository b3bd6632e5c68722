"""Cells as text files know them: numbers stay numbers, days are written as ISO 8601 does."""

from datetime import date

from bridge.domain.pages.tables import Cell, Link


def plain(cell: Cell) -> str | int | float | None:
    """A cell without its link.

    >>> plain(Link("Refund", "/problems/17")), plain(date(2026, 11, 2)), plain(0.5)
    ('Refund', '2026-11-02', 0.5)
    """
    if isinstance(cell, Link):
        return cell.text
    return cell.isoformat() if isinstance(cell, date) else cell
