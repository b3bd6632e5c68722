"""Problems are found by what they are about, and the words that somebody looks for are kept nowhere."""

from collections.abc import Iterator

import pytest

from bridge.app.pages import NEAREST, Reading
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.problems import Problems
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Route, Rules
from bridge.flow import tallies
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.kept import Kept, leave, store_at
from tests.store.rows import Desk, group

RULES = Rules((Route("payments", "Payments", ("billing",), "PAY", "Bug", "C1"),))
ANN = Viewer("U-1", "T1", "Ann", frozenset({Role.AGENT}))


class Told:
    """Knows what it was told, and keeps what it was asked."""

    def __init__(self, *near: tuple[int, float]) -> None:
        self.near, self.asked = list(near), [("", 0)]

    def nearest(self, words: str, limit: int) -> list[tuple[int, float]]:
        self.asked.append((words, limit))
        return self.near


@pytest.fixture
def store(kept: Kept) -> Iterator[Store]:
    """Two problems with a report each."""
    opened = store_at(kept.emptied())
    with opened.write() as session:
        desk = Desk(session)
        desk.hear(desk.group, text="refund pending")
        desk.hear(desk.lay(group(title="App closes")), text="the app closes")
    while tallies.refresh(opened, HeldClock().now()):
        pass
    yield opened
    leave(opened)


def look(store: Store, meaning: Told | None, name: str = "problems", words: str = "crash") -> Problems:
    page = Reading(store, RULES, HeldClock(), meaning).load(name, ANN, Asked(words=words))
    assert isinstance(page, Problems)
    return page


def test_what_is_likely_meant_is_shown_and_the_unlikely_is_not(store: Store) -> None:
    meaning = Told((2, 0.8), (1, 0.01))
    assert [row.title for row in look(store, meaning).similar] == ["App closes"]
    assert meaning.asked[1:] == [("crash", NEAREST)]


def test_without_the_model_words_alone_are_looked_for(store: Store) -> None:
    page = look(store, None, words="refund")
    assert [row.title for row in page.rows] == ["Refund"]
    assert page.similar == ()


def test_without_words_nothing_is_looked_for_by_meaning(store: Store) -> None:
    meaning = Told((2, 0.8))
    assert look(store, meaning, words="").similar == ()
    Reading(store, RULES, HeldClock(), meaning).load("insights", ANN, Asked(words="crash"))
    assert meaning.asked == [("", 0)]
