"""Every check of every table holds on both databases: what no enum knows is refused, and all that one knows is taken."""

import re

import pytest
from sqlalchemy import CheckConstraint, Table, insert, text, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from bridge.store.columns import one_of
from bridge.store.tables import metadata
from tests.store.migrations.steps import value_of

_UNGUARDED = {
    "sqlite": ("DROP TRIGGER kept_{}_update",),
    "postgresql": ("ALTER TABLE {0} DISABLE TRIGGER kept_{0}",),
}
"""What takes the guard away, until the test ends, from what is only added to."""


def checks() -> list[tuple[Table, str, list[str]]]:
    """Each check: its table, its column, and what this may say."""
    return [
        (table, str(check.sqltext).partition(" ")[0], re.findall(r"'([^']*)'", str(check.sqltext)))
        for table in metadata.sorted_tables
        for check in table.constraints
        if isinstance(check, CheckConstraint)
    ]


@pytest.fixture
def filled(session: Session) -> Session:
    """One row in every table, none of which is committed, and all of which can be changed."""
    for name in ("credit_entry", "look"):
        for statement in _UNGUARDED[session.get_bind().dialect.name]:
            session.execute(text(statement.format(name)))
    for table in metadata.sorted_tables:
        session.execute(insert(table), {column.name: value_of(column, 1) for column in table.columns})
    return session


def test_there_are_checks_to_be_kept() -> None:
    assert {(table.name, column) for table, column, _known in checks()} >= {
        ("insight_group", "stage"),
        ("issue", "seen"),
        ("call_back", "outcome"),
        ("contest", "verdict"),
    }


def test_what_is_known_is_taken_and_what_is_not_is_refused(filled: Session) -> None:
    let_in = []
    for table, column, known in checks():
        for value in known:
            filled.execute(update(table).values({column: value}))
        try:
            with filled.begin_nested():
                filled.execute(update(table).values({column: "nobody knows"}))
        except IntegrityError as error:
            assert f"{column}_known" in str(error)  # noqa: PT017 - which one it is matters
        else:
            let_in.append(f"{table.name}.{column}")
    assert let_in == []


def test_a_foreign_key_of_every_table_is_kept(filled: Session) -> None:
    """Not one row can point to what is not there."""
    let_in = []
    for table in metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            [column] = key.column_keys
            try:
                with filled.begin_nested():
                    filled.execute(update(table).values({column: 4711}))
            except IntegrityError:
                continue
            let_in.append(f"{table.name}.{column}")
    assert let_in == []


def test_a_check_is_called_by_its_column_and_says_each_value_once() -> None:
    check = one_of("state", ["open", "done"])
    assert (check.name, str(check.sqltext)) == ("state_known", "state IN ('open', 'done')")
