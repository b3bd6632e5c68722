"""One plain spelling for what people and keyboards spell in many ways, with the way back."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bridge.domain.redaction.values import Span

COVER = "\0"
"""Stands for every character that is taken out already; folding never leaves one of its own."""

_PLAIN = re.compile(r"[\t\n\r -~]*")
_MINUS_AND_BULLET = "\N{MINUS SIGN}\N{HYPHEN BULLET}"
_OVERLAY = 1  # the canonical combining class of strokes through a character


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded `text` and, for each of its characters, the index of its origin."""

    text: str
    origins: Sequence[int]

    def original(self, span: Span) -> tuple[int, int]:
        """Where `span` begins and ends in the text that was folded."""
        return self.origins[span.start], self.origins[span.end - 1] + 1


def fold(text: str) -> Folded:
    """Fold `text`, character by character, so that each folded one knows where it came from.

    Compatibility forms become plain (NFKC), digits of every script ASCII, dashes "-", spaces " ";
    invisible and control characters vanish.
    """
    if _PLAIN.fullmatch(text):
        return Folded(text, range(len(text)))
    pieces = [_fold_character(character) for character in text]
    origins = [index for index, piece in enumerate(pieces) for _ in piece]
    return Folded("".join(pieces), origins)


def cover(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text`, equally long, with `COVER` wherever one of the `spans`, in order of position, lies."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], COVER * (end - max(start, done))]
        done = max(done, end)
    return "".join([*pieces, text[done:]])


def in_turn(patterns: Iterable[re.Pattern[str]], text: str, group: int | str = 0) -> Iterator[re.Match[str]]:
    """The matches whose `group` holds something; each pattern sees only what the ones before it left."""
    for pattern in patterns:
        matches = [match for match in pattern.finditer(text) if match[group] and COVER not in match[group]]
        yield from matches
        text = cover(text, (match.span(group) for match in matches))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    return "".join(_plain(part) for part in unicodedata.normalize("NFKC", character))


def _plain(character: str) -> str:
    if character.isspace():
        return character if character in "\t\n\r" else _space(character)
    if _is_invisible(character):
        return ""
    if unicodedata.category(character) == "Pd" or character in _MINUS_AND_BULLET:
        return "-"
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _space(character: str) -> str:
    return " " if unicodedata.category(character) == "Zs" else "\n"


def _is_invisible(character: str) -> bool:
    return (
        unicodedata.category(character) in {"Cc", "Cf", "Me"}
        or "\N{VARIATION SELECTOR-1}" <= character <= "\N{VARIATION SELECTOR-16}"
        or unicodedata.combining(character) == _OVERLAY
    )
