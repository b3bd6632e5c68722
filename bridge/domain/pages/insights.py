"""The list of reports, cut down to what was asked for."""

from dataclasses import dataclass
from datetime import date

from bridge.domain.naming import counted
from bridge.domain.pages.choices import EMPTY, FIRST, Choices
from bridge.domain.pages.tables import Column, Kind, Link, Table

MOST = 2_500
"""So many are listed at most: whoever looks for older ones says which."""

UNREADABLE = "Not shown: it may name somebody"


@dataclass(frozen=True, slots=True)
class Listed:
    """One report of a list.

    Attributes:
        words: what was said, in one line.
        problem: that it is in; None while it is being sorted.
        theme: what people call it; empty if it has none.
        team: by which it was heard; empty where that is not said.
        at: the day it was said.
    """

    number: int
    words: str
    problem: Link | None
    theme: str
    team: str
    at: date


@dataclass(frozen=True, slots=True)
class Insights:
    """A list of reports.

    Attributes:
        rows: one page of it, the newest first; where words were asked for, the best first.
        many: how many are listed.
        page: which page it is.
        last: the last page.
        choices: what it can be cut down to.
        cut: it is cut down already.
        words: that were looked for.
        ours: only reports of the viewer's company are listed.
    """

    rows: tuple[Listed, ...]
    many: int
    page: int
    last: int
    choices: Choices
    cut: bool = False
    words: str = ""
    ours: bool = False

    @property
    def headline(self) -> str:
        """How many there are of what."""
        if not self.many:
            return self._none
        if self.many >= MOST and not self.words:
            return f"The newest {MOST:,} reports" + (" like that" if self.cut else "")
        found = counted(self.many, "report")
        if self.words:
            return f"{found} with the words “{self.words}”"
        return f"{found} like that" if self.cut else found

    @property
    def _none(self) -> str:
        if self.words:
            return f"No report has the words “{self.words}”"
        return "No report is like that" if self.cut else "Nobody has reported anything yet"


COLUMNS = (
    Column("words", "What was said"),
    Column("problem", "Problem"),
    Column("theme", "Theme"),
    Column("team", "Heard by"),
    Column("day", "Day", Kind.DAY),
)


def tables(insights: Insights) -> tuple[Table, ...]:
    """The list."""
    rows = tuple(map(_row, insights.rows))
    return (Table("insights", "Reports", COLUMNS, rows, EMPTY if insights.cut else FIRST),)


def _row(one: Listed) -> tuple[Link | str | date | None, ...]:
    words = Link(one.words or UNREADABLE, f"/insights/{one.number}")
    return words, one.problem, one.theme, one.team, one.at
