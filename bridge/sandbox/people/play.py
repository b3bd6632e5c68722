"""A whole play: agents post and answer, owners decide, teams work, until everything has come to rest."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from bridge.sandbox.people.agents import Agents
from bridge.sandbox.people.cards import Card
from bridge.sandbox.people.cast import hire, parts
from bridge.sandbox.people.crew import Crew
from bridge.sandbox.people.hands import Hands
from bridge.sandbox.people.judgement import Dice, Understand, reader_of
from bridge.sandbox.people.owners import Older, Owners
from bridge.sandbox.people.person import Person
from bridge.sandbox.people.posting import Posting
from bridge.sandbox.people.scene import Scene
from bridge.sandbox.people.tally import Played, Progress, Tally
from bridge.sandbox.people.teams import Settle, Teams
from bridge.sandbox.seed.rows import Row

THREADS = 16
OLDER = ("triage-payments", "PAY", "Refund status unclear")
"""The issue that an owner remembers when refunds are talked of: channel, project, how its summary begins."""


def play(
    sandbox_url: str,
    rows: Sequence[Row],
    *,
    agents: int = 50,
    rate: float = 10.0,
    seed: int = 7,
    quiet: float = 2.0,
    seconds: float = 900.0,
    owners: bool = True,
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
        owners: owners and product teams act too; without them only the agents do.
        understand: tells which problem a text speaks of; by default the planted one whose words it resembles.
        progress: called with phase, done, total; from several threads.

    Returns:
        What the people did and saw.

    Raises:
        HandsError: the sandbox is not there, or refused something.
    """
    stage = Stage(Hands(sandbox_url), rows, agents, Dice(seed), understand, progress)
    return stage.run(rate, quiet, time.monotonic() + seconds, owners=owners)


class Stage:
    """Everything that one play needs, put together.

    Args:
        hands: the control API.
        rows: what customers said.
        agents: at least so many people.
        dice: make up their minds.
        understand: what they understand, or None for the default.
        progress: told how far it is.
    """

    def __init__(
        self,
        hands: Hands,
        rows: Sequence[Row],
        agents: int,
        dice: Dice,
        understand: Understand | None,
        progress: Progress,
    ) -> None:
        self.hands, self.rows, self.progress = hands, rows, progress
        self.cast = hire(hands, rows, agents)
        self.tally = Tally()
        understood = understand or reader_of(rows)
        self.agents = Agents(dice, self.tally, understood)
        self.teams = Teams(hands, self.tally, progress)
        self.owners = Owners(self.tally, self.teams.take, understood)
        self.seconds: dict[str, float] = {}

    def run(self, rate: float, quiet: float, deadline: float, *, owners: bool) -> Played:
        """Post, decide, work; see `play`."""
        if owners:
            self._remember()
        else:
            self.cast.owners.clear()
        with Crew(THREADS) as crew, self._scene(crew) as scene:
            settle = partial(scene.settle, quiet, deadline)
            settled = self._post(crew, rate, settle) and (not owners or self._work(settle))
        return Played(
            sent=self.tally.did["posted"] - len(self.tally.refused),
            saved=frozenset(self.tally.saved),
            refused=tuple(self.tally.refused),
            did=dict(self.tally.did),
            seconds=self.seconds,
            settled=settled,
        )

    def _remember(self) -> None:
        name, project, words = OLDER
        key = self.teams.begin(project, words)
        for channel in self.hands.ask("slack/workspace")["channels"]:
            if channel["name"] == name:
                self.owners.older[channel["id"]] = Older(key, words.split()[0].casefold())

    def _scene(self, crew: Crew) -> Scene:
        people = self.cast.people
        return Scene(self.hands, crew, self.cast.bot, people, self._cares, self._see, self._see_modal)

    def _post(self, crew: Crew, rate: float, settle: Settle) -> bool:
        tasks = list(parts(self.rows, list(self.cast.agents)))
        posting = Posting(self.cast, self.tally, self.progress)
        with self._timed("posting"):
            posting.all(tasks, rate, crew)
        with self._timed("deciding"):
            return settle()

    def _work(self, settle: Settle) -> bool:
        with self._timed("working"):
            if not self.teams.work(settle):
                return False
        with self._timed("accepting"):
            return not self.owners.accept() or settle()

    @contextmanager
    def _timed(self, phase: str) -> Iterator[None]:
        begin = time.monotonic()
        try:
            yield
        finally:
            self.seconds[phase] = time.monotonic() - begin

    def _cares(self, channel: str, ts: str, thread_ts: str | None) -> bool:
        """Owners read everything, agents their cards, and replies below these while they are asked something."""
        if channel in self.cast.owners:
            return True
        return self.teams.asking if thread_ts else self.agents.cares(channel, ts)

    def _see(self, card: Card) -> None:
        if owner := self.cast.owners.get(card.channel):
            self.owners.see(owner, card)
        elif agent := self.cast.at_home(card.channel):
            self.agents.see(agent, card)

    def _see_modal(self, person: Person) -> None:
        if person in self.cast.owners.values():
            self.owners.see_modal(person)
