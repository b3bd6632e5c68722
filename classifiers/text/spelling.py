"""Misspelt words put right, one slip a word, towards what the domain says and then to plain English."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from string import ascii_lowercase

from classifiers.text.language import foreign, language

_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]+(?![\w'’-])")
_SHORTEST = 3
_SLOPPY = 2
_FOREIGN = 0.5


class Speller:
    """Knows words, and finds the likeliest known word one slip away from an unknown one.

    A slip is a letter left out, put in, mistaken, or swapped with its neighbour. Codes, numbers, and
    names such as iPhone or VAT, and words of two letters or with an apostrophe or a hyphen are left alone.
    A text's only unknown word is put right if the domain knows what was meant: else it is a name more
    often than a slip. A text in another language, or with words of one, is left alone.

    Args:
        domain: How often each word was seen in the domain; these win.
        general: Other words by rank, the commonest first.
    """

    def __init__(self, domain: Mapping[str, int], general: Mapping[str, int]) -> None:
        self._domain, self._general = domain, general
        self._nearest = lru_cache(maxsize=10_000)(self._find)

    def correct(self, text: str) -> str:
        """The text with its slips put right.

        >>> Speller({"refund": 3, "pending": 2}, {"is": 0, "the": 1}).correct("The refudn is pendng, E-403.")
        'The refund is pending, E-403.'
        """
        found = [match.group().lower() for match in _WORD.finditer(text)]
        unknown = [word for word in found if len(word) >= _SHORTEST and not self._knows(word)]
        if len(unknown) > _FOREIGN * len(found) or _is_foreign(text, unknown):
            return text
        return _WORD.sub(lambda match: self._put_right(match.group(), len(unknown) >= _SLOPPY), text)

    def _put_right(self, word: str, sloppy: bool) -> str:
        if len(word) < _SHORTEST or not word[1:].islower() or self._knows(word.lower()):
            return word
        meant = self._nearest(word.lower())
        return meant if meant is not None and (sloppy or meant in self._domain) else word

    def _knows(self, word: str) -> bool:
        return word in self._domain or word in self._general

    def _find(self, word: str) -> str | None:
        for slips in (_left_out_or_swapped(word), _mistaken(word)):
            near = {each for each in slips if self._knows(each)}
            if near:
                return min(near, key=self._rank)
        return None

    def _rank(self, word: str) -> tuple[int, int, str]:
        return -self._domain.get(word, 0), self._general.get(word, len(self._general)), word


def _is_foreign(text: str, unknown: Sequence[str]) -> bool:
    said_in = language(text)
    return said_in not in {None, "en"} or (said_in is None and any(map(foreign, unknown)))


def _left_out_or_swapped(word: str) -> Iterator[str]:
    """What was meant if a letter was left out, put in, or swapped: commoner slips than a wrong letter."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        yield from (head + letter + tail for letter in ascii_lowercase)


def _mistaken(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield from (word[:at] + letter + word[at + 1 :] for letter in ascii_lowercase)
