"""Statements that are built once: building one anew takes longer than running it.

A function that builds one sees placeholders instead of values, so it must not decide anything by them. It becomes one that
takes a session and then the values, and runs the statement; a collection stands behind ``in_``.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec, TypeVar, TypeVarTuple, overload

from sqlalchemy import Executable, Result, ScalarResult, bindparam
from sqlmodel import Session
from sqlmodel.sql.expression import Select, SelectOfScalar

Asked = ParamSpec("Asked")
Row = TypeVar("Row")
Columns = TypeVarTuple("Columns")


@overload
def prepared(
    build: Callable[Asked, SelectOfScalar[Row]],
) -> Callable[Concatenate[Session, Asked], ScalarResult[Row]]: ...
@overload
def prepared(
    build: Callable[Asked, Select[*Columns]],
) -> Callable[Concatenate[Session, Asked], Result[*Columns]]: ...
def prepared(build: Callable[..., Any]) -> Callable[..., Any]:
    """Run a statement and give back its result."""
    return _run(build)


@overload
def first_row(
    build: Callable[Asked, SelectOfScalar[Row]],
) -> Callable[Concatenate[Session, Asked], Row | None]: ...
@overload
def first_row(
    build: Callable[Asked, Select[*Columns]],
) -> Callable[Concatenate[Session, Asked], tuple[*Columns] | None]: ...
def first_row(build: Callable[..., Any]) -> Callable[..., Any]:
    """Run a statement and give back its first row, None if there is none."""
    run = _run(build)

    @wraps(build)
    def first(session: Session, *values: Any, **named: Any) -> Any:
        return run(session, *values, **named).first()

    return first


@overload
def all_rows(
    build: Callable[Asked, SelectOfScalar[Row]],
) -> Callable[Concatenate[Session, Asked], list[Row]]: ...
@overload
def all_rows(
    build: Callable[Asked, Select[*Columns]],
) -> Callable[Concatenate[Session, Asked], list[tuple[*Columns]]]: ...
def all_rows(build: Callable[..., Any]) -> Callable[..., Any]:
    """Run a statement and give back all its rows."""
    run = _run(build)

    @wraps(build)
    def rows(session: Session, *values: Any, **named: Any) -> Any:
        return list(run(session, *values, **named))

    return rows


def _run(build: Callable[..., Any]) -> Callable[..., Any]:
    expected = signature(build).parameters.values()
    names = tuple(one.name for one in expected)
    defaults = {one.name: one.default for one in expected if one.default is not one.empty}
    runner = cache(lambda: _runner(build(*map(bindparam, names))))

    @wraps(build)
    def run(session: Session, *values: object, **named: object) -> Any:
        asked = defaults | dict(zip(names, values, strict=False)) | named
        return runner()(session, {name: _as_bound(value) for name, value in asked.items()})

    return run


def _runner(statement: Any) -> Callable[[Session, dict[str, Any]], Any]:
    """How a statement is run: one for columns and no whole rows needs nothing of what a session knows of rows."""
    if any(column["expr"] is column["entity"] for column in statement.column_descriptions):
        return lambda session, values: session.exec(statement, params=values)
    return lambda session, values: columns(session, statement, values)


def columns(session: Session, statement: Executable, values: Mapping[str, Any] = {}) -> Any:
    """Run a statement for columns, past the session: that takes a third of the time."""
    if session.autoflush:
        session.flush()
    found = session.connection().execute(statement, values)
    return found.scalars() if isinstance(statement, SelectOfScalar) else found


def _as_bound(value: object) -> object:
    """A list for any collection: SQLAlchemy looks at the first of those that stand behind ``in_``."""
    return list(value) if isinstance(value, Iterable) and not isinstance(value, str | bytes) else value
