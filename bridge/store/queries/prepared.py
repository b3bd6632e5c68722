"""Statements that are built once: building one anew takes longer than running it."""

from collections.abc import Callable, Iterable
from functools import cache, wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec, TypeVar, TypeVarTuple, overload

from sqlalchemy import Result, ScalarResult, bindparam
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
    """A query that is built at its first use, with a placeholder for each parameter, and only run from then on.

    Args:
        build: makes the statement. It sees placeholders instead of values, so it must not decide anything by them.

    Returns:
        Runs it: a session, then values in the order of the parameters; a collection stands behind ``in_``.
    """
    names = tuple(signature(build).parameters)
    statement = cache(lambda: build(*map(bindparam, names)))

    @wraps(build)
    def run(session: Session, *values: object) -> Any:
        asked = dict(zip(names, map(_as_bound, values), strict=True))
        return session.exec(statement(), params=asked)

    return run


def _as_bound(value: object) -> object:
    """A list for any collection: SQLAlchemy looks at the first of those that stand behind ``in_``."""
    return list(value) if isinstance(value, Iterable) and not isinstance(value, str | bytes) else value
