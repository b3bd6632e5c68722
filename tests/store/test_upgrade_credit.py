"""What was credited before lines had periods was earned when it was written, and who found a problem stays so."""

from datetime import timedelta

from alembic import command
from alembic.config import Config
from sqlmodel import select

from bridge.store.engine import Store
from bridge.store.migrate import FOLDER, upgrade
from bridge.store.tables import CreditEntry, Found
from tests.store.rows import NOON, Desk

LATER = NOON + timedelta(days=40)


def go_back(store: Store) -> None:
    """To the schema before periods."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0007")


def test_older_lines_get_their_time_their_team_and_their_judgement(store: Store) -> None:
    with store.write() as session:
        desk = Desk(session)
        number = desk.hear(crew="leipzig")
        first = desk.credit("f:1", number, kind="found")
        desk.credit("f:1:reversed", number, kind="found", points=-1, reverses=first, at=LATER)
        desk.credit("f:2", number, kind="found", at=LATER)
    go_back(store)
    upgrade(store)
    with store.read() as session:
        lines = session.exec(select(CreditEntry).order_by(CreditEntry.key)).all()
        [judged] = session.exec(select(Found)).all()
    assert [(line.earned_at, line.crew) for line in lines] == [
        (NOON, "leipzig"),
        (NOON, "leipzig"),
        (LATER, "leipzig"),
    ]
    assert [line.reverses for line in lines] == [None, lines[0].id, None]
    assert (judged.insight_id, judged.at, judged.withdrawn_at) == (number, NOON, None)
