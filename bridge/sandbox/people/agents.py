"""Agents answer what the bridge asks them: on their insight's card and on an owner's question."""

from dataclasses import dataclass, field

from bridge.sandbox.people.cards import Button, Card
from bridge.sandbox.people.judgement import Dice, Once, Understand, same
from bridge.sandbox.people.person import Person
from bridge.sandbox.people.tally import Tally

RIGHT, NOT_SAME, NEW, WRITE = "Right", "Not the same", "Something new", "Write an answer"
REPORT = "A new report"
CONFIRMS = 0.6
"""Share of cards that say the right thing and get a Right; the rest of the agents are in a call."""

CHOOSES = 0.7
"""Share of agents who answer when they are asked which problem it is."""

ANSWERS = 0.8
"""Share of agents who answer an owner's question."""

WRITES = 0.2
"""Share of the answers that are written instead of tapped."""

WORDS = ("Mostly older customers, as far as I hear.", "Only since last week.", "Two of mine had it twice.")


@dataclass
class Agents:
    """What agents do when a card arrives in their direct message.

    Attributes:
        dice: makes up their minds.
        tally: counts what they did.
        understand: tells what a text is about; None when nobody knows, then they tap by chance.
    """

    dice: Dice
    tally: Tally
    understand: Understand | None = None
    _once: Once = field(default_factory=Once)
    _closed: set[tuple[str, str]] = field(default_factory=set)

    def cares(self, channel: str, ts: str) -> bool:
        """Whether an agent may still have something to do on this card."""
        return (channel, ts) not in self._closed

    def see(self, agent: Person, card: Card) -> None:
        """Look at a card, and act once on each thing that it asks."""
        self.tally.keep(card.saved)
        asks = {REPORT: self._report, WRITE: self._question, NEW: self._which, RIGHT: self._confirm}
        for label, answer in asks.items():
            if card.button(label):
                if self._once.first(card.channel, card.ts, label):
                    answer(agent, card)
                return

    def _confirm(self, agent: Person, card: Card) -> None:
        fits = self._fits(card, card.title)
        if fits is False:
            self._press(agent, card, card.button(NOT_SAME), "not_same")
            return
        self._closed.add((card.channel, card.ts))
        if self.dice.chance(RIGHT, card.saved) < CONFIRMS:
            self._press(agent, card, card.button(RIGHT), "right")

    def _which(self, agent: Person, card: Card) -> None:
        self._closed.add((card.channel, card.ts))
        if self.dice.chance(NEW, card.saved) >= CHOOSES:
            return
        offered = [button for button in card.buttons if button.action_id.startswith("choose")]
        chosen = next((button for button in offered if self._fits(card, button.label)), None)
        if self.understand is None and offered and self.dice.chance("first", card.saved) < CONFIRMS:
            chosen = offered[0]
        if chosen:
            self._press(agent, card, chosen, "chosen")
        else:
            self._press(agent, card, card.button(NEW), "new")

    def _report(self, agent: Person, card: Card) -> None:
        """What they write to the bot by themselves is never an answer: that is written where they are asked."""
        self._press(agent, card, card.button(REPORT), "new_report")

    def _question(self, agent: Person, card: Card) -> None:
        if self.dice.chance(WRITE, card.ts) >= ANSWERS:
            return
        write = card.button(WRITE)
        taps = [button for button in card.buttons if button != write]
        if taps and self.dice.chance("write", card.ts) >= WRITES:
            self._press(agent, card, taps[self.dice.pick(len(taps), "tap", card.ts)], "answered")
        elif write:
            words = WORDS[self.dice.pick(len(WORDS), "words", card.ts)]
            if agent.in_modal(lambda: agent.press(card, write), words) is not None:
                self.tally.add("answered")

    def _fits(self, card: Card, shown: str) -> bool | None:
        """Whether what is shown is what this agent reported; None if nobody can tell."""
        if self.understand is None or not card.quotes or not shown:
            return None
        return same(self.understand, card.quotes[0], shown)

    def _press(self, agent: Person, card: Card, button: Button | None, what: str) -> None:
        if button and agent.press(card, button, exact=what == "chosen"):
            self.tally.add(what)
