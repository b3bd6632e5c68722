"""An office in which somebody can point at messages that a made-up Slack holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from bridge.domain.incoming import Click, Gesture, Way
from bridge.domain.outgoing import OfferCard, Post, Update
from bridge.domain.pointing import MessageFound, Pointed, Taken
from bridge.flow.collecting import Collecting
from bridge.store.queries import offers as queries
from bridge.store.tables import ContextLine, Offer
from tests.flow.office import TEAM, Office

SAID_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TS = f"{SAID_AT.timestamp():.6f}"


def source_of(ts: str) -> str:
    return f"message:{TEAM}:C1:{ts}"


@dataclass
class FakeHistory:
    """Messages by their ids; the next faults are raised instead."""

    messages: dict[str, MessageFound] = field(default_factory=dict)
    faults: list[Exception] = field(default_factory=list)
    reads: int = 0

    def write(self, user: str, text: str, ts: str = TS, thread: str = "", **more: object) -> None:
        source = source_of(ts)
        self.messages[ts] = MessageFound(source, ts, user, text, SAID_AT, thread, **more)  # type: ignore[arg-type]

    def message(self, channel: str, ts: str) -> MessageFound | None:
        del channel
        self.reads += 1
        if self.faults:
            raise self.faults.pop(0)
        return self.messages.get(ts)

    def thread(self, channel: str, top: str) -> Sequence[MessageFound]:
        del channel
        return [one for one in self.messages.values() if top in {one.ts, one.thread}]


class Floor:
    """A channel where people talk, and the bridge that reads what they agree to."""

    def __init__(self, office: Office, history: FakeHistory | None = None) -> None:
        self.office, self.history = office, history or FakeHistory()
        self.collecting = Collecting(office.store, office.clock, office.intake, self.history)
        self._clicks = 0

    def point(
        self, captor: str, author: str, way: Way = Way.REACTION, ts: str = TS, thread: str = ""
    ) -> Taken:
        return self.office.intake.point(Pointed(source_of(ts), way, TEAM, captor, author, "C1", ts, thread))

    def work(self) -> None:
        """Until nothing is due."""
        self.office.work()
        while self.collecting.step():
            self.office.work()

    def answer(self, user: str, gesture: Gesture, version: int = 0) -> None:
        self._clicks += 1
        now = self.office.clock.now()
        self.office.intake.click(Click(f"{user}:{self._clicks}", gesture, TEAM, user, 1, now, version))
        self.work()

    def offer(self) -> Offer:
        with self.office.store.read() as session:
            return session.get_one(Offer, 1)

    def context(self, number: int = 1) -> list[ContextLine]:
        with self.office.store.read() as session:
            return queries.context(session, number)

    def asked(self, user: str) -> list[OfferCard]:
        """What somebody was asked, in order."""
        posts = [one for _, one, _ in self.office.slack.posts if one.user == user]
        return [one.card for one in posts if isinstance(one.card, OfferCard)]

    def card(self) -> OfferCard:
        """The one card as it stands."""
        orders: list[Post | Update] = [one for _, one, _ in self.office.slack.posts]
        cards = [one.card for one in (*orders, *self.office.slack.updates) if isinstance(one.card, OfferCard)]
        return cards[-1]


@pytest.fixture
def floor(office: Office) -> Floor:
    return Floor(office)


@pytest.fixture
def quiet_floor(quick: Office) -> Floor:
    return Floor(quick)
