"""Opening the database, and the ways to open a transaction."""

import gc
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlmodel import Session, SQLModel, select

from bridge.domain.errors import SettingsError
from bridge.store import engine
from bridge.store.engine import ConflictError, Store, StoreError, database_url
from bridge.store.queries import effects, people
from bridge.store.tables import Inbox, Mark, Person
from tests.postgres import Reused
from tests.store.statements import statements

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "opened"),
    [
        ("sqlite:///bridge.sqlite", "sqlite:///bridge.sqlite"),
        ("postgresql://me:secret@db:5432/bridge", "postgresql+psycopg://me:secret@db:5432/bridge"),
        ("postgres://db/bridge", "postgresql+psycopg://db/bridge"),
    ],
)
def test_a_url_gets_the_driver_that_is_installed(given: str, opened: str) -> None:
    assert database_url(given) == opened


@pytest.mark.parametrize(
    "given", ["", "bridge.sqlite", "postgresql://db:port/bridge", "mysql://db/bridge", "mongodb://db"]
)
def test_what_is_no_database_of_ours_is_one_clear_line(given: str) -> None:
    with pytest.raises(SettingsError, match=r"^database\.url .*(SQLite|sqlite)") as caught:
        database_url(given)
    assert "\n" not in str(caught.value)


def test_sqlite_is_set_so_that_a_commit_survives_a_power_cut(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/new/bridge.sqlite")
    with store.read() as session:
        found = [
            session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    store.close()
    assert found == ["wal", 2, 1]


def keep(store: Store, then: Exception | None = None) -> None:
    """Write a row, and fail afterwards if told."""
    with store.write() as session:
        session.add(Mark(name="x", at=NOW))
        session.flush()
        if then is not None:
            raise then


def test_a_block_that_raises_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        keep(store, ZeroDivisionError())
    with store.read() as session:
        assert session.exec(select(Mark)).all() == []


def test_what_is_there_already_is_a_conflict(store: Store) -> None:
    keep(store)
    with pytest.raises(ConflictError):
        keep(store)


@pytest.mark.parametrize("state", ["waiting", "unheard of"])
def test_an_error_quotes_nothing_of_a_row_that_was_not_kept(store: Store, state: str) -> None:
    row = Inbox(outside_id="Ev1", kind="click", state=state, next_at=NOW, received_at=NOW, error="Mrs Berg")
    with pytest.raises(ConflictError) as caught, store.write() as session:
        session.add_all([row, Inbox(**row.model_dump(exclude={"id"}))])
    assert "Berg" not in "".join(traceback.format_exception(caught.value))


def test_one_reads_what_was_committed_while_another_writes(store: Store) -> None:
    with store.write() as writing:
        writing.add(Mark(name="x", at=NOW))
        writing.flush()
        with store.read() as reading:
            assert reading.exec(select(Mark)).all() == []
    with store.read() as reading:
        assert [mark.name for mark in reading.exec(select(Mark))] == ["x"]


def test_one_grouping_at_a_time(store: Store) -> None:
    inside, most = [0], [0]

    def group(_turn: int) -> None:
        with store.grouping() as session:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            session.execute(text("SELECT 1"))
            inside[0] -= 1

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(group, range(20)))
    assert most == [1]


def test_many_writers_at_once_lose_nothing(store: Store) -> None:
    def write(turn: int) -> None:
        with store.write() as session:
            session.add(Mark(name=str(turn), at=NOW))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    with store.read() as session:
        assert len(session.exec(select(Mark)).all()) == 40


def test_those_who_meet_a_person_or_a_scope_at_once_meet_the_same(store: Store) -> None:
    together = threading.Barrier(4)

    def meet(_turn: int) -> int | None:
        together.wait()
        with store.write() as session:
            effects.pace(session, "chat.update", NOW)
            effects.mark(session, "duty:poll", NOW)
            return people.known(session, "T1", "U-1").id

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(meet, range(4)))) == 1
    with store.read() as session:
        assert len(session.exec(select(Person)).all()) == 1


def test_a_store_in_memory_keeps_what_was_written() -> None:
    store = Store("sqlite://")
    Mark.metadata.create_all(store.engine)
    with store.write() as session:
        session.add(Mark(name="x", at=NOW))
    with store.read() as session:
        assert session.exec(select(Mark.name)).all() == ["x"]
    store.close()


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match=r"^database\.url: the folder .+ cannot be made .+ Name another"):
        Store(f"sqlite:///{tmp_path}/file/below/bridge.sqlite")


