"""People at work: agents report, edit and answer, owners decide, teams move their issues, whoever is killed meanwhile."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bridge.sandbox.people.agents import Agents
from bridge.sandbox.people.cards import Card, said, saved
from bridge.sandbox.people.cast import Cast
from bridge.sandbox.people.crew import Crew
from bridge.sandbox.people.hands import Answer, Hands
from bridge.sandbox.people.judgement import Dice
from bridge.sandbox.people.owners import Owners
from bridge.sandbox.people.person import Person
from bridge.sandbox.people.scene import Scene
from bridge.sandbox.people.tally import Tally
from bridge.sandbox.people.teams import Teams
from bridge.sandbox.seed.rows import Row
from tests.chaos.marks import marked

THREADS = 24
TRIES, PAUSE = 40, 0.5
"""How often somebody does again what nobody acknowledged, and how many seconds they wait before."""

SEEN = ("slack/press", "slack/submit")
"""What people do again when it is not taken; what they wrote, Slack itself delivers again."""

ROUND = 1.5
"""Seconds between two rounds of the teams."""

BY_COMMAND, BY_MESSAGE = 0.2, 0.4
"""Shares of the reports that come by command, and by command or direct message; the others stand in a channel."""

EDITED = 0.05
"""The share of them that are edited."""


class Patient(Hands):
    """People who press again when nothing happens."""

    def do(self, path: str, **body: object) -> Answer:
        """Do it, and if it is a press or a form, until it is acknowledged."""
        answer = super().do(path, **body)
        for _ in range(TRIES if path in SEEN else 0):
            if answer["acked"] or answer.get("errors"):
                break
            time.sleep(PAUSE)
            answer = super().do(path, **body)
        return answer


@dataclass
class Traffic:
    """What people do, and what they were promised.

    Attributes:
        hands: of all of them.
        cast: who they are.
        rows: what customers say.
        seed: of what they decide.
        promised: the marks of the reports that must be there in the end: posts that Slack holds, and commands to which
            the bridge said "Saved".
        tally: counts what they did.
    """

    hands: Hands
    cast: Cast
    rows: list[Row]
    seed: int
    promised: set[str] = field(default_factory=set)
    tally: Tally = field(default_factory=Tally)
    _stopping: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        """Agents and owners decide by chance: nobody moves a report, so each thread tells of one problem in order."""
        self._agents = Agents(Dice(self.seed), self.tally)
        self._owners = Owners(self.tally, lambda _key: None)
        self._teams = Teams(self.hands, self.tally, lambda *_: None)
        self._dice, self._crew = Dice(self.seed), Crew(THREADS)

    @contextmanager
    def flowing(self) -> Iterator[None]:
        """For the time of a `with` block everybody reacts to what they see."""
        teams = threading.Thread(target=self._work)
        with self._crew, self._scene():
            teams.start()
            try:
                yield
            finally:
                self._stopping.set()
                teams.join()

    def _scene(self) -> Scene:
        people, react = self.cast.people, self._owners.see_modal
        return Scene(self.hands, self._crew, self.cast.bot, people, self._cares, self._see, react)

    def posting(self, reports: int, rate: float, deadline: float) -> Iterator[None]:
        """Post so many reports, so many a second, and wait until the deadline; comes by now and then.

        Raises:
            HandsError: the sandbox refused something, or is gone.
        """
        agents, begin = list(self.cast.agents.values()), time.monotonic()
        for number in range(reports):
            time.sleep(max(0.0, begin + number / rate - time.monotonic()))
            self._crew.do(self._report, agents[number % len(agents)], number)
            yield
        while time.monotonic() < deadline:
            if self._crew.wait(PAUSE):
                time.sleep(PAUSE)
            yield

    def _report(self, agent: Person, number: int) -> None:
        mark, words = marked(number, self.rows[number % len(self.rows)].text)
        chance = self._dice.chance("way", number)
        if chance < BY_COMMAND:
            answer = agent.command(self.cast.floor, words)
            if saved(said(answer["response"])):
                self.promised.add(mark)
            return
        self.promised.add(mark)
        posted = agent.tell_bot(words) if chance < BY_MESSAGE else agent.post(self.cast.listening, words)
        if self._dice.chance("edit", number) < EDITED:
            where = {"channel": posted["channel"], "ts": posted["ts"]}
            self.hands.do("slack/edit", user=agent.id, text=f"{words}, again today", **where)

    def _work(self) -> None:
        while not self._stopping.wait(ROUND):
            self._teams.work(lambda: not self._stopping.wait(ROUND))

    def _cares(self, channel: str, ts: str, thread_ts: str | None) -> bool:
        if channel in self.cast.owners:
            return True
        return thread_ts is not None or self._agents.cares(channel, ts)

    def _see(self, card: Card) -> None:
        if owner := self.cast.owners.get(card.channel):
            self._owners.see(owner, card)
        elif agent := self.cast.at_home(card.channel):
            self._agents.see(agent, card)
