"""A whole play: agents post and answer, owners decide, teams work, until everything has come to rest."""

import time
from collections.abc import Sequence

from bridge.sandbox.people.agents import Agents
from bridge.sandbox.people.cards import Card
from bridge.sandbox.people.cast import Cast, hire, parts
from bridge.sandbox.people.crew import Crew
from bridge.sandbox.people.hands import Hands
from bridge.sandbox.people.judgement import Dice, Understand, reader_of
from bridge.sandbox.people.owners import Owners
from bridge.sandbox.people.person import Person
from bridge.sandbox.people.posting import Posting
from bridge.sandbox.people.scene import Scene
from bridge.sandbox.people.tally import Played, Progress, Tally
from bridge.sandbox.people.teams import Teams
from bridge.sandbox.seed.rows import Row

THREADS = 16
OLDER = ("triage-payments", "PAY", "Refund status unclear to customers")
"""The issue that an owner remembers when a report of it comes: channel, project, summary."""


def play(
    sandbox_url: str,
    rows: Sequence[Row],
    *,
    agents: int = 50,
    rate: float = 10.0,
    seed: int = 7,
    quiet: float = 3.0,
    seconds: float = 540.0,
    understand: Understand | None = None,
    progress: Progress = lambda _phase, _done, _total: None,
) -> Played:
    """Play the rows against a bridge that is connected to the sandbox.

    Args:
        sandbox_url: where the sandbox listens.
        rows: what customers said; planted problems are used only to answer truthfully.
        agents: at least so many people post.
        rate: rows a second.
        seed: the same seed makes the same people decide the same.
        quiet: seconds without a change in Slack and Jira after which everybody has heard everything; longer than
            it takes the bridge to notice a change in Jira.
        seconds: after so many the play stops even if not everything has come to rest.
        understand: tells which problem a text speaks of; by default the planted one whose words it resembles.
        progress: called with phase, done, total; from several threads.

    Returns:
        What the people did and saw.

    Raises:
        HandsError: the sandbox is not there, or refused something.
    """
    return Stage(sandbox_url, rows, agents, seed, understand, progress).run(rate, quiet, seconds)


class Stage:
    """Everything that one play needs, put together.

    Args:
        url: the sandbox.
        rows: what customers said.
        agents: at least so many people.
        seed: of their decisions.
        understand: what they understand, or None for the default.
        progress: told how far it is.
    """

    def __init__(
        self,
        url: str,
        rows: Sequence[Row],
        agents: int,
        seed: int,
        understand: Understand | None,
        progress: Progress,
    ) -> None:
        self.hands, self.rows, self.progress = Hands(url), rows, progress
        self.cast: Cast = hire(self.hands, rows, agents)
        self.tally = Tally()
        self.agents = Agents(Dice(seed), self.tally, understand or reader_of(rows))
        self.owners = Owners(self.tally)
        self.seconds: dict[str, float] = {}

    def run(self, rate: float, quiet: float, seconds: float) -> Played:
        """Post, decide, work; see `play`."""
        deadline = time.monotonic() + seconds
        with Crew(THREADS) as crew, self._scene(crew) as scene:
            teams = Teams(self.hands, self.tally, self.progress, lambda: scene.settle(quiet, deadline))
            self._remember(teams)
            settled = self._act(crew, scene, teams, rate, quiet, deadline)
        return Played(
            sent=self.tally.did["posted"],
            saved=frozenset(self.tally.saved),
            refused=tuple(self.tally.refused),
            did=dict(self.tally.did),
            seconds=self.seconds,
            settled=settled,
        )

    def _act(
        self, crew: Crew, scene: Scene, teams: Teams, rate: float, quiet: float, deadline: float
    ) -> bool:
        begin = time.monotonic()
        tasks = list(parts(self.rows, list(self.cast.agents)))
        Posting(self.cast, self.tally, self.progress).all(tasks, rate, crew)
        posted = time.monotonic()
        settled = scene.settle(quiet, deadline)
        decided = time.monotonic()
        settled = settled and teams.work()
        if self.owners.accept():
            settled = scene.settle(quiet, deadline) and settled
        worked = time.monotonic()
        self.seconds = {"posting": posted - begin, "deciding": decided - posted, "working": worked - decided}
        return settled

    def _scene(self, crew: Crew) -> Scene:
        return Scene(self.hands, crew, self.cast.bot, self.cast.people, self._see, self._see_modal)

    def _remember(self, teams: Teams) -> None:
        channel, project, summary = OLDER
        ids = [
            entry["id"] for entry in self.hands.ask("slack/workspace")["channels"] if entry["name"] == channel
        ]
        if ids and ids[0] in self.cast.owners:
            self.owners.older[ids[0]] = teams.remember(project, summary)

    def _see(self, card: Card) -> None:
        if owner := self.cast.owners.get(card.channel):
            self.owners.see(owner, card)
        elif agent := self.cast.at_home(card.channel):
            self.agents.see(agent, card)

    def _see_modal(self, person: Person) -> None:
        if person in self.cast.owners.values():
            self.owners.see_modal(person)
