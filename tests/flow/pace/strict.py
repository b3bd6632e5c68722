"""A Slack that writes down when it was called, the bridge that calls it, and time that passes only here."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bridge.app.bridge import PACES
from bridge.domain.clock import Clock
from bridge.domain.outgoing import Post, Posted, SlackOrder, Update
from bridge.flow.delivery import Delivery, Performer, Times
from tests.conftest import HeldClock
from tests.fakes import FakeSlack
from tests.flow.office import Office, drained

STEP = 0.1


@dataclass
class StrictSlack(FakeSlack):
    """Knows the time of each call, by method and, for posts, by the conversation in which they stand.

    Like the real sender, it knows the conversation with a person once it has written to them. ``order`` is what was
    done, in its order. ``looked_at`` counts how often somebody asked for a scope: each look at an effect is one.
    """

    clock: Clock = field(default_factory=HeldClock)
    calls: dict[str, list[datetime]] = field(default_factory=dict)
    opened: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    looked_at: int = 0

    def scope(self, order: SlackOrder) -> str:
        self.looked_at += 1
        match order:
            case Post():
                channel = order.channel or self.opened.get(order.user)
                return f"chat.postMessage:{channel}" if channel else "conversations.open"
            case Update():
                return "chat.update"
            case _:
                return "reactions.add"

    def perform(self, order: SlackOrder, key: str) -> Posted | None:
        posted = super().perform(order, key)
        if isinstance(order, Post) and posted and not (order.channel or order.user in self.opened):
            self.calls.setdefault(self.scope(order), []).append(self.clock.now())
            self.opened[order.user] = posted.channel
        self.calls.setdefault(self.scope(order), []).append(self.clock.now())
        self.order.append(key.partition(":")[0])
        return posted

    def most(self, method: str, seconds: float) -> int:
        """How many calls fell into the fullest span of time, in any one scope of a method."""
        scopes = [times for scope, times in self.calls.items() if scope.startswith(method)]
        return max((_fullest(times, timedelta(seconds=seconds)) for times in scopes), default=0)

    def count(self, method: str) -> int:
        """How many calls there were in all."""
        return sum(len(times) for scope, times in self.calls.items() if scope.startswith(method))


def _fullest(times: list[datetime], span: timedelta) -> int:
    return max(sum(start <= one < start + span for one in times) for start in times)


def paced(office: Office, processes: int = 2) -> tuple[StrictSlack, list[Delivery]]:
    """Several processes that deliver to one strict Slack, at the real bridge's paces."""
    office.slack = slack = StrictSlack(clock=office.clock)
    return slack, [_process(office, replace(slack, opened={}), str(number)) for number in range(processes)]


def _process(office: Office, slack: StrictSlack, name: str) -> Delivery:
    performers: dict[str, Performer] = {"slack": slack, "jira": office.jira}
    return Delivery(office.store, office.rules, office.clock, performers, name, Times(paces=PACES))


def pass_by(office: Office, processes: Iterable[Delivery], seconds: float, step: float = STEP) -> None:
    """Let time pass; each process does what it may as soon as it may."""
    until = office.clock.now() + timedelta(seconds=seconds)
    while office.clock.now() < until:
        work(office, processes)
        office.clock.forward(seconds=step)


def work(office: Office, processes: Iterable[Delivery]) -> None:
    """All that is due now."""
    drained(office.sorting.step)
    while sum(process.step() for process in processes) or drained(office.attending.step):
        drained(office.sorting.step)
