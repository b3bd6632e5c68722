from collections.abc import Iterator, Sequence

SIZE = 1000
"""Numbers in one query: databases bound how many values a statement may have."""


def slices(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """All the numbers, as many at a time as one query takes."""
    return (numbers[start : start + SIZE] for start in range(0, len(numbers), SIZE))
