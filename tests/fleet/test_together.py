"""Processes that do the same at the same moment, and readers who cannot be reached."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier

from sqlmodel import select

from bridge.app.parts import Part, of_parts
from bridge.domain.errors import OutsideError, RefusedError, UncertainError
from bridge.domain.outgoing import Posted, SlackOrder, StageNote
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.flow.outbox import Priority, enqueue
from bridge.flow.schedule import Duty, Schedule
from bridge.store.engine import Store
from bridge.store.queries import groups
from bridge.store.tables import Effect
from tests.conftest import HeldClock
from tests.fakes import FakeSlack
from tests.flow.office import Office, drained

AGENTS = 38
FAILING: Mapping[str, OutsideError] = {
    "D-U-7": RefusedError("They left.", "is_inactive"),
    "D-U-9": UncertainError("timed out"),
}


def at_once(processes: int, do: Callable[[int], object]) -> None:
    """Let several processes do something at the same moment."""
    together = Barrier(processes)

    def one(number: int) -> None:
        together.wait()
        do(number)

    with ThreadPoolExecutor(processes) as pool:
        list(pool.map(one, range(processes)))


def test_a_duty_runs_once_when_three_processes_find_it_due_at_once(store: Store, clock: HeldClock) -> None:
    ran: list[int] = []
    schedules = [
        Schedule(store, clock, [Duty("poll", timedelta(minutes=2), partial(ran.append, number))])
        for number in range(3)
    ]
    for times in (1, 2, 3):
        at_once(3, lambda number: schedules[number].step())
        assert len(ran) == times
        clock.forward(minutes=2)


def test_work_that_the_clock_makes_due_is_one_effect_although_it_fires_twice(
    store: Store, clock: HeldClock
) -> None:
    """A process whose clock is wrong, or one that died within its duty, makes a duty run again."""

    def fire(_number: int) -> None:
        with store.write() as session:
            told = {"kind": "digest", "subject": 1, "target": "C1", "priority": Priority.TEAM}
            enqueue(session, "digest:C1:2026-W45", now=clock.now(), **told)  # type: ignore[arg-type]

    fire(0)
    at_once(3, fire)
    with store.read() as session:
        assert [effect.key for effect in session.exec(select(Effect))] == ["digest:C1:2026-W45"]


class PatchySlack(FakeSlack):
    """A Slack in which some conversations fail, whatever is said there."""

    def perform(self, order: SlackOrder, key: str) -> Posted | None:
        if error := FAILING.get(getattr(order, "channel", "")):
            raise error
        return super().perform(order, key)


def test_conversations_that_fail_delay_none_of_the_others(quick: Office) -> None:
    numbers = quick.problem(*["refund pending"] * AGENTS)
    group = quick.group_of(numbers[0]).id or 0
    with quick.store.write() as session:
        telling.advance(session, groups.get(session, group), Stage.PLANNED, quick.clock.now())
    quick.slack = PatchySlack(_ts=quick.slack._ts)
    drained(quick.worker("worker-1").step)
    told = {order.channel for _key, order, _posted in quick.slack.posts if isinstance(order.card, StageNote)}
    assert told == {f"D-U-{number}" for number in range(1, AGENTS + 1)} - FAILING.keys()


def test_the_parts_of_a_fleet_do_every_step_once() -> None:
    steps = [
        (name, bool) for name in ("sorting", "attending", "collecting", "delivery", "schedule", "alarms")
    ]
    done = [name for part in Part for name, _step in of_parts(steps, {part})]
    assert sorted(done) == sorted(name for name, _step in steps)
