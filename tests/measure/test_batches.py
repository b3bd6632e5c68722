"""A made-up company is filled bit by bit, and grows evenly."""

from collections.abc import Iterator
from itertools import islice, pairwise

import pytest

from bridge.measure.company import Size
from bridge.measure.fill.bulk import batches


def numbers(several: int) -> Iterator[int]:
    yield from range(several)


@pytest.mark.parametrize(("several", "size"), [(0, 3), (1, 3), (3, 3), (7, 3), (5, 1)])
def test_batches_hold_all_in_order_and_none_is_empty_or_too_large(several: int, size: int) -> None:
    found = list(batches(numbers(several), size))
    assert [one for batch in found for one in batch] == list(range(several))
    assert all(1 <= len(batch) <= size for batch in found)
    assert all(len(batch) == size for batch in found[:-1])


def test_batches_are_made_as_they_are_asked_for() -> None:
    """A million rows are never in memory together."""
    taken = []

    def watched() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    assert list(islice(batches(watched(), 10), 2)) == [list(range(10)), list(range(10, 20))]
    assert len(taken) <= 30


def test_a_company_grows_in_all_of_its_numbers_and_has_at_least_some_of_each() -> None:
    sizes = [Size.of(several) for several in (100, 1_000, 10_000, 100_000, 1_000_000)]
    for one, next_one in pairwise(sizes):
        assert one.insights < next_one.insights
        assert one.groups <= next_one.groups
    assert all(size.groups > 0 for size in sizes)
