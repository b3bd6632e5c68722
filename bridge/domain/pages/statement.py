"""One person's credit, line by line."""

from dataclasses import dataclass

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import CreditLine, CreditSummary
from bridge.domain.naming import counted
from bridge.domain.pages.credit_tables import POINTS
from bridge.domain.pages.tables import Cell, Column, Link, Table
from bridge.domain.pages.tables import Kind as Holds
from bridge.domain.periods import Period


@dataclass(frozen=True, slots=True)
class Statement:
    """The credit of one person as somebody sees it.

    Attributes:
        called: what the reader calls them.
        own: the person reads it.
        summary: facts, points and the lines of this page of the list, newest first.
        period: when it was earned; None: ever.
        page: of the list of lines.
        last: page of that list.
        named: the person's number, unless they read it themselves.
    """

    called: str
    own: bool
    summary: CreditSummary
    period: Period | None = None
    page: int = 1
    last: int = 1
    named: tuple[int, ...] = ()


def lines(statement: Statement) -> Table:
    """The lines of the ledger as a table."""
    return Table(
        "lines",
        "Line by line",
        (
            Column("day", "Day", Holds.DAY),
            Column("what", "What for"),
            Column("points", "Points", Holds.NUMBER),
            Column("problem", "Problem"),
            Column("report", "Report"),
            Column("issue", "Issue"),
            Column("line", "Line", Holds.NUMBER),
        ),
        tuple(map(_row, statement.summary.lines)),
        empty="No line yet. The first one comes when a report is confirmed.",
    )


def points(statement: Statement) -> Table:
    """The points by kind, with their sum."""
    kinds = [kind for kind in Kind if statement.summary.points.get(kind)]
    rows = [(POINTS[kind], statement.summary.points[kind]) for kind in kinds]
    return Table(
        "points",
        "Points",
        (Column("kind", "For"), Column("points", "Points", Holds.NUMBER)),
        (*rows, ("All", statement.summary.total)) if rows else (),
        empty="No points yet.",
        note=_then(statement.summary.then),
    )


def _row(line: CreditLine) -> tuple[Cell, ...]:
    return (
        line.when.date(),
        line.sentence,
        line.points,
        Link(f"No. {line.group}", f"/problems/{line.group}") if line.group else None,
        Link(f"No. {line.insight}", f"/insights/{line.insight}") if line.insight else None,
        Link(line.issue_key, line.issue_url) if line.issue_key else None,
        line.entry,
    )


def _then(points_then: int | None) -> str:
    if points_then is None:
        return ""
    then = counted(points_then, "point")
    return f"When this time was over it was {then}; what was settled later is counted where it was earned."
