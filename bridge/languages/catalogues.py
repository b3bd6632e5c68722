"""Reads the catalogues beside it: one `.po` file a language, which any translator's tool opens.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from bridge.domain.language import ENGLISH, Language

CATALOGUES = files("bridge.languages")


class Translated:
    """A language with a catalogue.

    Args:
        code: such as ``de``: the catalogue's name, and by which rules days are written.
        phrases: the catalogue.
    """

    def __init__(self, code: str, phrases: Translations) -> None:
        self.code, self._phrases = code, phrases

    def gettext(self, message: str, /) -> str:
        """A phrase in this language; the phrase itself where the catalogue lacks it."""
        return str(self._phrases.gettext(message))

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """The form of a counted phrase that goes with a number."""
        return str(self._phrases.ngettext(one, many, count))

    def day(self, day: date) -> str:
        """A day of the calendar, such as ``2. November 2026``."""
        return format_date(day, format="long", locale=self.code)


@cache
def languages() -> Mapping[str, Language]:
    """All languages by their codes, English among them."""
    catalogues = (entry for entry in CATALOGUES.iterdir() if entry.name.endswith(".po"))
    translated = (_translated(one.name.removesuffix(".po"), one.read_bytes()) for one in catalogues)
    found: list[Language] = [ENGLISH, *translated]
    return {language.code: language for language in found}


def _translated(code: str, written: bytes) -> Translated:
    """A catalogue as written, compiled in memory: there is no file to forget."""
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(written), locale=code))
    compiled.seek(0)
    return Translated(code, Translations(compiled))
