"""What people contest of their credit, and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bridge.domain.pages.tables import Cell, Column, Kind, Link, Table

VERDICTS: Mapping[str, str] = {"": "open", "upheld": "the line stands", "granted": "granted"}
"""What was decided, in words."""

COLUMNS = (
    Column("contest", "No."),
    Column("day", "Contested on", Kind.DAY),
    Column("by", "By"),
    Column("line", "The line"),
    Column("text", "What they say"),
    Column("verdict", "Decision"),
    Column("points", "Points given or taken", Kind.NUMBER),
    Column("reason", "Reason"),
    Column("decided", "Decided on", Kind.DAY),
)


@dataclass(frozen=True, slots=True)
class Contested:
    """One contested line of the ledger, or the lack of one.

    Attributes:
        number: of the contest.
        day: when it was contested.
        by: who did, as the reader may read it.
        text: what they say.
        line: what the line was written for, in a sentence; that a line is missing, if none was named.
        points: of the line; None if there is none.
        insight: number of the report that it is about, if it is about one.
        group: number of the problem that it is about, if it is about one.
        verdict: upheld or granted; empty while it is open.
        reason: why.
        given: points that the decision gives or takes.
        decided: when it was decided.
    """

    number: int
    day: date
    by: str
    text: str
    line: str
    points: int | None = None
    insight: int | None = None
    group: int | None = None
    verdict: str = ""
    reason: str = ""
    given: int = 0
    decided: date | None = None

    @property
    def decision(self) -> str:
        """What was decided, in words."""
        return VERDICTS[self.verdict]


@dataclass(frozen=True, slots=True)
class Contests:
    """All that is contested.

    Attributes:
        waiting: for a decision, the longest waiting first.
        decided: of this page of the list, the newest first.
        page: of the list of what was decided.
        last: page of that list.
        named: numbers of the persons whom it names.
    """

    waiting: tuple[Contested, ...]
    decided: tuple[Contested, ...]
    page: int = 1
    last: int = 1
    named: tuple[int, ...] = ()


def listed(contests: Contests) -> Table:
    """What was decided, as a table."""
    rows = tuple(map(_row, contests.decided))
    return Table("decided", "Decided", COLUMNS, rows, empty="Nothing was decided yet.")


def _row(one: Contested) -> tuple[Cell, ...]:
    where = Link(one.line, f"/problems/{one.group}") if one.group else one.line
    number = f"No. {one.number}"
    return (number, one.day, one.by, where, one.text, one.decision, one.given, one.reason, one.decided)
