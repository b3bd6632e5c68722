"""An office where some reports cannot wait."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Post, Urgent
from bridge.domain.urgency import Cues
from bridge.flow import urgent
from bridge.store.engine import Store
from bridge.store.tables import Alarm
from tests.conftest import HeldClock
from tests.flow.office import PAYMENTS, RULES, Office

OWNED = replace(PAYMENTS, owners=("U-owner", "U-second"), deputy="U-deputy")
CUES = (Cues("safety", ("caught fire", "injured"), ("U-guard",)), Cues("regulator", ("ombudsman",)))
ALARMED = replace(
    RULES,
    urgent=frozenset({"billing", "delivery_time"}),
    cues=CUES,
    routes=(OWNED, RULES.routes[1]),
    leaders_channel="C-lead",
    leaders=("U-leader",),
    alarm_within=timedelta(minutes=15),
    page_url="https://bridge.acme.example",
)


class Alarmed(Office):
    """An office in which one sees who was told at once, and what their cards say by now."""

    def __init__(self, store: Store, clock: HeldClock) -> None:
        super().__init__(store, clock, ALARMED)

    def alarms(self) -> list[tuple[str, Urgent]]:
        """Who was told of what: the person, or the channel."""
        orders = [order for _key, order, _posted in self.slack.posts if isinstance(order, Post)]
        return [
            (order.user or order.channel, order.card) for order in orders if isinstance(order.card, Urgent)
        ]

    def reached(self) -> list[str]:
        """Who was told, in order."""
        return [who for who, _card in self.alarms()]

    def edits(self) -> list[Urgent]:
        """What cards of alarms were brought up to date to."""
        return [update.card for update in self.slack.updates if isinstance(update.card, Urgent)]

    def later(self, **span: float) -> None:
        """Time passes, and the clock's work is done."""
        self.clock.forward(**span)
        urgent.go_on(self.store, self.rules, self.clock)
        urgent.show_counts(self.store, self.clock)
        self.work()

    def answer(self, user: str, gesture: Gesture = Gesture.HAVE_IT, alarm: int = 1) -> str:
        """Somebody presses a button of an alarm; what is known of it afterwards."""
        self.click(user, gesture, alarm)
        return self.rows(Alarm)[alarm - 1].answer


@pytest.fixture
def alarmed(memory: Store, clock: HeldClock) -> Alarmed:
    return Alarmed(memory, clock)


@pytest.fixture
def stored(store: Store, clock: HeldClock) -> Alarmed:
    """On each kind of database."""
    return Alarmed(store, clock)
