"""Owners decide in their triage channels: open an issue, link one that is there, decline, accept answers."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from bridge.sandbox.people.cards import Button, Card
from bridge.sandbox.people.judgement import Once
from bridge.sandbox.people.person import Person
from bridge.sandbox.people.tally import Tally

OPEN, LINK, DECLINE, ACCEPT = "Open issue", "Link another", "Decline", "Accept these answers"
DECLINED = 8
"""One card in so many is declined."""

REASON = "Not before spring: a contract ends then. Please offer a replacement or 10 euros off until then."


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
        older: an issue that was in Jira before, by the triage channel where it comes to mind, once.
    """

    tally: Tally
    take: Callable[[str], None]
    older: dict[str, Older] = field(default_factory=dict)
    _answers: dict[tuple[str, str], tuple[Person, Card]] = field(default_factory=dict)
    _once: Once = field(default_factory=Once)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def see(self, owner: Person, card: Card) -> None:
        """Look at a card: decide once, keep answers for later."""
        if card.button(OPEN) and self._once.first(card.channel, card.ts):
            self._decide(owner, card)
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

    def _in_modal(self, owner: Person, card: Card, button: Button | None, text: str, what: str) -> None:
        if button and owner.in_modal(lambda: owner.press(card, button), text) is not None:
            self.tally.add(what)

    def _remembered(self, card: Card) -> Older | None:
        with self._lock:
            older = self.older.get(card.channel)
            if older is None or older.word not in f"{card.words} {card.quotes}".casefold():
                return None
            return self.older.pop(card.channel)
