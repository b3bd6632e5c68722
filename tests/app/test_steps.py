"""Everything that is to be done again and again is in some worker's hands."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

from bridge.app.steps import reminding, steps
from bridge.domain.rules import Crew
from bridge.flow.schedule import Schedule
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.fakes import FakeJira, WordSorter
from tests.flow.office import RULES

NOBODY = cast("Any", None)
UNTAUGHT = cast("Any", SimpleNamespace(learn_if_due=lambda: None))
CREWED = replace(RULES, crews=(Crew("leipzig", "Leipzig", usergroup="S1"),))


def duties(
    store: Store, clock: HeldClock, rules: Any = RULES, worker: str = "schedule"
) -> dict[str, timedelta]:
    """The duties of a worker that heeds the clock, and how often they come."""
    jira = cast("Any", FakeJira(clock.now))
    others = (NOBODY, NOBODY, UNTAUGHT, NOBODY)
    work = dict(steps(store, rules, clock, WordSorter(), jira, *others, timedelta(seconds=9)))
    schedule = cast("Schedule", getattr(work[worker], "__self__", None))
    return {duty.name: duty.every for duty in schedule._duties}


def test_whoever_owes_something_is_reminded_every_hour_at_most(store: Store, clock: HeldClock) -> None:
    known = duties(store, clock)
    assert {"waking", "overdue", "figures", "weekly lists", "token", "poll", "reconcile", "answers"} <= set(
        known
    )
    assert known["poll"] == timedelta(seconds=9)
    assert all(duty.every <= timedelta(hours=1) for duty in reminding(store, RULES, clock))


def test_what_cannot_wait_does_not_wait_for_jira(store: Store, clock: HeldClock) -> None:
    assert duties(store, clock, worker="alarms")["alarms"] <= timedelta(seconds=15)
    assert "alarms" not in duties(store, clock)


def test_create_screens_are_looked_after_within_seconds(store: Store, clock: HeldClock) -> None:
    assert duties(store, clock)["screens"] < timedelta(minutes=1)


def test_user_groups_are_read_only_where_a_crew_has_one(store: Store, clock: HeldClock) -> None:
    assert "crews" not in duties(store, clock)
    assert duties(store, clock, CREWED)["crews"] == timedelta(hours=1)


def test_what_people_are_called_is_read_every_hour(store: Store, clock: HeldClock) -> None:
    assert duties(store, clock)["names"] == timedelta(hours=1)


def test_who_acts_for_the_first_time_is_called_by_name_within_seconds(store: Store, clock: HeldClock) -> None:
    assert duties(store, clock)["newcomers"] < timedelta(minutes=1)


def test_every_reminder_can_be_run_on_an_empty_database(store: Store, clock: HeldClock) -> None:
    due = reminding(store, RULES, clock)
    schedule = Schedule(store, clock, due)
    assert [schedule.step() for _ in range(len(due) + 1)] == [True] * len(due) + [False]
