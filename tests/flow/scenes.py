"""What many tests begin with: it happens once a process, and is put back for whoever begins with the same.

Only on SQLite; on PostgreSQL it happens in each test. Functions of the bridge that a test replaces beforehand are not
seen: such a test lets people say something itself.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar

from bridge.domain.rules import Rules
from bridge.store.engine import Store
from bridge.store.tables import metadata
from tests.conftest import HeldClock
from tests.fakes import Numbers

_TABLES = (*metadata.tables, "sqlite_sequence")
_ANY_ROW = " UNION ALL ".join(f'SELECT 1 FROM "{table}"' for table in _TABLES) + " LIMIT 1"  # noqa: S608 - our names
_SCENES: dict[object, "_Scene"] = {}

States = list[tuple[object, dict[str, Any]]]
"""Objects with their attributes as they were."""


class Setting(Protocol):
    """A store, and the objects around it that remember what happened."""

    store: Store
    clock: HeldClock
    rules: Rules
    beginning: States

    def players(self) -> tuple[object, ...]:
        """All objects that may change with what happens, always in the same order."""
        ...


class _Scene(NamedTuple):
    """What happened: what it gave, the attributes that it changed in each object, and all rows."""

    result: Any
    changed: list[dict[str, Any]]
    rows: list[tuple[str, list[tuple[object, ...]]]]


P = ParamSpec("P")
Where = TypeVar("Where", bound=Setting)
Given = TypeVar("Given")


def set_once(tell: Callable[Concatenate[Where, P], Given]) -> Callable[Concatenate[Where, P], Given]:
    """Let something happen; where nothing happened yet and it is known what would, all is put as it would be."""

    @wraps(tell)
    def told(where: Where, /, *args: P.args, **named: P.kwargs) -> Given:
        if not _untouched(where):
            return tell(where, *args, **named)
        key = (tell, type(where), repr(where.rules), where.clock.now(), args, *named.items())
        if key not in _SCENES:
            before = states(where.players())
            result = tell(where, *args, **named)
            _SCENES[key] = _Scene(_own(result), _changed(before), _rows(where.store))
            return result
        return _put_back(where, _SCENES[key])  # type: ignore[no-any-return]

    return told


def states(players: Iterable[object]) -> States:
    """Objects with their attributes as they are now."""
    return [(part, _own(vars(part))) for part in players]


def _own(value: Any) -> Any:
    """The same with containers and counters of its own; what else there is does not change."""
    match value:
        case dict():
            return {key: _own(one) for key, one in value.items()}
        case list():
            return [_own(one) for one in value]
        case set():
            return set(value)
        case Numbers():
            return replace(value)
    return tuple(map(_own, value)) if type(value) is tuple else value


def _untouched(where: Setting) -> bool:
    """Whether neither the test nor anything else did something before; further kinds of settings add attributes."""
    same = all(
        now is part and (vars(now) == was or (now is where and was.items() <= vars(now).items()))
        for now, (part, was) in zip(where.players(), where.beginning, strict=True)
    )
    if not same or not where.store.sqlite:
        return False
    with where.store.read() as session:
        return _driver(session).execute(_ANY_ROW).fetchone() is None


def _changed(before: States) -> list[dict[str, Any]]:
    return [
        {name: _own(value) for name, value in vars(part).items() if name not in was or was[name] != value}
        for part, was in before
    ]


def _rows(store: Store) -> list[tuple[str, list[tuple[object, ...]]]]:
    """The rows of each table that has some, with the statement that inserts them."""
    found = []
    with store.read() as session:
        for table in _TABLES:
            cursor = _driver(session).execute(f'SELECT * FROM "{table}" ORDER BY rowid')  # noqa: S608 - our names
            names = [f'"{column[0]}"' for column in cursor.description]
            values = ", ".join("?" * len(names))
            insert = f'INSERT INTO "{table}" ({", ".join(names)}) VALUES ({values})'  # noqa: S608 - our names
            if rows := cursor.fetchall():
                found.append((insert, rows))
    return found


def _put_back(where: Setting, scene: _Scene) -> Any:
    with where.store.write() as session:
        driver = _driver(session)
        driver.execute("PRAGMA defer_foreign_keys = ON")
        for insert, rows in scene.rows:
            if "sqlite_sequence" in insert:
                # Inserting has counted already.
                driver.execute("DELETE FROM sqlite_sequence")
            driver.executemany(insert, rows)
    for part, changed in zip(where.players(), scene.changed, strict=True):
        vars(part).update(_own(changed))
    return _own(scene.result)


def _driver(session: Any) -> Any:
    """SQLite's own connection, which spares what SQLAlchemy does for each statement."""
    return session.connection().connection.driver_connection
