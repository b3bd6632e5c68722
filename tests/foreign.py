"""A language in which nothing is as in English, and what is left of English in a card that speaks it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

PLACE = re.compile(r"\{[^}]*\}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MENTION = re.compile(r"<[@#!][^>]*>")


class Foreign:
    """Every phrase is a mark and its places; only what was filled into these can be read."""

    code = "xx"

    def gettext(self, message: str, /) -> str:
        return "¿" + " ".join(PLACE.findall(message))

    def ngettext(self, one: str, many: str, count: int, /) -> str:  # noqa: ARG002 - as gettext has it
        return self.gettext(many)

    def day(self, day: date) -> str:
        return f"¿{day.year}"


def words(shown: Any) -> set[str]:
    """All words that a view or the blocks of a card show, in small letters."""
    return {word.casefold() for text in _texts(shown) for word in _WORD.findall(_MENTION.sub("", text))}


def unmarked(shown: Any, *data: str) -> set[str]:
    """The words that neither the language nor what people wrote brought into a card."""
    return words(shown) - {word.casefold() for text in data for word in _WORD.findall(text)}


def _texts(shown: Any) -> Iterator[str]:
    if isinstance(shown, dict):
        for name, value in shown.items():
            if name in {"text", "alt_text"} and isinstance(value, str):
                yield value
            yield from _texts(value)
    elif isinstance(shown, Iterable) and not isinstance(shown, str):
        for one in shown:
            yield from _texts(one)
