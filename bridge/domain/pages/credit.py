"""The credit of all teams in a period: sums and facts side by side, no ranking, nobody who did not agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import Shipped, Withheld
from bridge.domain.language import Phrase as _
from bridge.domain.periods import Period
from bridge.domain.stages import Stage

SMALLER = _("Smaller teams")
"""What teams are called together whose numbers are not shown by themselves."""

PLANNED = frozenset({Stage.PLANNED, Stage.IN_WORK, Stage.FIXED})


@dataclass(frozen=True, slots=True)
class TeamShare:
    """What one team contributed in a period.

    Attributes:
        team: what people call it.
        people: how many of it earned something.
        contributions: how many lines that is.
        points: by kind.
        problems: the problems that it helped with, each with its stage.
        size: how many people are in it; whoever is in none counts as one of them.
    """

    team: str
    people: int = 0
    contributions: int = 0
    points: Mapping[Kind, int] = field(default_factory=dict)
    problems: Mapping[int, str] = field(default_factory=dict)
    size: int = 0

    @property
    def heard(self) -> int:
        """How many problems it helped with."""
        return len(self.problems)

    @property
    def planned(self) -> int:
        """How many of these the owners will bring, and customers do not have yet."""
        return sum(stage in PLANNED for stage in self.problems.values())

    @property
    def live(self) -> int:
        """How many of these customers have."""
        return sum(stage == Stage.LIVE for stage in self.problems.values())

    @property
    def total(self) -> int:
        """The sum of its points."""
        return sum(self.points.values())


@dataclass(frozen=True, slots=True)
class Agreed:
    """Somebody who agreed to be named to everybody."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class CreditPage:
    """What the page of credit shows.

    Attributes:
        period: whose credit it is.
        then: as it was known when the period was over, and not as it is known now.
        withheld: why no team is shown, if none is.
        smallest: teams of fewer people are not shown by themselves.
        teams: by name; the small ones together at the end.
        hidden: some small teams are left out, being too few people even together.
        weeks: the last weeks' contributions of these teams by kind, oldest first.
        shipped: the owners' teams that brought something live; never summed with the others.
        team: key of the team whose people are listed; empty: none is chosen.
        choices: the teams that can be chosen, each with its name; none where nobody is asked to agree.
        agreed: those of that team who agreed to be named, by name.
        named: the numbers of all who are named.
    """

    period: Period
    then: bool
    withheld: Withheld = Withheld.NOT_AT_ALL
    smallest: int = 0
    teams: tuple[TeamShare, ...] = ()
    hidden: bool = False
    weeks: tuple[tuple[date, Mapping[str, int]], ...] = ()
    shipped: tuple[Shipped, ...] = ()
    team: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    agreed: tuple[Agreed, ...] = ()
    named: tuple[int, ...] = ()

    @property
    def all(self) -> TeamShare:
        """All teams that are shown, together."""
        return together("All", self.teams)


def together(name: str, shares: Iterable[TeamShare]) -> TeamShare:
    """Several teams as one: a problem that two of them helped with is one problem.

    >>> together("Both", [TeamShare("A", problems={1: "live"}), TeamShare("B", problems={1: "live"})]).heard
    1
    """
    listed = list(shares)
    kinds = {kind for share in listed for kind in share.points}
    return TeamShare(
        name,
        sum(share.people for share in listed),
        sum(share.contributions for share in listed),
        {kind: sum(share.points.get(kind, 0) for share in listed) for kind in Kind if kind in kinds},
        {number: stage for share in listed for number, stage in share.problems.items()},
        sum(share.size for share in listed),
    )


def folded(shares: Iterable[TeamShare], smallest: int) -> tuple[tuple[TeamShare, ...], bool]:
    """The teams by name, the small ones together at the end; and whether these had to be left out altogether."""
    listed = sorted(shares, key=lambda share: share.team.casefold())
    large = [share for share in listed if share.size >= smallest]
    small = [share for share in listed if share.size < smallest]
    folds = together(SMALLER, small)
    shown = bool(small) and folds.size >= smallest
    return (*large, *([folds] if shown else [])), bool(small) and not shown
