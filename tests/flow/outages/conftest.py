"""An office in which four people who report one problem within ten minutes are an outage."""

from dataclasses import replace
from typing import TypeVar

import pytest

from bridge.domain.incoming import Click, Gesture
from bridge.domain.outages import OutageRules
from bridge.domain.outgoing import Card, Post
from bridge.domain.rules import Rules
from bridge.flow import outages
from bridge.store.engine import Store
from bridge.store.tables import Outage
from tests.conftest import HeldClock
from tests.flow.office import RULES, TEAM, Office

SHOP, NIGHT = "C-shop", "C-night"
STRUCK = replace(RULES, outage=OutageRules(reports=4, channels=(SHOP, NIGHT)))
TEXT = "refund page does not load"
Kind = TypeVar("Kind", bound=Card)


class Struck(Office):
    """An office in which one sees what is told of outages."""

    def __init__(self, store: Store, clock: HeldClock, rules: Rules = STRUCK) -> None:
        super().__init__(store, clock, rules)

    def burst(self, people: int = 4, first: int = 1, text: str = TEXT) -> list[int]:
        """So many people report the same."""
        numbers = [self.say(f"U-{one}", text) for one in range(first, first + people)]
        self.work()
        return numbers

    def later(self, **span: float) -> None:
        """Time passes, and the clock's work is done."""
        self.clock.forward(**span)
        outages.keep_up(self.store, self.rules, self.clock)
        outages.end_those_over(self.store, self.clock)
        self.work()

    def posted(self, kind: type[Kind]) -> list[tuple[Post, Kind]]:
        """The cards of a kind that were posted, with where."""
        orders = [order for _key, order, _posted in self.slack.posts if isinstance(order, Post)]
        return [(order, order.card) for order in orders if isinstance(order.card, kind)]

    def edited(self, kind: type[Kind]) -> list[Kind]:
        """What cards of a kind were brought up to date to."""
        return [update.card for update in self.slack.updates if isinstance(update.card, kind)]

    def where(self, kind: type[Kind]) -> list[str]:
        """The people to whom cards of a kind were posted, or the channels, in order."""
        return [order.user or order.channel for order, _card in self.posted(kind)]

    def clear(self, user: str = "U-owner", outage: int = 1) -> None:
        """Somebody presses the all-clear of an outage."""
        group = self.rows(Outage)[outage - 1].group_id
        self.click(user, Gesture.ALL_CLEAR, group, version=outage)

    def word(self, user: str = "U-owner", **said: str) -> None:
        """Somebody sends the form for what the banners say."""
        group = self.rows(Outage)[0].group_id
        values = {f"banner_{channel}": (words,) for channel, words in said.items()}
        turn, now = f"form:{next(self._turns)}", self.clock.now()
        self.intake.click(
            Click(turn, Gesture.BANNER_WORDING, TEAM, user, group, now, version=1, values=values)
        )
        self.work()

    def over(self) -> bool:
        return self.rows(Outage)[0].ended_at is not None


@pytest.fixture
def struck(memory: Store, clock: HeldClock) -> Struck:
    return Struck(memory, clock)


@pytest.fixture
def stored(store: Store, clock: HeldClock) -> Struck:
    """On each kind of database."""
    return Struck(store, clock)
