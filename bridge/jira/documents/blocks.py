"""A document as plain values, whatever Jira it is for."""

import re
from dataclasses import dataclass

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of one line."""

    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text with its line breaks."""

    words: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of at least one item."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """A line of links, each with its words and address."""

    links: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | Bullets | Links
Document = tuple[Block, ...]


def clean(words: str) -> str:
    """The text as Jira can hold it: one kind of line break, no control characters, no halves of characters."""
    return _UNFIT.sub("", _BREAKS.sub("\n", words))


def one_line(words: str) -> str:
    """The text on one line."""
    return " ".join(clean(words).split())
