"""A storm breaks calls of both sides in known shares, lags the search, and lets webhooks and events go astray."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from bridge.sandbox.app import Options, Sandbox, build, create
from bridge.sandbox.jira.faults import Fault
from bridge.sandbox.jira.habits import Habits
from bridge.sandbox.people.hands import Hands, RefusedError
from bridge.sandbox.server import Running
from bridge.sandbox.slack.delivery import Outgoing
from bridge.sandbox.slack.socket import Ack
from bridge.sandbox.storm import INDEX_LAG, WEBHOOKS, Storm
from bridge.sandbox.weather import BAD, Mishap, Weather
from tests.sandbox.slack.test_delivery import EVENT, App

MANY = 20_000


@pytest.fixture
def sandbox() -> Sandbox:
    return build(Options(index_lag=0.5))


@pytest.fixture(scope="module")
def hands() -> Iterator[Hands]:
    with Running(create(Options(index_lag=0))) as running:
        yield Hands(running.url)


def test_mishaps_come_in_their_shares() -> None:
    weather = Weather(BAD)
    seen = Counter(weather.next() for _ in range(MANY))
    for mishap, share in BAD.items():
        assert seen[mishap] / MANY == pytest.approx(share, abs=0.01)
    assert seen[None] / MANY == pytest.approx(1 - sum(BAD.values()), abs=0.02)


def test_the_same_seed_makes_the_same_weather() -> None:
    one, other = (Weather(BAD, dice=Random(3)) for _ in range(2))  # noqa: S311 - weather is no secret
    assert [one.next() for _ in range(200)] == [other.next() for _ in range(200)]


@pytest.mark.parametrize("mishap", Mishap)
def test_each_mishap_is_a_fault_of_either_side(sandbox: Sandbox, mishap: Mishap) -> None:
    sandbox.slack.faults.weather = sandbox.jira.faults.weather = Weather({mishap: 1.0}, late=9.0)
    slack = sandbox.slack.faults.due("chat.postMessage")
    jira = sandbox.jira.faults.take("POST", "/issue", "/issue")
    assert slack
    assert jira
    done = mishap.startswith("done")
    assert slack.after_doing == jira.after_doing == done
    late = 9.0 if mishap is Mishap.DONE_LATE else 0.0
    assert slack.delay == jira.delay == late
    silent = mishap in {Mishap.DONE_BUT_SILENT, Mishap.DONE_LATE}
    assert (slack.hang is not None) == jira.hang == silent


def test_a_fault_that_was_asked_for_comes_before_the_weather(sandbox: Sandbox) -> None:
    sandbox.jira.faults.weather = Weather({Mishap.UNAVAILABLE: 1.0})
    sandbox.jira.faults.add(Fault(status=418))
    faults = [sandbox.jira.faults.take("GET", "/myself", "/myself") for _ in range(2)]
    assert [fault and fault.status for fault in faults] == [418, 503]


def test_apps_can_connect_in_any_weather(sandbox: Sandbox) -> None:
    sandbox.slack.faults.weather = Weather({Mishap.UNAVAILABLE: 1.0})
    assert sandbox.slack.faults.due("apps.connections.open") is None


def test_a_storm_takes_both_sides_and_leaves_nothing_behind(sandbox: Sandbox) -> None:
    storm: Storm = sandbox.storm
    storm.begin(late=1.0)
    assert sandbox.jira.index.lag == INDEX_LAG
    assert sandbox.jira.habits == WEBHOOKS
    assert sandbox.slack.faults.weather.shares == sandbox.jira.faults.weather.shares == BAD
    assert sandbox.slack.delivery.sent_again
    storm.end()
    assert sandbox.jira.index.lag == 0.5
    assert sandbox.jira.habits == Habits()
    assert not sandbox.slack.faults.weather.shares
    assert not sandbox.slack.delivery.sent_again


def test_people_switch_it_on_and_off(hands: Hands) -> None:
    assert hands.ask("storm") == {"raging": False}
    assert hands.do("storm", raging=True, late=0.1, seed=3) == {"raging": True}
    assert hands.ask("storm") == {"raging": True}
    assert hands.do("storm", raging=False) == {"raging": False}


@pytest.mark.parametrize(
    "wish", [{}, {"raging": "yes"}, {"raging": True, "late": -1}, {"raging": True, "seed": "x"}]
)
def test_what_is_no_storm_is_refused(hands: Hands, wish: dict[str, object]) -> None:
    with pytest.raises(RefusedError, match="raging"):
        hands.do("storm", **wish)
    assert hands.ask("storm") == {"raging": False}


def test_an_event_that_was_taken_comes_again(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bridge.sandbox.slack.delivery.LATER", 0.0)

    async def deliver() -> tuple[list[Ack], list[str]]:
        delivery = sandbox.slack.delivery
        delivery.sent_again = 1.0
        app = App(delivery.hub)
        _, acks = await delivery.events([Outgoing("message", EVENT)])
        received = await app.got(2)
        await delivery.close()
        return acks, [one["payload"]["event_id"] for one in received]

    acks, events = asyncio.run(deliver())
    assert [ack.acked for ack in acks] == [True]
    assert len(events) == 2
    assert len(set(events)) == 1


def test_webhooks_get_lost_and_come_twice(sandbox: Sandbox) -> None:
    copies = Counter(sandbox.postman._copies(WEBHOOKS) for _ in range(MANY))
    assert copies[0] / MANY == pytest.approx(WEBHOOKS.lost, abs=0.01)
    assert copies[2] / MANY == pytest.approx((1 - WEBHOOKS.lost) * WEBHOOKS.twice, abs=0.01)
    assert {sandbox.postman._copies(Habits()) for _ in range(100)} == {1}
