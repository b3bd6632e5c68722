"""From how many people the numbers are: who is silent is not without problems."""

from collections.abc import Iterable
from dataclasses import dataclass

from bridge.domain.naming import counted


@dataclass(frozen=True, slots=True)
class Active:
    """How many of a team reported.

    Attributes:
        name: of the team.
        active: how many of its people.
        agents: how many it has.
    """

    name: str
    active: int
    agents: int


@dataclass(frozen=True, slots=True)
class Base:
    """From how many people the numbers are: who is silent is not without problems.

    Attributes:
        active: people who reported.
        agents: people in teams; 0 if no teams are known.
        quiet: teams of which less than half as many report as of all.
    """

    active: int
    agents: int
    quiet: tuple[Active, ...] = ()

    @property
    def words(self) -> str:
        """The base in words.

        >>> Base(63, 240, (Active("Manila", 2, 80),)).words
        'From 63 of 240 agents; Manila 2 of 80.'
        """
        if not self.agents:
            return f"From {counted(self.active, 'agent')}."
        quiet = "".join(f"; {team.name} {team.active:,} of {team.agents:,}" for team in self.quiet)
        return f"From {self.active:,} of {counted(self.agents, 'agent')}{quiet}."


def base(teams: Iterable[Active], others: int, smallest: int) -> Base:
    """The base of a period's numbers.

    Args:
        teams: all teams.
        others: all people who reported, for where no team is known.
        smallest: teams with fewer people are not named.
    """
    teams = list(teams)
    active, agents = sum(team.active for team in teams), sum(team.agents for team in teams)
    quiet = [
        team for team in teams if team.agents >= smallest and 2 * team.active * agents < active * team.agents
    ]
    quiet.sort(key=lambda team: team.active / team.agents)
    return Base(active + (0 if agents else others), agents, tuple(quiet[:2]))
