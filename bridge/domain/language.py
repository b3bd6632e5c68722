"""In which language something is said. English stands in the code; every other language is a catalogue.

A phrase stays what it is until somebody is spoken to: only `said`, `Phrase.format` and `Counted` turn it into the
language of whoever listens. https://www.gnu.org/software/gettext/manual/html_node/Concepts.html
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Protocol


class Language(Protocol):
    """A catalogue of phrases, and how days are written."""

    @property
    def code(self) -> str:
        """Such as ``de``."""

    def gettext(self, message: str, /) -> str:
        """A phrase in this language; the phrase itself where the catalogue lacks it."""

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """The form of a counted phrase that goes with a number."""

    def day(self, day: date) -> str:
        """A day of the calendar, such as ``2 November 2026``."""


class English:
    """The language in which the phrases are written."""

    code = "en"

    def gettext(self, message: str, /) -> str:
        """The phrase."""
        return message

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """One, or many."""
        return one if count == 1 else many

    def day(self, day: date) -> str:
        """Day, month, year."""
        return f"{day.day} {day:%B %Y}"


_SPOKEN: ContextVar[Language] = ContextVar("language", default=English())


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """All that is said in a `with` block is said in a language."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> Language:
    """The language of whoever is spoken to just now."""
    return _SPOKEN.get()


class Phrase(str):
    """A sentence or a label of the catalogue, whole, with named places; never made of pieces."""

    __slots__ = ()

    def format(self, *args: object, **places: object) -> str:
        """The phrase as it is said, with its places filled."""
        return said(self).format(*args, **places)


def said(text: str) -> str:
    """A phrase in the language of whoever is spoken to; any other text, such as a customer's words, as it is."""
    return _SPOKEN.get().gettext(str(text)) if isinstance(text, Phrase) else text


class Counted:
    """A number with its unit, for one and for many.

    >>> reports = Counted("{count} report", "{count} reports")
    >>> reports(1), reports(38)
    ('1 report', '38 reports')
    """

    def __init__(self, one: str, many: str) -> None:
        self.one, self.many = one, many

    def __call__(self, count: int) -> str:
        """The number with its unit, as it is said."""
        return _SPOKEN.get().ngettext(self.one, self.many, count).format(count=count)
