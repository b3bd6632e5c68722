"""An office with a deputy and leaders, and its reminders."""

from dataclasses import replace

import pytest

from bridge.domain.outgoing import Nudge
from bridge.flow import clock as reminders
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.office import DELIVERY, PAYMENTS, RULES, Office

OWNED = replace(PAYMENTS, owners=("U-owner", "U-second"), deputy="U-deputy")
STRICT = replace(RULES, routes=(OWNED, DELIVERY), leaders_channel="C-leaders")


class Reminded(Office):
    """An office whose clock reminds."""

    def remind(self, **later: float) -> list[tuple[str, str]]:
        """Some time later the reminders run; who was told now, and where."""
        self.clock.forward(**later)
        before = len(self.slack.posts)
        reminders.wake_by_date(self.store, self.clock)
        reminders.remind(self.store, self.rules, self.clock)
        self.work()
        posts = [order for _key, order, _posted in self.slack.posts[before:]]
        return [
            (order.card.to, order.user or order.channel) for order in posts if isinstance(order.card, Nudge)
        ]

    def shown(self, text: str = "refund pending for days") -> int:
        """A problem that its team was just shown."""
        return self.group_of(self.problem(text, text)[0]).id or 0


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Reminded:
    return Reminded(store, clock, STRICT)
