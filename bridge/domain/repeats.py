"""Whether two texts of one person say the same in the same words."""

import re

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
    first, second = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    if not first or not second:
        return first == second
    return len(first & second) >= NEAR * len(first | second)
