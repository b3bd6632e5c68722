"""In which language something is said. English stands in the code; every other language is a catalogue.

A phrase stays what it is until somebody is spoken to: only `spoken`, `Phrase.format` and `Counted` turn it into the
language of whoever listens. https://www.gnu.org/software/gettext/manual/html_node/Concepts.html
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
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


ENGLISH: Language = English()


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages that the bridge speaks.

    Attributes:
        by_code: each by its code.
        usual: what is spoken to many at once, and to whoever speaks none of the others.
    """

    by_code: Mapping[str, Language] = field(default_factory=lambda: MappingProxyType({ENGLISH.code: ENGLISH}))
    usual: Language = ENGLISH

    def of(self, locale: str) -> Language:
        """The language of a locale such as ``de-AT``, as Slack names it.

        https://docs.slack.dev/reference/methods/users.info#arg_include_locale
        """
        return self.by_code.get(locale) or self.by_code.get(locale.partition("-")[0]) or self.usual


ONLY_ENGLISH = Languages()

_SPOKEN: ContextVar[Language] = ContextVar("language", default=ENGLISH)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """All that is said in a `with` block is said in a language."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def speak(language: Language) -> None:
    """All that is said in this thread from now on is said in a language."""
    _SPOKEN.set(language)


def current() -> Language:
    """The language of whoever is spoken to just now."""
    return _SPOKEN.get()


class Phrase(str):
    """A sentence or a label of the catalogue, whole, with named places; never made of pieces."""

    __slots__ = ()

    def format(self, *args: object, **places: object) -> str:
        """The phrase as it is said, with its places filled."""
        return spoken(self).format(*args, **places)


def spoken(text: str) -> str:
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
