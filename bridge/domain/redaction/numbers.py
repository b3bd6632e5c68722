"""Runs of digit groups, as cards and phone numbers are written: "4111 1111 1111 1111", "030/123 45"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

GroupSpans = Sequence[tuple[int, int]]

_DATE = re.compile(
    r"""(?<![0-9])(?:
        (?:19|20)[0-9]{2}([-/.])(?:0?[1-9]|1[0-2])\1(?:[12][0-9]|3[01]|0?[1-9])
      | (?:[12][0-9]|3[01]|0?[1-9])([-/.])\ ?(?:0?[1-9]|1[0-2])\2\ ?(?:19|20)[0-9]{2}
      | (?:0?[1-9]|1[0-2])/(?:[12][0-9]|3[01]|0?[1-9])/(?:19|20)[0-9]{2}
    )(?![0-9])""",
    re.VERBOSE,
)
_NO_DIGIT = re.compile(r"[^0-9]+")


@dataclass(frozen=True)
class Window:
    """Neighbouring digit groups at `[start, end)` of a text, what stands there, and how many there are."""

    start: int
    end: int
    text: str
    groups: int

    @cached_property
    def digits(self) -> str:
        """The digits alone."""
        return _NO_DIGIT.sub("", self.text)

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """How many digits each group has."""
        return tuple(len(group) for group in _NO_DIGIT.split(self.text) if group)

    @property
    def has_date(self) -> bool:
        """Whether a calendar date is among the groups."""
        return _DATE.search(self.text) is not None


def windows(text: str, groups: GroupSpans, fewest: int, most: int) -> Iterator[Window]:
    """The windows that begin with the first of `groups`, longest first.

    Their groups hold `fewest` to `most` characters in all.
    """
    size, ends = 0, []
    for start, end in groups:
        size += end - start
        if size > most:
            break
        ends.append((size, end))
    begin = groups[0][0]
    for count, (size, end) in reversed(list(enumerate(ends, start=1))):
        if size >= fewest:
            yield Window(begin, end, text[begin:end], count)
