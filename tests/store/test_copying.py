"""A copy holds what the original held, whichever kind of database either is."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Row, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bridge.domain.errors import SettingsError
from bridge.flow import tallies
from bridge.measure.company import Size
from bridge.measure.fill import fill
from bridge.store.copying import copy
from bridge.store.engine import Store, StoreError
from bridge.store.queries import words
from bridge.store.tables import Effect, Group, Insight, Person, metadata
from tests.kept import Shelf
from tests.store.rows import NOON, effect, group, insight

NOW = datetime(2026, 11, 19, 14, 30, tzinfo=UTC)


@pytest.fixture
def elsewhere(shelf: Shelf) -> Iterator[Store]:
    """A second database, an SQLite file."""
    with shelf.lent() as url:
        store = Store(url)
        yield store
        store.close()


@pytest.fixture
def somewhere(shelf: Shelf) -> Iterator[Store]:
    """A third one."""
    with shelf.lent() as url:
        store = Store(url)
        yield store
        store.close()


def everything(store: Store) -> dict[str, list[Row[tuple[object, ...]]]]:
    with store.read() as session:
        return {
            table.name: list(session.execute(select(table).order_by(*table.primary_key)).all())
            for table in metadata.sorted_tables
        }


def one_of_each(session: Session) -> None:
    """A person, a report, and rows that point at later and at earlier ones of their table."""
    session.add(Person(team="T1", user="U1", name="Zoë 🙂"))
    session.flush()
    session.add(insight("s1", text="the refund is “pending” \t since Monday"))
    session.add(group(title="first"))
    session.flush()
    session.add(group(title="second"))
    session.flush()
    session.get_one(Group, 1).merged_into = 2
    session.add(effect("one", result={"ts": "1.5", "ok": True}, body={"a": [1, None, "ü"]}))
    session.flush()
    session.add(effect("two", needs=1, attempt_at=NOON))


def test_a_company_there_and_back_is_the_same_company(
    elsewhere: Store, store: Store, somewhere: Store
) -> None:
    fill(elsewhere, Size(40, 12, 8), NOW)
    tallies.refresh(elsewhere, NOW)
    before = everything(elsewhere)
    counted = copy(elsewhere, store)
    assert counted == {name: len(rows) for name, rows in before.items()}
    assert everything(store) == before
    copy(store, somewhere)
    assert everything(somewhere) == before
    assert before["credit_entry"]
    for there in (store, somewhere):
        with pytest.raises(DBAPIError, match="is only added to"), there.engine.begin() as connection:
            connection.execute(text("UPDATE credit_entry SET points = 100"))


def test_rows_that_point_at_later_ones_still_do(elsewhere: Store, store: Store) -> None:
    with elsewhere.write() as session:
        one_of_each(session)
    before = everything(elsewhere)
    copy(elsewhere, store)
    assert everything(store) == before


def test_what_is_copied_can_be_searched_by_its_words(elsewhere: Store, store: Store) -> None:
    with elsewhere.write() as session:
        one_of_each(session)
    copy(elsewhere, store)
    with store.read() as session:
        assert words.insights(session, "refund pending")


@pytest.mark.parametrize(("skipped", "number"), [(0, 3), (100, 103)])
def test_a_number_that_was_given_is_not_given_again(
    elsewhere: Store, store: Store, skipped: int, number: int
) -> None:
    with elsewhere.write() as session:
        one_of_each(session)
        session.add(insight("s2"))
    with elsewhere.write() as session:
        session.delete(session.get_one(Insight, 2))
    copy(elsewhere, store, skipped)
    with store.write() as session:
        session.add(fresh := insight("s3"))
        session.flush()
        assert fresh.id == number


def test_a_database_with_rows_is_not_copied_over(elsewhere: Store, store: Store) -> None:
    with store.write() as session:
        session.add(Person(team="T1", user="U1"))
    with pytest.raises(SettingsError, match="table person has rows"):
        copy(elsewhere, store)


def test_what_the_new_database_does_not_take_leaves_it_empty(elsewhere: Store, store: Store) -> None:
    """Here a need of something that is not there, as a file that somebody mended by hand may have it."""
    with elsewhere.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        connection.execute(Effect.__table__.insert(), effect("k", id=1, needs=0).model_dump())  # type: ignore[attr-defined]
        connection.commit()
        raw.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(StoreError, match="could not be copied: "):
        copy(elsewhere, store)
    assert not any(everything(store).values())
