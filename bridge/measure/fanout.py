"""Something goes live for many people: when everybody is told, by the real queue and paces, in time that is only counted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bridge.app.bridge import PACES
from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Way
from bridge.domain.outgoing import Order, Post, Posted, Update
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.flow.delivery import Delivery, Times
from bridge.measure import company
from bridge.store.engine import Store
from bridge.store.queries import groups
from bridge.store.tables import Group, Insight, Membership, Person, metadata

TEAM = "T1"
TICK = timedelta(seconds=PACES["chat.update"])
"""Between two looks: nothing is paced more slowly."""

POSTS, EDITS = "chat.postMessage:", "chat.update"


@dataclass
class Counted:
    """Time that goes on when told."""

    at: datetime = datetime(2026, 11, 2, 9, tzinfo=UTC)

    def now(self) -> datetime:
        """This instant."""
        return self.at


@dataclass
class Notebook:
    """In Slack's place: writes down when it was called, by what Slack counts."""

    clock: Counted
    calls: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))

    def scope(self, order: Order) -> str:
        """As the real sender counts."""
        return f"{POSTS}{order.channel}" if isinstance(order, Post) else EDITS

    def mark(self, order: Order) -> str:  # noqa: ARG002 - of the protocol
        """Nothing is looked up here."""
        return ""

    def perform(self, order: Order, key: str) -> Posted | None:  # noqa: ARG002 - of the protocol
        """Write it down."""
        self.calls[self.scope(order)].append(self.clock.now())
        return Posted(order.channel, "1.0") if isinstance(order, Post | Update) else None

    def find(self, order: Order, key: str, since: datetime, mark: str) -> None:
        """Nothing is uncertain here."""

    def of(self, method: str) -> list[list[datetime]]:
        """When a method was called, scope by scope."""
        return [times for scope, times in self.calls.items() if scope.startswith(method)]


@dataclass(frozen=True, slots=True)
class Told:
    """How it went.

    Attributes:
        agents: how many reported it.
        told: messages that tell it.
        told_seconds: until the last one was told.
        cards: cards that were edited.
        cards_seconds: until the last of them was.
        posts_a_second: the most in any conversation.
        edits_a_minute: the most in any minute; Slack allows fifty.
    """

    agents: int
    told: int
    told_seconds: float
    cards: int
    cards_seconds: float
    posts_a_second: int
    edits_a_minute: int

    def line(self) -> str:
        """The figures as a person reads them."""
        return (
            f"{self.told} of {self.agents} told within {self.told_seconds:.0f} s, {self.cards} cards edited within "
            f"{self.cards_seconds / 60:.1f} min; at most {self.posts_a_second} a second in one conversation, "
            f"{self.edits_a_minute} edits in a minute."
        )


def fan_out(agents: int) -> Told:
    """Let something go live that so many people reported."""
    store, clock = Store("sqlite://"), Counted()
    metadata.create_all(store.engine)
    begun, slack = clock.now(), Notebook(clock)
    _live(store, agents, begun)
    delivery = Delivery(store, company.rules(), clock, {"slack": slack}, "one", Times(paces=PACES))
    for _tick in range(agents + 2):
        while delivery.step():
            pass
        clock.at += TICK
    store.close()
    return Told(
        agents,
        len(slack.of(POSTS)),
        _last(slack.of(POSTS), begun),
        sum(map(len, slack.of(EDITS))),
        _last(slack.of(EDITS), begun),
        _most(slack.of(POSTS), timedelta(seconds=1)),
        _most(slack.of(EDITS), timedelta(minutes=1)),
    )


def _live(store: Store, agents: int, now: datetime) -> None:
    with store.write() as session:
        times: dict[str, Any] = {"stage_since": now, "created_at": now}
        session.add(Group(id=1, title="Refund pending", theme="billing", stage=Stage.FIXED, **times))
        session.add_all(Person(id=number, team=TEAM, user=f"U{number}") for number in range(1, agents + 1))
        session.flush()
        session.add_all(_reports(agents, now))
        session.flush()
        placed: dict[str, Any] = {"group_id": 1, "state": State.CONFIRMED, "cause": Cause.SORTED, "at": now}
        session.add_all(Membership(insight_id=number, **placed) for number in range(1, agents + 1))
        session.flush()
        telling.advance(session, groups.get(session, 1), Stage.LIVE, now)


def _reports(agents: int, now: datetime) -> Iterator[Insight]:
    said: dict[str, Any] = {
        "way": Way.COMMAND,
        "text": "refund pending",
        "theme": "billing",
        "state": "sorted",
    }
    for number in range(1, agents + 1):
        home: dict[str, Any] = {
            "home_channel": f"D{number}",
            "home_ts": f"{number}.0",
            "said_at": now,
            "kept_at": now,
        }
        yield Insight(source=f"command:{number}", person_id=number, **said, **home)


def _last(scopes: Iterable[list[datetime]], begun: datetime) -> float:
    return max((times[-1] - begun).total_seconds() for times in scopes)


def _most(scopes: Iterable[list[datetime]], span: timedelta) -> int:
    """How many calls fell into the fullest span of time, in any one scope."""
    return max(sum(first <= one < first + span for one in times) for times in scopes for first in times)
