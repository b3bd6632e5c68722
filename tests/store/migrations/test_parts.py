"""What was kept before insights had parts is about the first part afterwards, and nothing of it is lost."""

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from bridge.store.engine import ConflictError, Store
from bridge.store.migrate import FOLDER, at_head, upgrade
from bridge.store.queries import groups
from bridge.store.tables import Part, Person, Veto
from tests.store.rows import NOON, group, insight, membership


def go_back(store: Store) -> None:
    """To the schema before parts."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")


@pytest.fixture
def older(store: Store) -> Store:
    """A database of the version before, made from one with an insight of two parts."""
    with store.write() as session:
        session.add_all([Person(id=1, team="T1", user="U-1"), group(id=1), group(id=2)])
        session.flush()
        session.add(insight("command:1", id=1))
        session.flush()
        for part in (0, 1):
            session.add(membership(1, part + 1, part=part))
            session.add(Veto(insight_id=1, part=part, group_id=1, person_id=1, at=NOON))
            session.add(Part(insight_id=1, part=part, words="x", model="words", data=b""))
    go_back(store)
    return store


def test_going_back_keeps_the_first_part_and_going_on_finds_it(older: Store) -> None:
    with older.engine.connect() as connection:
        assert connection.execute(text("SELECT insight_id, group_id FROM membership")).all() == [(1, 1)]
        assert connection.execute(text("SELECT insight_id, group_id FROM veto")).all() == [(1, 1)]
    upgrade(older)
    assert at_head(older)
    with older.read() as session:
        assert [(place.part, place.group_id) for place in groups.places(session, 1)] == [(0, 1)]
        assert groups.vetoed(session, 1) == {1}


def test_after_the_upgrade_a_part_has_still_one_place_and_numbers_go_on(older: Store) -> None:
    upgrade(older)
    with pytest.raises(ConflictError), older.write() as session:
        session.add(membership(1, 2))
    with older.write() as session:
        added = membership(1, 2, part=1)
        veto = Veto(insight_id=1, group_id=2, person_id=1, at=NOON)
        session.add_all([added, veto])
        session.flush()
        assert (added.id or 0) > 1
        assert (veto.id or 0) > 1
