"""What people here put before and after whatever they report is learnt from what they wrote of late."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from uuid import uuid4

import pytest

from bridge.app.sorter import ENOUGH, LATEST, ClassifierSorter
from bridge.app.themes.ground import basis_of
from bridge.app.themes.serving import choose
from bridge.store.engine import Store
from bridge.store.queries import people
from bridge.store.tables import Insight
from tests.app.firm import TAXONOMY
from tests.conftest import HeldClock
from tests.trained import read_before

WHAT = [
    "kettle",
    "lamp",
    "parcel",
    "invoice",
    "refund",
    "voucher",
    "locker",
    "tablet",
    "chair",
    "desk",
    "courier",
    "printer",
    "phone",
    "battery",
    "mirror",
]
FAULT = [
    "drips at the bottom",
    "flickers at night",
    "came three days late",
    "shows a wrong amount",
    "is still not there",
    "was refused at the till",
    "stays shut in the rain",
    "freezes after a minute",
    "wobbles on one leg",
    "smells of paint",
    "was left with a neighbour",
    "prints nothing but stripes",
    "has no dial tone",
    "is flat by noon",
    "arrived in pieces",
    "costs twice what was said",
]
PROBLEMS = [f"{what} {fault}" for what, fault in product(WHAT, FAULT)]
HABIT = "customer rang us regarding"


@pytest.fixture(autouse=True)
def _taxonomy_read_before() -> Iterator[None]:
    with read_before():
        yield


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{database}", pool=2)
    yield opened
    opened.close()


def report(store: Store, *texts: str) -> None:
    """Everybody's reports, kept."""
    with store.write() as session:
        person, now = people.known(session, "T1", "U-1").id or 0, HeldClock().now()
        session.add_all(
            Insight(source=uuid4().hex, way="command", person_id=person, text=text, said_at=now, kept_at=now)
            for text in texts
        )


def reads(sorter: ClassifierSorter, text: str) -> str:
    """What counts of a text."""
    return sorter.words(sorter.read(text))


def habitual(number: int) -> list[str]:
    return [f"{HABIT} {problem}" for problem in PROBLEMS[:number]]


def test_a_habit_of_the_house_is_learnt_at_the_start(store: Store) -> None:
    report(store, *habitual(ENOUGH))
    assert (
        reads(ClassifierSorter(TAXONOMY, store=store), f"{HABIT} a drawer that jams") == "a drawer that jams"
    )


def test_from_few_reports_no_habit_is_learnt(store: Store) -> None:
    report(store, *habitual(ENOUGH - 1))
    text = f"{HABIT} a drawer that jams"
    assert reads(ClassifierSorter(TAXONOMY, store=store), text) == text


def test_processes_that_start_together_read_alike_whatever_the_redaction_left(store: Store) -> None:
    report(store, *(f"{text}, call back on [phone 1]" for text in habitual(ENOUGH)))
    one, other = (ClassifierSorter(TAXONOMY, store=store) for _ in range(2))
    text = f"{HABIT} a drawer that jams"
    assert one.read(text) == other.read(text) != ClassifierSorter(TAXONOMY).read(text)


def test_a_habit_that_was_dropped_long_ago_is_no_longer_one(store: Store) -> None:
    report(store, *habitual(ENOUGH))
    report(store, *(PROBLEMS[number % len(PROBLEMS)] for number in range(LATEST)))
    text = f"{HABIT} a drawer that jams"
    assert reads(ClassifierSorter(TAXONOMY, store=store), text) == text


def test_a_new_habit_is_learnt_when_another_choice_of_the_themes_is_taken_over(store: Store) -> None:
    sorter, text = ClassifierSorter(TAXONOMY, store=store), f"{HABIT} a drawer that jams"
    report(store, *habitual(ENOUGH))
    assert reads(sorter, text) == text
    choose(store, basis_of(TAXONOMY, sorter.model), 0, HeldClock().now())
    assert reads(sorter, text) == "a drawer that jams"
