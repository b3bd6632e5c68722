"""Agents post what customers said, each in the way that suits, at a steady pace."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bridge.sandbox.people.cards import said, saved
from bridge.sandbox.people.cast import Cast, Part
from bridge.sandbox.people.crew import Crew
from bridge.sandbox.people.hands import Answer
from bridge.sandbox.people.person import Person
from bridge.sandbox.people.tally import Progress, Tally

TRIES = 3
"""How often somebody tries again when a command is answered with an error or no form opens."""

PHASE = "Posting"


@dataclass(frozen=True)
class Posting:
    """Posts rows through every way in.

    Attributes:
        cast: who and where.
        tally: counts what was answered.
        progress: told after every row.
    """

    cast: Cast
    tally: Tally
    progress: Progress

    def all(self, parts: Sequence[Part], rate: float, crew: Crew) -> None:
        """Start `rate` rows a second and wait until all are posted."""
        begin = time.monotonic()
        for number, part in enumerate(parts):
            time.sleep(max(0.0, begin + number / rate - time.monotonic()))
            crew.do(self._post, part, len(parts))
        while self.tally.did["posted"] < len(parts):
            crew.wait(1.0)

    def _post(self, part: Part, total: int) -> None:
        agent = self.cast.agents[part.agent]
        text = typed(part)
        ways: dict[str, Callable[[Person, str], object]] = {
            "command": self._by_command,
            "modal": self._by_modal,
            "mention": lambda person, words: person.post(self.cast.floor, f"<@{self.cast.bot}> {words}"),
            "listening": lambda person, words: person.post(self.cast.listening, words),
            "dm": lambda person, words: person.tell_bot(words),
        }
        ways[part.way](agent, text)
        self.progress(PHASE, self.tally.add("posted"), total)

    def _by_command(self, agent: Person, text: str) -> None:
        for _ in range(TRIES):
            answer = agent.command(self.cast.floor, text)
            if number := self._number(answer):
                self.tally.keep(number)
                return
        self.tally.refuse(said(answer["response"]).strip() or str(answer["error"]))

    def _by_modal(self, agent: Person, text: str) -> None:
        for _ in range(TRIES):
            left = agent.in_modal(lambda: agent.command(self.cast.floor, ""), text)
            if left is not None:
                self.tally.keep(saved(left))
                return
        self.tally.refuse("The form did not open, or did not take the text.")

    @staticmethod
    def _number(answer: Answer) -> int | None:
        return saved(said(answer["response"]))


def typed(part: Part) -> str:
    """What the agent types: the text, and the customer's reference unless it is in it.

    >>> from bridge.sandbox.seed.rows import Row
    >>> typed(Part(Row("kettle leaks", customer="C-88213"), "Mia", "dm"))
    'kettle leaks, C-88213'
    """
    row = part.row
    return row.text if row.customer in row.text else f"{row.text}, {row.customer}"
