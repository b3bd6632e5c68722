"""What the bridge says in German, and what of its English stands where German is read."""

from collections.abc import Iterator
from string import Formatter

from babel.messages.pofile import read_po

from bridge.domain.language import Counted, Phrase, speaking
from bridge.languages.catalogues import CATALOGUES, languages

GERMAN = languages()["de"]
LONG_ENOUGH = 12
"""Letters of a phrase between its places that are not German by chance."""


def in_german(said: Phrase, **places: object) -> str:
    """A phrase as a German reads it."""
    with speaking(GERMAN):
        return said.format(**places)


def counted_in_german(counted: Counted, count: int) -> str:
    """A number with its unit as a German reads it."""
    with speaking(GERMAN):
        return counted(count)


def english_in(text: str) -> list[str]:
    """The pieces of English phrases of the catalogue that stand in a text."""
    return [piece for piece in _PIECES if piece in text]


def _pieces() -> Iterator[str]:
    with CATALOGUES.joinpath("de.po").open("rb") as file:
        for message in read_po(file, locale="de"):
            for form in (message.id,) if isinstance(message.id, str) else message.id:
                fixed = (piece.strip() for piece, *_ in Formatter().parse(form))
                yield from (piece for piece in fixed if len(piece) >= LONG_ENOUGH)


_PIECES = sorted(set(_pieces()))