def test_a_database_that_another_process_writes_to_gives_up_after_its_patience(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/bridge.sqlite"
    ours, theirs = Store(url, busy=0.01), Store(url, busy=0.01)
    Mark.metadata.create_all(ours.engine)
    with theirs.write() as writing:
        writing.add(Mark(name="theirs", at=NOW))
        writing.flush()
        with pytest.raises(StoreError, match="did not take a write: OperationalError"):
            keep(ours)
    keep(ours)
    with ours.read() as session:
        assert set(session.exec(select(Mark.name))) == {"theirs", "x"}
    ours.close()
    theirs.close()


def test_a_conflict_does_not_tell_what_was_written(store: Store) -> None:
    keep(store)
    with pytest.raises(ConflictError) as caught:
        keep(store)
    assert "'x'" not in str(caught.value)
    assert "INSERT" not in str(caught.value)


def test_a_row_is_fetched_by_its_key_once_in_a_transaction_and_anew_in_the_next(tmp_path: Path) -> None:
    """A row that nobody holds any more would be forgotten, and asked for again by the next one who needs it."""
    store = Store(f"sqlite:///{tmp_path}/bridge.sqlite")
    SQLModel.metadata.create_all(store.engine)
    with store.write() as session:
        session.add(Mark(name="heard", at=NOW))

    def thrice(session: Session) -> None:
        for _again in range(3):
            assert session.get_one(Mark, "heard").at == NOW
            gc.collect()

    for opened in (store.read, store.write, store.grouping):
        with opened() as session:
            assert len(statements(session, thrice)) == 1
    store.close()


def test_what_another_transaction_wrote_is_seen_by_the_next_one(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/bridge.sqlite")
    SQLModel.metadata.create_all(store.engine)
    for at in (NOW, NOW + timedelta(hours=1)):
        with store.write() as session:
            session.merge(Mark(name="heard", at=at))
        with store.read() as session:
            assert session.get_one(Mark, "heard").at == at
    store.close()


@pytest.mark.parametrize("opened", [Store.read, Store.scan])
def test_nothing_is_written_while_reading(
    store: Store, opened: Callable[[Store], AbstractContextManager[Session]]
) -> None:
    with opened(store) as session:
        session.add(Mark(name="x", at=NOW))
        assert session.exec(select(Mark)).all() == []
        with pytest.raises(TypeError, match="while reading"):
            session.commit()
    with store.read() as session:
        assert session.exec(select(Mark)).all() == []


def test_rows_can_be_taken_as_they_come(store: Store) -> None:
    with store.write() as session:
        session.add_all(Mark(name=f"{number}", at=NOW) for number in range(9))
    with store.scan() as session:
        assert len(list(session.exec(select(Mark.name).execution_options(yield_per=2)))) == 9


@pytest.fixture
def cut(reused: Reused, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[float], Store]]:
    """A store whose server has just closed all connections; they count as fresh for some seconds."""
    store = Store(reused.emptied(), pool=2)

    def close(fresh: float) -> Store:
        with store.read() as one, store.read() as other:
            # Both are in use at once, so that there are two connections.
            servers = [session.scalar(text("SELECT pg_backend_pid()")) for session in (one, other)]
        monkeypatch.setattr(engine, "FRESH", fresh)
        with psycopg.connect(reused.url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM unnest(%s::int[]) pid", (servers,)
            )
        return store

    yield close
    store.close()


def test_connections_that_the_server_has_closed_are_opened_anew(cut: Callable[[float], Store]) -> None:
    store = cut(0.0)
    for _again in range(3):
        keep_and_forget(store)


def test_where_none_was_asked_whether_it_is_alive_one_loss_is_noticed_for_all(
    cut: Callable[[float], Store],
) -> None:
    store = cut(3_600.0)
    with pytest.raises(StoreError, match="did not"):
        keep_and_forget(store)
    for _again in range(3):
        keep_and_forget(store)


def keep_and_forget(store: Store) -> None:
    """Write a row, read it, and delete it."""
    keep(store)
    with store.read() as session:
        assert session.exec(select(Mark.name)).all() == ["x"]
    with store.write() as session:
        session.delete(session.get_one(Mark, "x"))
