"""What was said before words could be searched is found afterwards, and what is edited or goes is followed."""

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from bridge.store.engine import Store
from bridge.store.migrate import upgrade
from bridge.store.queries import words
from bridge.store.tables import Insight
from tests.store.migrations.steps import go
from tests.store.rows import Desk, group


@pytest.fixture
def older(store: Store) -> Store:
    """Reports and a title that were there before the index was."""
    with store.write() as session:
        desk = Desk(session)
        for said in ("Refund pending since Monday", "C-88213 wants a refund/credit", "parcel late", ""):
            desk.hear(text=said)
        desk.lay(group(title="Größe is wrong in the app/web"))
    go(store, "0009")
    upgrade(store)
    return store


def found(session: Session, asked: str) -> list[int]:
    return words.insights(session, asked)


def test_what_was_said_before_is_found_and_what_becomes_of_it_is_followed(older: Store) -> None:
    with older.read() as session:
        assert set(found(session, "refund")) == {1, 2}
        assert found(session, "88213") == [2]
        assert found(session, "credit") == [2]
        assert words.problems(session, "größe") == [2]
        assert words.problems(session, "web") == [2]
    edit(older)


def edit(older: Store) -> None:
    """What is edited, added, emptied or deleted is followed."""
    with older.write() as session:
        one, two = session.get_one(Insight, 1), session.get_one(Insight, 2)
        one.text, two.text = "parcel wet", ""
        session.add_all([one, two, Insight(**two.model_dump(exclude={"id", "source"}), source="x", id=9)])
    with older.read() as session:
        assert found(session, "refund") == []
        assert set(found(session, "parcel")) == {1, 3}
    with older.write() as session:
        session.delete(session.get_one(Insight, 3))
    with older.read() as session:
        assert found(session, "parcel") == [1]
        assert len(session.exec(select(Insight.id)).all()) == 4


def test_a_step_back_takes_the_index_away_and_leaves_the_words(older: Store) -> None:
    go(older, "0009")
    with older.engine.begin() as connection:
        connection.execute(text("UPDATE insight SET text = 'refund again' WHERE id = 3"))
    upgrade(older)
    with older.read() as session:
        assert set(found(session, "refund")) == {1, 2, 3}
