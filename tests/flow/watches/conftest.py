"""An office whose owners listen for something."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import HitsCard, Post, WatchCard
from bridge.domain.rules import Crew
from bridge.flow import watches
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office
from tests.flow.owners.desk import form, two_reports

LEIPZIG = Crew("leipzig", "Leipzig", members=("U-1", "U-2"))
MANILA = Crew("manila", "Manila", members=("U-8",))
COURIER = Crew("courier", "Courier", members=("U-c1",), company="Swift")
ATTENTIVE = replace(RULES, crews=(LEIPZIG, MANILA, COURIER))
SLOTS = "slots that vanish"


class WordEars:
    """Hears a report that says one of the words of four letters or more."""

    model = "words-1"

    def likeness(self, words: str, readings: Sequence[bytes]) -> list[float]:
        cues = {word for word in words.casefold().split() if len(word) > 4}
        return [float(bool(cues & set(json.loads(reading)))) for reading in readings]


class Attentive(Office):
    """An office in which one sees what was heard."""

    def __init__(self, store: Store, clock: HeldClock) -> None:
        super().__init__(store, clock, ATTENTIVE)
        self.ears = WordEars()
        self.group = two_reports(self)[1]

    def listen(
        self, words: str = SLOTS, until: str = "2026-11-06", user: str = "U-owner", group: int | None = None
    ) -> None:
        """An owner sends the form, at the card of a problem."""
        about = self.group if group is None else group
        form(self, Gesture.WATCH, about, user=user, words=words, until=until)

    def later(self, **span: float) -> None:
        """Time passes, and the clock's work is done."""
        self.clock.forward(**span)
        watches.listen(self.store, self.clock, self.ears)
        watches.tell(self.store, self.clock)
        watches.end_those_over(self.store, self.clock)
        self.work()

    def orders(self) -> list[Post]:
        return [order for _key, order, _posted in self.slack.posts if isinstance(order, Post)]

    def cards(self) -> list[WatchCard]:
        """The cards of those who listen, as they were posted and edited."""
        edits = [update.card for update in self.slack.updates]
        there = [*(order.card for order in self.orders()), *edits]
        return [card for card in there if isinstance(card, WatchCard)]

    def heard(self) -> list[HitsCard]:
        """What was told below them."""
        return [order.card for order in self.orders() if isinstance(order.card, HitsCard)]

    def asked(self, user: str) -> list[str]:
        """What somebody who hears customers is asked to listen for."""
        with self.store.read() as session:
            shown = watches.listened(session, self.rules, user, self.clock.now())
        return [one.words for one in shown]


@pytest.fixture
def office(memory: Store, clock: HeldClock) -> Attentive:
    return Attentive(memory, clock)


@pytest.fixture
def stored(store: Store, clock: HeldClock) -> Attentive:
    """On each kind of database."""
    return Attentive(store, clock)
