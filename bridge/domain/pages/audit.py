"""Who looked at named data of others, who opened references of customers, and who took tables away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bridge.domain.pages.tables import Column, Kind, Table
from bridge.domain.periods import Period

WHAT: Mapping[str, str] = {
    "look": "looked at",
    "export": "exported",
    "reference": "opened a customer's reference",
    "forgotten": "forgot old lines of this log",
    "pause": "held all that leaves",
    "resume": "let all leave again",
    "recall": "took back what was told to many",
    "erase": "erased somebody",
    "restore": "brought a backup back",
    "retry": "had dead letters tried again",
    "drop": "gave dead letters up",
    "rotate": "sealed references with another key",
    "forget": "gave up references that no key opens",
    "sign-out": "ended sessions",
}
"""What somebody did, in words."""

COLUMNS = (
    Column("day", "Day", Kind.DAY),
    Column("hour", "Hour (UTC)"),
    Column("who", "Who"),
    Column("what", "What they did"),
    Column("page", "Where"),
    Column("about", "Whom it named"),
    Column("rows", "Rows", Kind.NUMBER),
)


@dataclass(frozen=True, slots=True)
class Glance:
    """One look or export.

    Attributes:
        day: when.
        hour: of that day, in UTC; no closer.
        who: looked, by name.
        what: they did.
        page: where.
        about: whom they saw by name, as the reader may read it; empty for an export.
        rows: so many were taken away, or it was about; None for a look.
    """

    day: date
    hour: int
    who: str
    what: str
    page: str
    about: str = ""
    rows: int | None = None

    @property
    def clock(self) -> str:
        """The hour in words.

        >>> Glance(date(2026, 11, 2), 9, "Ada", "export", "Credit").clock
        '09 to 10'
        """
        return f"{self.hour:02} to {(self.hour + 1) % 24:02}"


@dataclass(frozen=True, slots=True)
class Audit:
    """The log of a period.

    Attributes:
        period: of which it is.
        glances: of this page of the list, the newest first.
        total: how many there are in the period.
        page: of the list.
        last: page of the list.
        named: numbers of the persons whom it names.
    """

    period: Period
    glances: tuple[Glance, ...]
    total: int
    page: int = 1
    last: int = 1
    named: tuple[int, ...] = ()


def log(audit: Audit) -> Table:
    """The log as a table."""
    return Table(
        "log",
        "Who looked, and what was taken away",
        COLUMNS,
        tuple(
            (one.day, one.clock, one.who, WHAT[one.what], one.page, one.about, one.rows)
            for one in audit.glances
        ),
        empty="Nobody looked at named data of others or took a table away in this time.",
        note="Looking at somebody's page again on the same day is written down once.",
    )
