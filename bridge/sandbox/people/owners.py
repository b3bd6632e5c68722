"""Owners decide in their triage channels: open an issue, link one that is there, decline, accept answers."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from bridge.sandbox.people.cards import Button, Card
from bridge.sandbox.people.judgement import Once, Understand, same
from bridge.sandbox.people.person import Person
from bridge.sandbox.people.tally import Tally

OPEN, LINK, DECLINE, ACCEPT = "Open issue", "Link another", "Decline", "Accept these answers"
SAME, DIFFERENT = "The same: merge", "Different: open the issue"
DECLINED = 8
"""One card in so many is declined."""

REASON = "Not before spring: a contract ends then. Please offer a replacement or 10 euros off until then."

_NEIGHBOUR = re.compile(r"Is it the same as “(.+?)”, ")


@dataclass(frozen=True, slots=True)
class Older:
    """An issue that was in Jira before, and the word that brings it to mind."""

    key: str
    word: str


@dataclass
class Owners:
    """What owners do when a card arrives in a triage channel.

    Attributes:
        tally: counts what they did.
        take: told the key of an older issue that a problem was linked to.
        understand: tells what a text is about; None when nobody knows, then close problems are told apart.
        older: an issue that was in Jira before, by the triage channel where it comes to mind, once.
    """

    tally: Tally
    take: Callable[[str], None]
    understand: Understand | None = None
    older: dict[str, Older] = field(default_factory=dict)
    _answers: dict[tuple[str, str], tuple[Person, Card]] = field(default_factory=dict)
    _once: Once = field(default_factory=Once)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def see(self, owner: Person, card: Card) -> None:
        """Look at a card: decide once, keep answers for later."""
        if card.button(OPEN) and self._once.first(card.channel, card.ts):
            self._decide(owner, card)
        elif card.button(DIFFERENT) and self._once.first(card.channel, card.ts, DIFFERENT):
            self._compare(owner, card)
        elif card.button(ACCEPT):
            with self._lock:
                self._answers[card.channel, card.ts] = owner, card

    def accept(self) -> bool:
        """Accept what agents have answered so far, as one does when the work is done; whether there was any."""
        with self._lock:
            waiting = list(self._answers.values())
            self._answers.clear()
        for owner, card in waiting:
            if (button := card.button(ACCEPT)) and owner.press(card, button):
                self.tally.add("accepted")
        return bool(waiting)

    def see_modal(self, owner: Person) -> None:
        """Fill in a form that opened by itself, such as for a field that Jira requires."""
        owner.fill("")

    def _decide(self, owner: Person, card: Card) -> None:
        number = self.tally.add("triaged")
        if older := self._remembered(card):
            self._in_modal(owner, card, card.button(LINK), older.key, "linked")
            self.take(older.key)
        elif number % DECLINED == 0:
            self._in_modal(owner, card, card.button(DECLINE), REASON, "declined")
        elif (button := card.button(OPEN)) and owner.press(card, button):
            self.tally.add("opened")

    def _compare(self, owner: Person, card: Card) -> None:
        """Say whether a close problem is the same one, which is asked before a second issue is opened."""
        if self._once.first(card.channel, card.ts):
            self.tally.add("triaged")
        label = SAME if self._is_same(card) else DIFFERENT
        if (button := card.button(label)) and owner.press(card, button):
            self.tally.add("compared")

    def _is_same(self, card: Card) -> bool:
        found = _NEIGHBOUR.search(card.words)
        if self.understand is None or found is None or not card.quotes:
            return False
        return same(self.understand, card.quotes[0], found[1]) is True

    def _in_modal(self, owner: Person, card: Card, button: Button | None, text: str, what: str) -> None:
        if button and owner.in_modal(lambda: owner.press(card, button), text) is not None:
            self.tally.add(what)

    def _remembered(self, card: Card) -> Older | None:
        with self._lock:
            older = self.older.get(card.channel)
            if older is None or older.word not in f"{card.words} {card.quotes}".casefold():
                return None
            return self.older.pop(card.channel)
