"""The week of an instant, in SQL."""

from datetime import date
from typing import Any

from sqlalchemy import Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class monday(FunctionElement[date]):  # noqa: N801 - it reads as a function in queries, as SQLAlchemy's own do
    """The Monday of the week, in UTC, that an instant is in."""

    type = Date()
    inherit_cache = True
    name = "monday"


@compiles(monday, "sqlite")
def _of_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    """Instants are kept there as text in UTC; its functions round them, so only the day of it is given to them.

    See https://www.sqlite.org/lang_datefunc.html#modifiers
    """
    return f"date(substr({compiler.process(element.clauses, **options)}, 1, 10), 'weekday 0', '-6 days')"


@compiles(monday, "postgresql")
def _of_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    """See https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME-TRUNC."""
    return f"date_trunc('week', {compiler.process(element.clauses, **options)} AT TIME ZONE 'UTC')::date"
