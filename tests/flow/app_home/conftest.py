"""An office in which one sees people's App Homes."""

from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest

from bridge.app.app_home import AppHomes
from bridge.app.vault import KeyedVault
from bridge.domain.outgoing import Publish
from bridge.domain.outgoing.app_home import AppHome
from bridge.domain.rules import Crew, Rules
from bridge.flow import tallies
from bridge.flow.delivery import Delivery, Times
from bridge.flow.headsups import Receipts
from bridge.store.engine import Store
from bridge.store.queries import people
from tests.conftest import HeldClock
from tests.flow.office import RULES, TEAM, Office

LEIPZIG = Crew("leipzig", "Leipzig", lead="U-lead", members=("U-1", "U-2"))
COURIER = Crew("courier", "Courier", members=("U-c1",), company="Swift")
TABS = replace(RULES, crews=(LEIPZIG, COURIER))


@dataclass
class FakeTab:
    """Keeps which App Homes were drawn."""

    drawn: list[tuple[str, int]] = field(default_factory=list)
    before: list[BaseException] = field(default_factory=list)

    def scope(self, order: Publish) -> str:
        del order
        return "views.publish"

    def mark(self, order: Publish) -> str:
        del order
        return ""

    def perform(self, order: Publish, key: str) -> None:
        del key
        if self.before:
            raise self.before.pop(0)
        self.drawn.append((order.user, order.page))

    def find(self, order: Publish, key: str, since: datetime, mark: str) -> None:
        """Nothing."""


class Tabs(Office):
    """An office with App Homes."""

    def __init__(self, store: Store, clock: HeldClock, rules: Rules = TABS) -> None:
        self.published = FakeTab()
        super().__init__(store, clock, rules)
        vault = KeyedVault("sixteen letters!")
        self.homes = AppHomes(store, rules, clock, vault, lambda: None)
        self.receipts = Receipts(store, rules, clock, vault)

    def worker(self, name: str, **times: object) -> Delivery:
        performers = {"slack": self.slack, "jira": self.jira, "app_home": self.published}
        return Delivery(self.store, self.rules, self.clock, performers, name, Times(**times))  # type: ignore[arg-type]

    def number(self, user: str, *, guest: bool = False, name: str = "") -> int:
        """Somebody's number; met now if never before, and read in Slack's directory if they are named."""
        with self.store.write() as session:
            person = people.known(session, TEAM, user)
            person.guest, person.name = person.guest or guest, name or person.name
            session.add(person)
            session.flush()
            return person.id or 0

    def tab(self, user: str, page: int = 0) -> AppHome:
        """What somebody's App Home shows now."""
        tallies.refresh(self.store, self.clock.now())
        return self.homes.app_home(self.number(user), page)

    def opens(self, user: str, page: int = 0) -> None:
        """Somebody looks at it."""
        self.homes.show(TEAM, user, page)
        self.work()


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Tabs:
    return Tabs(store, clock)


@pytest.fixture
def quick(memory: Store, clock: HeldClock) -> Tabs:
    return Tabs(memory, clock)
