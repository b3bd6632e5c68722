"""What people may see of credit: their own line by line, their team's and the company's as sums."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bridge.domain.credit import Kind


class Scope(StrEnum):
    """Whose credit is asked for."""

    ME = "me"
    TEAM = "team"
    COMPANY = "company"


class Withheld(StrEnum):
    """Why the credit of a team is not shown."""

    NOT_AT_ALL = ""
    OFF = "off"
    NO_TEAM = "no_team"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class CreditLine:
    """One entry of the ledger, explained.

    Attributes:
        when: when it was earned, with a zone; people are shown the day of it.
        sentence: what it was earned for and what became of it, in plain words without a full stop.
        points: whole points; negative when an entry was taken back.
        entry: its number in the ledger.
        insight: the report that it is about, if it is about one.
        group: the problem that it is about.
        issue_key: of the problem's Jira issue, empty if it has none.
        issue_url: where a person can look at it.
        contest: what became of it when its person contested it, in a sentence; empty if nobody did.
    """

    when: datetime
    sentence: str
    points: int
    entry: int = 0
    insight: int | None = None
    group: int = 0
    issue_key: str = ""
    issue_url: str = ""
    contest: str = ""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The facts beside the points.

    Attributes:
        contributions: how many credited contributions stand.
        heard: how many problems were heard.
        planned: how many of these are planned, being worked on or fixed.
        live: how many of these are live.
    """

    contributions: int = 0
    heard: int = 0
    planned: int = 0
    live: int = 0


@dataclass(frozen=True, slots=True)
class CreditSummary:
    """A person's own credit.

    Attributes:
        lines: the newest entries first; may be fewer than all.
        outcomes: the facts beside the points.
        points: the sum of the entries of each kind.
        listed: how many lines there are in all.
        period: the words of the period; empty: all time.
        then: the points as they were known when the period was over, where that differs.
        recorded: whether credit is recorded for persons at all.
        agreed: whether their name is shown to everybody; None where the settings leave nobody the choice.
        page: address of the pages, without a slash at the end; empty: nowhere.
    """

    lines: tuple[CreditLine, ...] = ()
    outcomes: Outcomes = field(default_factory=Outcomes)
    points: Mapping[Kind, int] = field(default_factory=dict)
    listed: int = 0
    period: str = ""
    then: int | None = None
    recorded: bool = True
    agreed: bool | None = None
    page: str = ""

    @property
    def total(self) -> int:
        """The sum of all entries."""
        return sum(self.points.values())


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of a team who agreed to be named to everybody.

    Attributes:
        called: what the reader calls them.
        outcomes: the facts of their contributions in the period.
    """

    called: str
    outcomes: Outcomes


@dataclass(frozen=True, slots=True)
class TeamCredit:
    """The credit of one team of people who hear customers, in a period.

    Attributes:
        team: what people call it; empty if there is none.
        period: the words of the period.
        withheld: why the rest is empty, if it is.
        smallest: teams of fewer people are not shown.
        outcomes: the facts beside the points.
        points: the sum of the entries of each kind.
        then: the points as they were known when the period was over, where that differs.
        named: those who agreed to be named, in the order of the alphabet.
    """

    team: str
    period: str
    withheld: Withheld = Withheld.NOT_AT_ALL
    smallest: int = 0
    outcomes: Outcomes = field(default_factory=Outcomes)
    points: Mapping[Kind, int] = field(default_factory=dict)
    then: int | None = None
    named: tuple[Colleague, ...] = ()

    @property
    def total(self) -> int:
        """The sum of all entries."""
        return sum(self.points.values())


@dataclass(frozen=True, slots=True)
class TeamSum:
    """One of several teams; ``team`` is empty for the small ones taken together."""

    team: str
    points: int


@dataclass(frozen=True, slots=True)
class Shipped:
    """What a team that owns problems brought to customers; never summed with the points of those who report.

    Attributes:
        problems: how many became live in the period, and still are.
        named: the owners of these who agreed to be named to everybody, in the order of the alphabet.
        numbers: of those owners, in the same order.
    """

    team: str
    problems: int
    named: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CompanyCredit:
    """The credit of all teams in a period: never a ranking.

    Attributes:
        period: the words of the period.
        withheld: why the teams are not shown, if they are not.
        teams: by name; the small ones together at the end.
        hidden: some small teams are left out, because they are too few people even together.
        smallest: teams of fewer people are not shown by themselves.
        then: the points as they were known when the period was over, where that differs.
        shipped: the teams that brought something live, by name.
    """

    period: str
    withheld: Withheld = Withheld.NOT_AT_ALL
    teams: tuple[TeamSum, ...] = ()
    hidden: bool = False
    smallest: int = 0
    then: int | None = None
    shipped: tuple[Shipped, ...] = ()

    @property
    def total(self) -> int:
        """The sum of all teams that are shown."""
        return sum(team.points for team in self.teams)


CreditAnswer = CreditSummary | TeamCredit | CompanyCredit
"""What ``/credits`` shows."""
