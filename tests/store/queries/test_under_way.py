"""An edit that another process is just taking shows what was before, so what happens now needs one of its own.

On PostgreSQL alone: on SQLite no two transactions write at once.
"""

from collections.abc import Iterator

import pytest

from bridge.store.engine import Store
from bridge.store.queries import effects
from tests.kept import leave, store_at
from tests.postgres import Reused
from tests.store.rows import NOON, effect


@pytest.fixture
def shared(reused: Reused) -> Iterator[Store]:
    """A database of several processes, in which the edit of a card waits."""
    opened = store_at(reused.emptied())
    with opened.write() as session:
        session.add(effect("card:7:a", kind="card", subject=7, target="home:7"))
    yield opened
    leave(opened)


def waits(store: Store) -> tuple[bool, set[int]]:
    """Whether something that is decided now finds an edit to be shown by."""
    with store.write() as deciding:
        one = effects.waiting_refresh(deciding, "card", 7, "home:7")
        return one is not None, effects.waiting_refreshes(deciding, "card", {7})


def test_an_edit_that_is_just_taken_shows_nothing_new(shared: Store) -> None:
    assert waits(shared) == (True, {7})
    with shared.write() as taking:
        assert effects.due(taking, NOON, lock=True) is not None
        assert waits(shared) == (False, set())


def test_an_edit_is_not_taken_before_what_it_shows_is_there(shared: Store) -> None:
    with shared.write() as deciding:
        assert effects.waiting_refresh(deciding, "card", 7, "home:7") is not None
        with shared.write() as taking:
            assert effects.due(taking, NOON, lock=True) is None
