"""A process that is frozen while it changes groups holds the others up for three seconds, and edits not at all."""

from time import monotonic

import pytest

from bridge.flow import telling
from bridge.store.engine import FROZEN_AFTER, Store
from bridge.store.tables import Insight, Mark
from tests.conftest import HeldClock
from tests.fleet import frozen
from tests.flow.office import Office, drained
from tests.kept import leave, store_at
from tests.postgres import Reused

BUSY_MACHINE = 6.0
"""Seconds that tests beside this one may cost it."""


@pytest.fixture
def shared(reused: Reused) -> Store:
    """PostgreSQL with the patience of production, unlike that of other tests."""
    return store_at(reused.emptied())


def test_a_frozen_process_lets_the_others_group_after_three_seconds_and_keeps_nothing(shared: Store) -> None:
    office = Office(shared, HeldClock())
    first, *_others = office.problem("refund pending")
    with shared.write() as session:
        telling.refresh_home(session, first, "changed", office.clock.now())
    office.say("U-2", "parcel late")
    process, heard = frozen.started(shared.url)
    begun = monotonic()
    drained(office.delivery.step)
    edited = monotonic() - begun
    drained(office.sorting.step)
    grouped = monotonic() - begun
    frozen.go_on(process)
    assert heard.poll(60)
    assert "did not take a write" in heard.recv()
    process.join()
    assert len(office.slack.updates) == 1
    waits = FROZEN_AFTER / 1000
    assert edited < waits - 0.2 < grouped < waits + BUSY_MACHINE
    assert [report.state for report in office.rows(Insight)] == ["sorted", "sorted"]
    assert frozen.MARK not in {mark.name for mark in office.rows(Mark)}
    leave(shared)
