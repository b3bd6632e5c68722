"""An office with crews, a page and a number field."""

from dataclasses import replace

import pytest

from bridge.domain.outgoing import (
    Comment,
    CreateIssue,
    EditComment,
    Figures,
    IssueDraft,
    JiraOrder,
    SetNumber,
)
from bridge.domain.rules import Crew
from bridge.flow import figures
from bridge.store.engine import Store
from bridge.store.tables import Issue
from tests.conftest import HeldClock
from tests.flow.office import DELIVERY, PAYMENTS, RULES, Office

CREWS = (
    Crew("leipzig", "Leipzig", members=("U-1", "U-2", "U-3")),
    Crew("manila", "Manila", members=("U-4",)),
)
COUNTED = replace(
    RULES,
    routes=(replace(PAYMENTS, number_field="customfield_1"), DELIVERY),
    crews=CREWS,
    page_url="https://bridge.acme.example",
    smallest_team=1,
)
REFUND = "refund pending for days"


class Tracked(Office):
    """An office of which Jira shows the figures."""

    def draft(self) -> IssueDraft:
        """What the newest issue was opened with."""
        return [order.draft for order in self.jira.written if isinstance(order, CreateIssue)][-1]

    def figures(self) -> list[Figures]:
        """What our comments said, first and after each edit."""
        written = [order for order in self.jira.written if isinstance(order, Comment | EditComment)]
        return [order.card for order in written if isinstance(order.card, Figures)]

    def orders(self, kind: type[JiraOrder]) -> list[JiraOrder]:
        """All that Jira was asked to do of a kind."""
        return [order for order in self.jira.written if isinstance(order, kind)]

    def numbers(self) -> list[int]:
        """What the number field was set to, in order."""
        return [order.number for order in self.orders(SetNumber) if isinstance(order, SetNumber)]

    def more(self, reports: int) -> None:
        """So many more people report the same, one after the other."""
        for _ in range(reports):
            self.say(f"U-{self.count() + 1}", REFUND)
            self.work()

    def issue(self) -> Issue:
        return self.rows(Issue)[-1]

    def daily(self, **later: float) -> None:
        """Some time later the daily figures are due."""
        self.clock.forward(**later)
        figures.daily(self.store, self.rules, self.clock)
        self.work()


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Tracked:
    return Tracked(store, clock, COUNTED)
