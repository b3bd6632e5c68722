"""The ledger and the log of who looked are only added to, whatever SQL somebody runs; what must end does."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bridge.store.engine import Store
from bridge.store.queries import people
from bridge.store.tables import CreditEntry, CreditTally, Look
from tests.conftest import HeldClock
from tests.store.rows import group


@pytest.fixture
def filled(store: Store, clock: HeldClock) -> Store:
    """A line of the ledger, and somebody who looked at somebody."""
    now = clock.now()
    with store.write() as session:
        mia, tom = people.known(session, "T1", "U-mia"), people.known(session, "T1", "U-tom")
        problem = group()
        session.add(problem)
        session.flush()
        line: dict[str, Any] = {
            "key": "k",
            "kind": "insight",
            "points": 1,
            "rule": 1,
            "cause": "right",
            "at": now,
        }
        session.add(CreditEntry(**line, person_id=mia.id or 0, group_id=problem.id or 0, earned_at=now))
        session.add(Look(person_id=tom.id, what="look", page="credit", about_id=mia.id, at=now))
    return store


def run(store: Store, statement: str) -> int:
    with store.engine.begin() as connection:
        return connection.execute(text(statement)).rowcount


@pytest.mark.parametrize("table", ["credit_entry", "look"])
@pytest.mark.parametrize("act", ["UPDATE {} SET person_id = NULL", "UPDATE {} SET id = 7", "DELETE FROM {}"])
def test_no_line_is_changed_or_deleted(filled: Store, table: str, act: str) -> None:
    with pytest.raises(DBAPIError, match="is only added to"):
        run(filled, act.format(table))
    assert run(filled, f"DELETE FROM {table} WHERE id = 99") == 0  # noqa: S608 - our own names


def test_lines_of_a_closed_month_may_go(filled: Store, clock: HeldClock) -> None:
    sums = {"points": 1, "lines": 1, "points_then": 1, "lines_then": 1, "people": 1}
    with filled.write() as session:
        session.add(CreditTally(period="2026-10", crew="", kind="", closed=True, **sums))
        session.add(CreditTally(period=f"{clock.now():%Y-%m}", crew="", kind="", closed=False, **sums))
    with pytest.raises(DBAPIError, match="The ledger is only added to"):
        run(filled, "DELETE FROM credit_entry")
    run(filled, "UPDATE credit_tally SET closed = true")
    assert run(filled, "DELETE FROM credit_entry") == 1


@pytest.mark.parametrize(("days", "may_go"), [(29, False), (30, True)])
def test_old_lines_of_the_log_may_go_once_it_says_so_itself(
    filled: Store, clock: HeldClock, days: int, may_go: bool
) -> None:
    with filled.write() as session:
        session.add(Look(what="forgotten", page="audit", at=clock.now() + timedelta(days=days)))
    delete = "DELETE FROM look WHERE what = 'look'"
    if may_go:
        assert run(filled, delete) == 1
    else:
        with pytest.raises(DBAPIError, match="The log is only added to"):
            run(filled, delete)


def test_lines_about_somebody_who_was_erased_may_go(filled: Store, clock: HeldClock) -> None:
    with filled.write() as session:
        people.known(session, "T1", "U-mia").erased_at = clock.now()
    assert run(filled, "DELETE FROM look") == 1
