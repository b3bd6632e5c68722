"""What was summed before there were sums by crew is summed again, once."""

from datetime import timedelta

from sqlalchemy import text
from sqlmodel import select

from bridge.flow import tallies
from bridge.store.engine import Store
from bridge.store.migrate import upgrade
from bridge.store.tables import Followed, ProblemCrew, ProblemSize
from tests.store.migrations.steps import go
from tests.store.rows import NOON, Desk

LATER = NOON + timedelta(minutes=10)


def test_problems_that_were_summed_before_get_their_sums_by_crew(store: Store) -> None:
    with store.write() as session:
        desk = Desk(session)
        for crew in ("leipzig", "leipzig", "manila", None):
            desk.hear(desk.group, crew=crew)
    tallies.refresh(store, NOON)
    go(store, "0011")
    upgrade(store)
    with store.read() as session:
        assert set(session.exec(select(Followed.name))) == {"insight", "theme_label"}
    assert tallies.refresh(store, LATER)
    with store.read() as session:
        crews = {row.crew: (row.reports, row.people) for row in session.exec(select(ProblemCrew))}
        assert crews == {"leipzig": (2, 1), "manila": (1, 1), "-": (1, 1)}
        assert [size.reports for size in session.exec(select(ProblemSize))] == [4]
    assert not tallies.refresh(store, LATER)


def test_a_process_of_the_version_before_may_still_meet_people(store: Store) -> None:
    """It knows neither names nor consent, and none is asked of it."""
    with store.engine.begin() as connection:
        connection.execute(text("""INSERT INTO person (team, "user") VALUES ('T1', 'U-1')"""))
        found = connection.execute(text("SELECT name, guest, agreed_at, erased_at FROM person")).one()
    assert (found[0], bool(found[1]), *found[2:]) == ("", False, None, None)
