"""All processes that share a database run in one mode."""

from dataclasses import replace

import pytest
from sqlmodel import select

from bridge.domain.errors import SettingsError
from bridge.flow.mode import Presence, shadow_since
from bridge.store.engine import Store
from bridge.store.tables import Mark
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office


def process(store: Store, clock: HeldClock, *, shadow: bool) -> Presence:
    return Presence(store, clock, shadow=shadow)


@pytest.mark.parametrize("shadow", [True, False])
def test_a_process_does_not_start_beside_one_in_the_other_mode(
    store: Store, clock: HeldClock, *, shadow: bool
) -> None:
    process(store, clock, shadow=shadow).enter()
    with pytest.raises(SettingsError, match="stop them all and start them again"):
        process(store, clock, shadow=not shadow).enter()
    with store.read() as session:
        assert (shadow_since(session) is not None) is shadow


def test_any_number_of_processes_share_a_mode(memory: Store, clock: HeldClock) -> None:
    for _ in range(3):
        process(memory, clock, shadow=True).enter()
        clock.forward(minutes=5)
    with memory.read() as session:
        assert shadow_since(session) == HeldClock().now()


def test_the_mode_changes_at_once_when_all_were_stopped(memory: Store, clock: HeldClock) -> None:
    others = [process(memory, clock, shadow=True) for _ in range(2)]
    for one in others:
        one.enter()
    others[0].leave()
    with pytest.raises(SettingsError):
        process(memory, clock, shadow=False).enter()
    others[1].leave()
    process(memory, clock, shadow=False).enter()
    with memory.read() as session:
        assert shadow_since(session) is None


def test_a_process_that_was_killed_is_forgotten_within_a_minute(memory: Store, clock: HeldClock) -> None:
    process(memory, clock, shadow=True).enter()
    clock.forward(seconds=59)
    with pytest.raises(SettingsError):
        process(memory, clock, shadow=False).enter()
    clock.forward(seconds=2)
    process(memory, clock, shadow=False).enter()


def test_a_process_that_is_alive_says_so_and_writes_it_now_and_then_only(
    memory: Store, clock: HeldClock
) -> None:
    one = process(memory, clock, shadow=True)
    one.enter()
    for _ in range(13):
        clock.forward(seconds=9)
        assert not one.step()
    with memory.read() as session:
        [beat] = [mark.at for mark in session.exec(select(Mark)) if mark.name.startswith("process:")]
    assert 0 < (clock.now() - beat).total_seconds() <= 9
    with pytest.raises(SettingsError):
        process(memory, clock, shadow=False).enter()


@pytest.mark.parametrize("shadow", [True, False])
def test_a_process_that_was_frozen_until_the_others_were_gone_takes_nothing_up(
    office: Office, *, shadow: bool
) -> None:
    office.rules = replace(RULES, shadow=shadow)
    process(office.store, office.clock, shadow=shadow).enter()
    frozen = office.worker("frozen")
    office.say("U-1", "refund pending for days")
    office.clock.forward(minutes=5)
    process(office.store, office.clock, shadow=not shadow).enter()
    office.say("U-2", "lamp is broken")
    office.sorting.step()
    office.sorting.step()
    assert not frozen.step()
    assert office.slack.posts == []
    assert office.effect("home:2").state == "waiting"
