"""Rows of a transaction: each is asked for once, by a statement that is built once."""

from collections import deque
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Column, Select, bindparam, event, inspect, select
from sqlalchemy.orm import Mapper
from sqlmodel import Session as WeakSession

Row = TypeVar("Row")

KEPT = 10_000
"""Rows that a session keeps: more than any step asks for again, and little enough for one that goes through millions."""


class Session(WeakSession):
    """A session that keeps its latest rows until it ends, so that the same row is fetched by its key only once."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._rows: deque[object] = deque(maxlen=KEPT)

    def get(
        self, entity: type[Row] | Mapper[Row], ident: Any, *, with_for_update: Any = None, **options: Any
    ) -> Row | None:
        """The row with a key, as SQLAlchemy's own method gives it; None if there is none.

        See https://docs.sqlalchemy.org/en/21/orm/session_api.html#sqlalchemy.orm.Session.get.
        """
        table: Any = entity
        known = self.identity_map.get(self.identity_key(table, ident))
        if known is not None or ident is None or any(options.values()):
            return super().get(entity, ident, with_for_update=with_for_update, **options)
        values = ident if isinstance(ident, tuple) else (ident,)
        asked = {column.name: value for column, value in zip(_key(table), values, strict=True)}
        return self.scalars(_by_key(table, with_for_update is not None), asked).first()


class Reading(Session):
    """A session that changes nothing."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, autoflush=False, expire_on_commit=False, **options)

    def flush(self, *_rows: Any, **_named: Any) -> None:
        """There is nothing to be written.

        Raises:
            TypeError: whoever reads wants something to be.
        """
        raise TypeError("Nothing is written while reading.")


@cache
def _by_key(entity: Any, locked: bool) -> Select[Any]:
    """Built once for a table: building it anew takes longer than running it."""
    query = select(entity).where(*(column == bindparam(column.name) for column in _key(entity)))
    return query.with_for_update() if locked else query


@cache
def _key(entity: Any) -> "tuple[Column[Any], ...]":
    return tuple(inspect(entity).primary_key)


def _keep(session: Session, row: object) -> None:
    """SQLAlchemy holds rows weakly: https://docs.sqlalchemy.org/en/21/orm/session_state_management.html#session-referencing-behavior."""
    session._rows.append(row)  # noqa: SLF001 - ours


for _entry in ("loaded_as_persistent", "pending_to_persistent"):
    event.listen(Session, _entry, _keep)
