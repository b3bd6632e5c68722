"""Offices in one database in memory, put back for each example, so that statements are compiled once a process."""

from collections.abc import Callable
from contextlib import closing
from functools import cache
from typing import Any

from bridge.domain.rules import Rules
from bridge.store.engine import Store
from bridge.store.tables import metadata
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office

_BEGINNINGS: dict[Callable[[Office], object], bytes] = {}
"""Reading a database back takes a fraction of letting everything happen again for each example."""


def emptied() -> Store:
    """A database in memory with all tables and no rows. It is the same one each time."""
    return _put_back(_nothing())


def small_office(rules: Rules = RULES) -> Office:
    """An office whose database holds nothing yet; it ends the one before it."""
    return Office(emptied(), HeldClock(), rules)


def after(tell: Callable[[Office], object], rules: Rules = RULES) -> Office:
    """An office in which something has happened, and which was started anew since; it ends the one before it."""
    if tell not in _BEGINNINGS:
        office = small_office(rules)
        tell(office)
        _BEGINNINGS[tell] = bytes(_driver(office.store).serialize())
    return Office(_put_back(_BEGINNINGS[tell]), HeldClock(), rules)


@cache
def _store() -> Store:
    return Store("sqlite://")


@cache
def _nothing() -> bytes:
    metadata.create_all(_store().engine)
    return bytes(_driver(_store()).serialize())


def _put_back(data: bytes) -> Store:
    _driver(_store()).deserialize(data)
    return _store()


def _driver(store: Store) -> Any:
    """The one connection of a database in memory."""
    with closing(store.engine.raw_connection()) as connection:
        return connection.driver_connection
