"""An office with crews, a leader and admins, where people are heard on their credit."""

from dataclasses import replace

import pytest

from bridge.domain.outgoing import ContestCard, Note, Post, Update
from bridge.domain.rules import Crew, Naming
from bridge.flow import credit_sums
from bridge.store.engine import Store
from bridge.store.queries import people
from bridge.store.tables import Consent
from tests.conftest import HeldClock
from tests.flow.office import RULES, TEAM, Office

LEIPZIG = Crew("leipzig", "Leipzig", lead="U-lead", members=("U-1", "U-2", "U-3"))
MANILA = Crew("manila", "Manila", members=("U-8", "U-9"))
VOICED = replace(
    RULES,
    crews=(LEIPZIG, MANILA),
    smallest_team=3,
    leaders=("U-leader",),
    admins=("U-admin", "U-other"),
    page_url="https://bridge.example",
)


class Voiced(Office):
    """An office in which one hears what was told to whom."""

    def direct(self, user: str) -> list[str]:
        """The notes in somebody's direct messages, beside the homes of their reports."""
        orders = [order for _key, order, _posted in self.slack.posts if isinstance(order, Post)]
        return [one.card.text for one in orders if one.user == user and isinstance(one.card, Note)]

    def contests(self) -> list[tuple[str, ContestCard]]:
        """The cards of what is contested as they were posted: to whom or where, and the card."""
        orders = [order for _key, order, _posted in self.slack.posts if isinstance(order, Post)]
        return [(one.user or one.channel, one.card) for one in orders if isinstance(one.card, ContestCard)]

    def edited(self) -> list[ContestCard]:
        """The cards of what is contested as they were edited."""
        orders = [one for one in self.slack.updates if isinstance(one, Update)]
        return [one.card for one in orders if isinstance(one.card, ContestCard)]

    def summed(self) -> None:
        """The ledger is summed up."""
        credit_sums.refresh(self.store, self.clock.now())

    def agree(self, user: str, name: str = "") -> None:
        """Somebody agreed to be named, and Slack said what they are called."""
        with self.store.write() as session:
            person = people.known(session, TEAM, user)
            person.agreed_at, person.name = self.clock.now(), name
            session.add(person)

    def consents(self) -> list[bool]:
        return [one.agreed for one in self.rows(Consent)]


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Voiced:
    return Voiced(store, clock, VOICED)


@pytest.fixture
def quick(memory: Store, clock: HeldClock) -> Voiced:
    return Voiced(memory, clock, VOICED)


@pytest.fixture
def opted(memory: Store, clock: HeldClock) -> Voiced:
    """The same where people choose whether they are named."""
    return Voiced(memory, clock, replace(VOICED, naming=Naming.OPT_IN))
