"""Processes of two versions share a database while tables are added to, and lose nothing."""

from collections.abc import Callable
from threading import Event, Thread

import pytest
from sqlalchemy import text

from bridge.flow import outbox
from bridge.store.engine import Store
from bridge.store.migrate import at_head, still_fits
from bridge.store.tables import Effect, Inbox, Insight
from tests.conftest import HeldClock
from tests.flow.office import Office
from tests.kept import leave, store_at
from tests.postgres import Reused

NEWER = (
    "ALTER TABLE insight ADD COLUMN newer VARCHAR",
    "ALTER TABLE effect ADD COLUMN newer INTEGER",
    "CREATE TABLE newer (id SERIAL PRIMARY KEY, insight_id INTEGER REFERENCES insight (id))",
    "UPDATE alembic_version SET version_num = 'newer'",
)
BEFORE, AFTER = 6, 6


@pytest.fixture
def office(reused: Reused) -> Office:
    """One of an older version."""
    return Office(store_at(reused.emptied()), HeldClock())


def upgrade(store: Store, office: Office) -> None:
    """What a newer version does to the tables, and what its processes write then."""
    for statement in NEWER:
        with store.engine.begin() as connection:
            connection.execute(text(statement))
    now = office.clock.now()
    with store.write() as session:
        told = {"subject": 1, "target": "song", "now": now, "priority": outbox.Priority.ALARM}
        outbox.enqueue(session, "song:1", kind="song", **told)  # type: ignore[arg-type]
        session.add(Inbox(outside_id="Ev-newer", kind="wave", next_at=now, received_at=now))


def test_traffic_goes_on_while_a_newer_version_adds_to_the_tables(office: Office) -> None:
    ready, upgraded, said = Event(), Event(), Event()

    def reporting() -> None:
        for number in range(BEFORE + AFTER):
            if number == BEFORE:
                ready.set()
            if number == BEFORE + AFTER // 2:
                upgraded.wait(60)
            office.say(f"U-{number}", f"kettle{number} leaks{number}")
        said.set()

    def working() -> None:
        while not said.is_set():
            office.work()
        office.work()

    threads = [_started(reporting), _started(working)]
    assert ready.wait(60)
    other = Store(office.store.url, pool=1)
    upgrade(other, office)
    other.close()
    upgraded.set()
    for thread in threads:
        thread.join(60)
    assert [report.state for report in office.rows(Insight)] == ["sorted"] * (BEFORE + AFTER)
    assert sorted(office.slack.keys("home")) == sorted(f"home:{n + 1}" for n in range(BEFORE + AFTER))
    assert (office.effect("song:1").state, office.effect("song:1").attempts) == ("waiting", 0)
    assert {effect.state for effect in office.rows(Effect) if effect.kind != "song"} == {"done"}
    assert [row.state for row in office.rows(Inbox)] == ["waiting"]
    assert not at_head(office.store)
    assert still_fits(office.store), "a process that runs is well, or it would be ended in the middle of it"
    leave(office.store)


def _started(do: Callable[[], None]) -> Thread:
    thread = Thread(target=do, daemon=True)
    thread.start()
    return thread


def test_a_database_of_an_older_version_does_not_fit(office: Office) -> None:
    with office.store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert not still_fits(office.store)
    leave(office.store)
