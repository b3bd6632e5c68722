"""While the database is away nothing is lost, nobody is blamed, and the log says it once a minute."""

import logging
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError, StatementError
from sqlmodel import select

from bridge.app.workers import REMINDED, Bell, Failures, Workers
from bridge.flow.aside import Aside
from bridge.store.engine import ConflictError, Store, StoreError
from bridge.store.tables import Insight
from bridge.web.app import NOT_NOW, create
from bridge.web.server import WebServer
from tests.web.test_doors import ask


@pytest.mark.parametrize("url", ["sqlite:///{gone}/bridge.sqlite", "postgresql://nobody@127.0.0.1:9/bridge"])
def test_neither_reading_nor_writing_raises_what_only_the_driver_knows(tmp_path: Path, url: str) -> None:
    gone = tmp_path / "gone"
    store = Store(url.format(gone=gone))
    if gone.exists():
        gone.rmdir()
    with pytest.raises(StoreError, match="did not answer: OperationalError"), store.read() as session:
        session.exec(select(Insight)).all()
    with pytest.raises(StoreError, match="did not take a write"), store.write() as session:
        session.exec(select(Insight)).all()
    store.close()


def test_a_file_that_is_no_database_is_one_that_does_not_answer(tmp_path: Path) -> None:
    path = tmp_path / "bridge.sqlite"
    path.write_bytes(b"no database at all" * 1000)
    store = Store(f"sqlite:///{path}")
    with pytest.raises(StoreError, match="did not answer: DatabaseError"), store.read() as session:
        session.exec(select(Insight)).all()
    with pytest.raises(StoreError, match="did not take a write"), store.write() as session:
        session.exec(select(Insight)).all()
    store.close()


def test_a_wrong_question_is_no_absence(store: Store) -> None:
    """What is wrong with a row or a statement is told with where it rose, and sets the row aside."""
    with pytest.raises((ProgrammingError, StatementError)), store.read() as session:
        session.execute(text("SELECT :name"), {"name": object()})


def test_no_row_is_set_aside_for_it() -> None:
    aside: list[int] = []
    with pytest.raises(StoreError), Aside(lambda number, _error: aside.append(number), 7):
        raise StoreError("The database did not answer: OperationalError.")
    assert aside == []


def test_a_minute_has_one_line_however_many_workers_fail_and_no_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = 0.0
    failures = Failures(lambda: now)
    for second in range(round(2 * REMINDED)):
        now = float(second)
        for worker in ("sorting", "attending", "delivery"):
            failures.note(
                f"worker {worker} failed", StoreError("The database did not answer: OperationalError.")
            )
    assert [record.getMessage() for record in caplog.records] == [
        "The database did not answer: OperationalError. All waits, and is tried again every second."
    ] * 2


@pytest.mark.parametrize("error", [ZeroDivisionError("Mrs Miller"), ConflictError("a row")])
def test_what_is_no_absence_is_told_each_time_with_where_it_rose(
    caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    failures = Failures()
    for _ in range(3):
        try:
            raise error
        except (ZeroDivisionError, ConflictError) as raised:
            failures.note("worker sorting failed", raised)
    assert len(caplog.records) == 3
    assert all("test_database_away.py" in record.getMessage() for record in caplog.records)
    assert "Miller" not in caplog.text


def test_workers_go_on_when_it_is_back(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bridge.app.workers.AFTER_FAILURE", 0.0)
    left, went = [StoreError("away")] * 5, threading.Event()

    def step() -> bool:
        if left:
            raise left.pop()
        went.set()
        return False

    workers = Workers([("step-a", step)], Bell())
    workers.start()
    assert went.wait(20)
    workers.stop()
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_whoever_asks_is_told_to_ask_again(caplog: pytest.LogCaptureFixture) -> None:
    def away() -> bool:
        raise StoreError("The database did not answer: OperationalError.")

    server = WebServer(create(lambda *_: 204, dict, away, public=False), "127.0.0.1", 0)
    server.start()
    assert ask(server, "GET", "/health") == (503, NOT_NOW.encode())
    server.stop()
    assert not any(record.exc_info for record in caplog.records)
