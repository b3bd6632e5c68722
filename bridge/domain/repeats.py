"""Whether two texts of one person say the same in the same words."""

import re
from functools import lru_cache

_WORD = re.compile(r"\w+")

NEAR = 0.8
"""Share of words in common from which a text is a copy of the other."""


def is_near_copy(one: str, other: str) -> bool:
    """Whether the texts share nearly all their words, whatever their order, case and punctuation.

    >>> is_near_copy("Refund pending for 9 days!", "refund pending for 9 days")
    True
    >>> is_near_copy("Refund pending", "Parcel lost")
    False
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return first == second
    return len(first & second) >= NEAR * len(first | second)


@lru_cache(maxsize=10_000)
def _words(text: str) -> frozenset[str]:
    """A day's texts of one person are compared with one another each time that one of them is confirmed."""
    return frozenset(_WORD.findall(text.casefold()))
