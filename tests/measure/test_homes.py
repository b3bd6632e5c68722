"""The figures of App Homes, of a small store."""

from bridge.measure import homes
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.measure.conftest import NOW


def test_people_are_drawn_one_after_the_other(filled: Store) -> None:
    found = homes.times(filled, HeldClock(NOW), 4)
    first, *others = found
    assert first.endswith("people, median")
    assert others == ["95 of 100", "slowest"]
    assert 0 < found[first] <= found["slowest"]
