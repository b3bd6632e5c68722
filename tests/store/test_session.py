"""Rows are asked for once in a transaction, and whoever asks for columns sees what was just written."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import NoResultFound
from sqlmodel import Session, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.engine import Store
from bridge.store.queries.prepared import prepared
from bridge.store.tables import CreateScreen, Mark
from tests.store.statements import statements

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@prepared
def marked(name: str) -> SelectOfScalar[datetime]:
    return select(Mark.at).where(Mark.name == name)


def heard(session: Session) -> Mark | None:
    return session.get(Mark, "heard")


def test_what_was_just_written_is_not_asked_for(store: Store) -> None:
    with store.write() as session:
        session.add(Mark(name="heard", at=NOW))
        session.flush()
        assert statements(session, heard) == []


def test_a_row_with_two_keys_is_found_and_none_where_one_differs(store: Store) -> None:
    with store.write() as session:
        session.add(CreateScreen(project="PAY", issue_type="Bug", read_at=NOW))
    with store.read() as session:
        assert session.get_one(CreateScreen, ("PAY", "Bug")).read_at == NOW
        assert session.get(CreateScreen, ("PAY", "Task")) is None
        with pytest.raises(NoResultFound):
            session.get_one(CreateScreen, ("DEL", "Bug"))


def test_what_is_to_be_locked_is_asked_for_although_it_is_known(store: Store) -> None:
    with store.write() as session:
        session.add(Mark(name="heard", at=NOW))
        session.flush()
        [(asked, _values)] = statements(
            session, lambda opened: opened.get(Mark, "heard", with_for_update=True)
        )
        assert asked.endswith("FOR UPDATE") == (not store.sqlite)


def test_what_is_locked_for_the_first_time_is_locked_too(store: Store) -> None:
    with store.write() as session:
        [(asked, _values)] = statements(
            session, lambda opened: opened.get(Mark, "nobody", with_for_update=True)
        )
        assert asked.endswith("FOR UPDATE") == (not store.sqlite)


def test_a_row_is_read_anew_when_asked(store: Store) -> None:
    with store.write() as session:
        session.add(Mark(name="heard", at=NOW))
        session.flush()
        known = session.get_one(Mark, "heard")
        assert len(statements(session, lambda opened: opened.get(Mark, "heard", populate_existing=True))) == 1
        assert known.at == NOW


def test_columns_show_what_was_not_written_down_yet_unless_that_is_to_wait(store: Store) -> None:
    with store.write() as session:
        session.add(Mark(name="heard", at=NOW))
        assert marked(session, "heard").all() == [NOW]
        session.add(Mark(name="seen", at=NOW))
        with session.no_autoflush:
            assert marked(session, "seen").all() == []
        assert marked(session, "seen").all() == [NOW]


def test_a_step_that_goes_through_many_rows_keeps_the_latest_only(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bridge.store.session.KEPT", 3)
    with store.write() as session:
        session.add_all([Mark(name=f"{number}", at=NOW) for number in range(9)])
    with store.read() as session:
        for number in range(9):
            session.get(Mark, f"{number}")
        assert {inspect(mark).identity[0] for mark in session.identity_map.values()} == {"6", "7", "8"}
