"""Several things in a row, as a sentence lists them."""

from collections.abc import Iterable, Sequence
from functools import reduce

from bridge.domain.language import Phrase as _
from bridge.domain.language import spoken

NEXT = _("{names}, {next}")
LAST = _("{names} and {last}")
MORE = _("{count} more")
LISTED = 3
"""More things than these are counted."""


def in_a_row(things: Iterable[str]) -> str:
    """Things side by side, in the language of whoever reads them.

    >>> in_a_row(["Leipzig", "Manila", "Porto"])
    'Leipzig, Manila, Porto'
    """
    said = [spoken(thing) for thing in things]
    return reduce(lambda names, thing: NEXT.format(names=names, next=thing), said) if said else ""


def listed(names: Sequence[str]) -> str:
    """Names as a sentence ends with them, the last ones counted where there are many.

    >>> listed(["Leipzig", "Manila"]), listed(["Leipzig", "Manila", "Porto", "Riga", "Split"])
    ('Leipzig and Manila', 'Leipzig, Manila, Porto and 2 more')
    """
    if len(names) > LISTED:
        names = [*names[:LISTED], MORE.format(count=len(names) - LISTED)]
    *first, last = names
    return LAST.format(names=in_a_row(first), last=spoken(last)) if first else spoken(last)
