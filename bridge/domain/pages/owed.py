"""What waits: answers that teams owe, and decisions that only those who lead can take."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bridge.domain.naming import counted
from bridge.domain.pages.charts import Bars
from bridge.domain.pages.tables import Cell, Column, Kind, Link, Table


class Reason(StrEnum):
    """Why a problem needs somebody who leads."""

    OWNER = "owner"
    POLICY = "policy"
    PARTNER = "partner"
    OVERDUE = "overdue"


_WHY = {
    Reason.OWNER: "has no owner",
    Reason.POLICY: "is a policy",
    Reason.PARTNER: "is a partner problem",
    Reason.OVERDUE: "is overdue, although everybody was reminded",
}


@dataclass(frozen=True, slots=True)
class Need:
    """A decision that only those who lead can take.

    Attributes:
        group: number of the problem.
        title: in customers' words.
        reason: why it is theirs.
        team: whose it is now.
        reports: in the week.
        days: for how long it has waited.
    """

    group: int
    title: str
    reason: Reason
    team: str
    reports: int
    days: int

    @property
    def path(self) -> str:
        """Of the problem's page."""
        return f"/problems/{self.group}"

    @property
    def why(self) -> str:
        """Why it needs them, after the title."""
        return _WHY[self.reason]

    @property
    def size(self) -> str:
        """How much it is heard."""
        return f"{counted(self.reports, 'report')} a week"


@dataclass(frozen=True, slots=True)
class Owed:
    """An answer that a team owes.

    Attributes:
        group: number of the problem.
        title: in customers' words.
        route: name of the route that owns it.
        team: what people call its team.
        days: for how long it has waited.
        promised: until when the answer is owed; None if no date was set.
        overdue: that date has passed.
        reports: in the week.
    """

    group: int
    title: str
    route: str
    team: str
    days: int
    promised: date | None
    overdue: bool
    reports: int

    @property
    def state(self) -> str:
        """Whether the answer is late."""
        if self.overdue:
            return "overdue"
        return "on time" if self.promised else "no date yet"

    @property
    def waited(self) -> str:
        """For how long, in words."""
        return counted(self.days, "day") if self.days else "less than a day"

    @property
    def due(self) -> str:
        """Until when the answer is owed, in words."""
        if self.promised is None:
            return "no date yet"
        return f"{'overdue since' if self.overdue else 'by'} {self.promised.day} {self.promised:%b}"


def waits(owed: Sequence[Owed]) -> str:
    """What waits for an answer, longest waiting first, in words."""
    if not owed:
        return "nothing waits for an answer."
    days = owed[0].waited
    if len(owed) == 1:
        return f"1 waits, for {days} ({owed[0].team})."
    return f"{len(owed)} wait, the oldest {days} ({owed[0].team})."


def owed_table(owed: Sequence[Owed], more: int = 0) -> Table:
    """The answers that are owed, longest waiting first; so many more are left out."""
    rows = tuple(
        (Link(one.title, f"/problems/{one.group}"), one.team, one.days, one.promised, one.state, one.reports)
        for one in owed
    )
    columns = (
        *_OWED,
        Column("promised", "Answer by", Kind.DAY),
        Column("state", "State"),
        Column("reports", "Reports a week", Kind.NUMBER),
    )
    note = f"And {counted(more, 'problem')} more." if more else ""
    return Table("owed", "What is owed now, oldest first", columns, rows, empty=_NOTHING, note=note)


def owed_briefly(owed: Sequence[Owed], more: int = 0) -> Table:
    """The same for a page with little room."""
    rows = tuple((Link(one.title, f"/problems/{one.group}"), one.days, one.due, one.team) for one in owed)
    problem, team, days = _OWED
    columns = problem, days, Column("due", "Answer"), team
    note = f"And {counted(more, 'problem')} more on Health of the loop." if more else ""
    return Table("owed", "What is owed, oldest first", columns, rows, empty=_NOTHING, note=note)


_OWED = (
    Column("problem", "Problem"),
    Column("team", "Owed by"),
    Column("days", "Waits, days", Kind.NUMBER),
)
_NOTHING = "Nothing waits for an answer."


AGES = ((3, "under 3 days"), (7, "3 to 6 days"), (14, "1 week"), (28, "2 to 3 weeks"))
OLDEST = "4 weeks and more"
BANDS = (*(name for _days, name in AGES), OLDEST)


def band(days: int) -> str:
    """How old something is, in words.

    >>> band(2), band(7), band(40)
    ('under 3 days', '1 week', '4 weeks and more')
    """
    return next((name for below, name in AGES if days < below), OLDEST)


def ages_chart(owed: Sequence[Owed]) -> Bars:
    """How long what is owed has waited."""
    ages = Counter(band(one.days) for one in owed)
    told = ", ".join(f"{name} {ages[name]}" for name in BANDS if ages[name])
    return Bars(
        "How long problems have waited for an answer",
        f"Problems by how long they have waited: {told or 'none waits'}.",
        "problems",
        BANDS,
        tuple(ages[name] for name in BANDS),
    )


def ages_table(owed: Sequence[Owed]) -> Table:
    """The same by the team that owes it, whoever has waited longest first."""
    teams: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in owed:
        teams[one.team][band(one.days)] += 1
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (team, *(ages[name] for name in BANDS), ages.total()) for team, ages in teams.items()
    )
    columns = tuple(Column(f"age{place}", name, Kind.NUMBER) for place, name in enumerate(BANDS))
    title = "Outstanding by owner and age"
    ends = Column("team", "Owed by"), Column("problems", "Problems", Kind.NUMBER)
    return Table("ages", title, (ends[0], *columns, ends[1]), rows, empty=_NOTHING)
