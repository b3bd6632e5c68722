"""An office whose owners tell their agents what changes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from bridge.app.vault import KeyedVault
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import HeadsUpCard, HeadsUpSent, Post
from bridge.domain.rules import Crew, Rules
from bridge.flow import headsups, outbox
from bridge.flow.headsups import Receipts
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office
from tests.flow.owners.desk import form, two_reports

LEIPZIG = Crew("leipzig", "Leipzig", members=("U-1", "U-2", "U-3"))
MANILA = Crew("manila", "Manila", members=("U-8", "U-9"))
COURIER = Crew("courier", "Courier", members=("U-c1", "U-c2"), company="Swift")
TOLD = replace(RULES, crews=(LEIPZIG, MANILA, COURIER), smallest_team=3)
LINES = {
    "title": "delivery slots by the hour",
    "who": "app users in Berlin",
    "what": "they pick an hour",
    "say": "You can pick the hour.",
    "report": "slots that vanish",
}


class Informed(Office):
    """An office in which one sees what was told of changes."""

    def __init__(self, store: Store, clock: HeldClock, rules: Rules = TOLD) -> None:
        super().__init__(store, clock, rules)
        self.vault = KeyedVault("sixteen letters!")
        self.receipts = Receipts(store, rules, clock, self.vault)
        self.group = 0

    def tell(
        self,
        days: int = 4,
        user: str = "U-owner",
        crews: tuple[str, ...] = (),
        lines: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """An owner writes a heads-up at the card of a problem."""
        self.group = self.group or two_reports(self)[1]
        day = self.clock.now().date() + timedelta(days=days)
        form(
            self, Gesture.HEADS_UP, self.group, user=user, date=str(day), crews=crews, **(LINES | dict(lines))
        )

    def remind(self, user: str = "U-owner") -> None:
        """An owner has the others reminded, and the clock does it."""
        self.click(user, Gesture.REMIND_HEADS_UP, 1)
        headsups.remind(self.store, self.rules, self.clock, self.vault)
        self.work()

    def waits_for(self, user: str, days: int = 0) -> None:
        """A card for somebody more waits to be sent, some days from now."""
        now = self.clock.now()
        with self.store.write() as session:
            outbox.tell_people(
                session,
                {f"heads_up:1:{user}": user},
                kind="heads_up",
                subject=1,
                now=now + timedelta(days=days),
            )

    def cards(self) -> list[tuple[str, HeadsUpCard]]:
        """Who got a card, and which."""
        orders = [order for _key, order, _posted in self.slack.posts if isinstance(order, Post)]
        return [(one.user, one.card) for one in orders if isinstance(one.card, HeadsUpCard)]

    def reached(self) -> list[str]:
        """Who got a card, in order."""
        return [user for user, _card in self.cards()]

    def sent(self) -> list[HeadsUpSent]:
        """The owners' card, as it was posted and edited."""
        posts = [order.card for _key, order, _posted in self.slack.posts]
        edits = [update.card for update in self.slack.updates]
        return [card for card in (*posts, *edits) if isinstance(card, HeadsUpSent)]


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Informed:
    return Informed(store, clock)


@pytest.fixture
def quick(memory: Store, clock: HeldClock) -> Informed:
    return Informed(memory, clock)
