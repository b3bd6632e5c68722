"""What was kept before languages were noted has none afterwards, and nothing of it is lost."""

from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlmodel import select

from bridge.store.engine import Store
from bridge.store.migrate import FOLDER, at_head, upgrade
from bridge.store.tables import Insight, Person
from tests.store.rows import insight

KEEP = """
    INSERT INTO insight (source, way, person_id, text, likely_name, said_at, kept_at, state)
    SELECT 'command:2', way, person_id, text, likely_name, said_at, kept_at, state
    FROM insight WHERE source = 'command:1'
"""


def test_insights_of_the_version_before_have_no_language(store: Store) -> None:
    with store.write() as session:
        session.add(Person(id=1, team="T1", user="U-1"))
        session.flush()
        session.add(insight("command:1", language="de"))
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
        connection.execute(text(KEEP))
    upgrade(store)
    assert at_head(store)
    with store.read() as session:
        there = {each.source: each.language for each in session.exec(select(Insight))}
    assert there == {"command:1": None, "command:2": None}


def test_a_process_of_the_version_before_may_still_write(store: Store) -> None:
    """It names no language, and none is asked of it."""
    with store.write() as session:
        session.add(Person(id=1, team="T1", user="U-1"))
        session.flush()
        session.add(insight("command:1", language="de"))
    with store.engine.begin() as connection:
        connection.execute(text(KEEP))
    with store.read() as session:
        there = {each.source: each.language for each in session.exec(select(Insight))}
    assert there == {"command:1": "de", "command:2": None}
