"""The list of problems, cut down to what was asked for."""

from dataclasses import dataclass
from datetime import date

from bridge.domain.naming import counted
from bridge.domain.pages.choices import EMPTY, FIRST, Choices
from bridge.domain.pages.tables import Column, Kind, Link, Table


@dataclass(frozen=True, slots=True)
class Listed:
    """One problem of a list.

    Attributes:
        stage: in two or three words.
        owner: the team that owns it.
        reports: how many there are.
        this_week: how many of them came this week.
        since: the day of the first one.
        due: until when the team owes an answer; None when it owes none.
    """

    number: int
    title: str
    stage: str
    owner: str
    reports: int
    this_week: int
    since: date
    due: date | None


@dataclass(frozen=True, slots=True)
class Problems:
    """A list of problems.

    Attributes:
        rows: one page of it, the most reported this week first; where words were asked for, the best first.
        similar: what is similar in meaning to these words, the most similar first.
        many: how many there are in all.
        page: which page it is.
        last: the last page.
        choices: what it can be cut down to.
        cut: it is cut down already.
        words: that were looked for.
        ours: only problems and reports of the viewer's company are counted.
    """

    rows: tuple[Listed, ...]
    similar: tuple[Listed, ...]
    many: int
    page: int
    last: int
    choices: Choices
    cut: bool = False
    words: str = ""
    ours: bool = False

    @property
    def headline(self) -> str:
        """How many there are of what.

        >>> Problems((), (), 1200, 1, 48, Choices((), (), ())).headline
        '1,200 problems reported'
        """
        if not self.many:
            return self._none
        many = counted(self.many, "problem")
        if self.words:
            return f"{many} with the words “{self.words}”"
        return f"{many} like that" if self.cut else f"{many} reported"

    @property
    def _none(self) -> str:
        if not self.words:
            return "No problem is like that" if self.cut else "No problem is reported yet"
        near = len(self.similar)
        similar = f"; {near} {'is' if near == 1 else 'are'} similar in meaning" if near else ""
        return f"No problem has the words “{self.words}”{similar}"


COLUMNS = (
    Column("title", "Problem"),
    Column("stage", "Stage"),
    Column("owner", "Owner"),
    Column("reports", "Reports", Kind.NUMBER),
    Column("this_week", "This week", Kind.NUMBER),
    Column("since", "Since", Kind.DAY),
    Column("due", "Answer due", Kind.DAY),
)


def tables(problems: Problems) -> tuple[Table, ...]:
    """The list, and what is similar in meaning."""
    found = "With these words" if problems.words else "Problems"
    empty = EMPTY if problems.cut else FIRST
    return (
        Table("problems", found, COLUMNS, tuple(map(_row, problems.rows)), empty),
        Table("similar", "Similar in meaning", COLUMNS, tuple(map(_row, problems.similar)), "Nothing is."),
    )


def _row(one: Listed) -> tuple[Link | str | int | date | None, ...]:
    link = Link(one.title, f"/problems/{one.number}")
    return link, one.stage, one.owner, one.reports, one.this_week, one.since, one.due
