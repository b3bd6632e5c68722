"""The figures of a rush: a short one over a bridge in this process, and what they say of a long one."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bridge.demo.stage import settings_for
from bridge.domain.errors import BridgeError
from bridge.measure import load, load_fleet, load_store
from bridge.measure.load import Rush, Stood
from bridge.measure.load_fleet import Running
from bridge.sandbox.people.cast import hire
from bridge.sandbox.seed.rows import read
from bridge.settings import load as load_settings
from bridge.store.engine import Store
from bridge.store.queries import effects
from bridge.store.tables import Effect
from tests.conftest import HeldClock
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.town import Town, connected, opened

STOOD = Stood("sqlite", 0, 0.1, 600, 0, 0, 0, 40.0, 499.9, 800.0, 60.0, 40.0, 1_400, 0, 30.0, 80.0)


@pytest.fixture(scope="module")
def town(shelf: Shelf) -> Iterator[Town]:
    with shelf.lent() as url, opened(url, WordSorter()) as town:
        yield connected(town)


def test_a_rush_is_counted_by_the_sandbox_and_nothing_of_it_is_lost(town: Town) -> None:
    cast, store = hire(town.hands, read()[:6], 6), town.bridge.store
    mine = load_fleet.cpu_seconds(os.getpid())
    found = load.come_over(store, cast, town.url, Rush(rate=20, seconds=0.5), [], 100.0)
    assert (found.sent, found.lost, found.doubled, found.not_acked, found.dead) == (10, 0, 0, 0, 0)
    assert 0 < found.ack_p50_ms <= found.ack_p99_ms <= found.ack_max_ms
    assert found.effects >= 10
    assert found.posted_seconds >= 0.4
    assert load_fleet.cpu_seconds(os.getpid()) > mine


def test_throughput_is_told_as_a_share_of_what_the_store_alone_can_do() -> None:
    """Of 8,000 commits in those hundred seconds the bridge made half: two for each report, two for each effect."""
    assert STOOD.effects_per_second == 14
    assert STOOD.share_of_raw == 0.5
    assert "14.0 effects a second, 30 s of CPU, 50% of the store's 80 raw commits" in STOOD.line()
    assert STOOD.as_json()["share_of_raw"] == 0.5


@pytest.mark.parametrize("flaw", [{"lost": 1}, {"doubled": 1}, {"not_acked": 1}, {"ack_p99_ms": 500.0}])
def test_a_rush_is_stood_well_only_if_nothing_is_amiss(flaw: dict[str, Any]) -> None:
    assert STOOD.well
    assert not replace(STOOD, **flaw).well


def test_raw_commits_are_counted_and_leave_nothing(store: Store) -> None:
    assert load_store.raw_commits(store, 0.01) >= 100
    assert load_store.raw_commits(store, 0.01) >= 100


def test_a_rush_waits_for_a_process_that_still_learns_or_works(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It works for a second, and for another one, and then for a hundredth: less than a quarter of the window."""
    worked = iter([0.0, 1.0, 1.0, 2.0, 2.0, 2.01])
    monkeypatch.setattr(load, "cpu_seconds", lambda _pid: next(worked))
    monkeypatch.setattr(load, "WINDOW", 0.1)
    log = tmp_path / "log"
    log.write_bytes(b"Slack is connected")
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        with pytest.raises(BridgeError, match="did not start"):
            load._settle(store, [Running(process, "", log)])
        log.write_bytes(load_fleet.LEARNT)
        load._settle(store, [Running(process, "", log)])
    assert next(worked, None) is None


def test_no_reminder_of_made_up_history_goes_out_and_sums_are_kept_up(store: Store, clock: HeldClock) -> None:
    load_store.let_rest(store, clock.now())
    with store.read() as session:
        names = [f"duty:{name}" for name in ("overdue", "waking", "reconcile", "sums", "poll")]
        resting = effects.marked_after(session, names, clock.now())
    assert resting == {"duty:overdue", "duty:waking", "duty:reconcile"}


def test_what_waits_for_its_turn_is_left_and_what_is_due_tomorrow_is_not(
    store: Store, clock: HeldClock
) -> None:
    now = clock.now()

    def waits(name: str, **more: Any) -> Effect:
        told: dict[str, Any] = {
            "key": name,
            "kind": "home",
            "subject": 1,
            "target": name,
            "priority": 15,
            "created_at": now,
        }
        return Effect(**told | more)

    with store.write() as session:
        session.add(waits("soon", next_at=now + load_store.SOON / 2))
        session.add(waits("tomorrow", next_at=now + load_store.SOON * 2))
        session.add(waits("over", next_at=now, state="done"))
    with store.read() as session:
        assert load_store.left(session, now) == 1
        assert load_store.since(session, 1) == {"waiting": 1, "done": 1}


def test_a_process_reads_the_settings_that_it_is_given(town: Town, tmp_path: Path) -> None:
    settings = settings_for(town.url, tmp_path / "unused")
    values = load_fleet.plain(settings.model_dump(exclude_unset=True))
    assert load_settings(tmp_path / "none.toml", load_fleet.environment(values)) == settings


def test_a_process_that_does_not_start_is_told_with_its_last_words(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"The port is taken.")
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        running = Running(process, "", log)
        begun = time.monotonic()
        with pytest.raises(BridgeError, match="did not start: The port is taken"):
            running.wait_until_ready(b"ready")
        log.write_bytes(b"now ready")
        running.wait_until_ready(b"ready")
    assert time.monotonic() - begun < load_fleet.PATIENCE
