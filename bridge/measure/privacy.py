"""How much of what is personal is taken out of texts, and how much of what is taken out was personal."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from bridge.domain.redaction import Kind, Patterns, placeholders_in, redact
from bridge.domain.redaction.values import LABELS
from bridge.measure.privacy_texts import Labelled, Marked

NAME = "name"
"""Names are not taken out: a text with one is flagged, and counted as a whole."""


@dataclass
class Figure:
    """What became of one kind of value in some texts.

    Of the ``marked`` ones those are ``caught`` of which no letter and no digit is left. Of what was ``taken`` as this kind,
    that is ``right`` which holds something of a value so marked. What was not caught is ``missed``, what was not right
    ``wrong``, in the words of the text.
    """

    marked: int = 0
    caught: int = 0
    taken: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        """Caught of marked."""
        return self.caught / self.marked if self.marked else None

    @property
    def precision(self) -> float | None:
        """Right of taken."""
        return self.right / self.taken if self.taken else None

    def add_marked(self, words: str, *, caught: bool) -> None:
        """Count a value that is to be taken out."""
        self.marked += 1
        self.caught += caught
        if not caught:
            self.missed.append(words)

    def add_taken(self, words: str, *, right: bool) -> None:
        """Count something that was taken out."""
        self.taken += 1
        self.right += right
        if not right:
            self.wrong.append(words)


Figures = dict[str, dict[str, Figure]]
"""By part of the texts, then by kind."""


def measure(texts: Iterable[Labelled], patterns: Patterns) -> Figures:
    """The figures of some texts."""
    found: Figures = defaultdict(lambda: {kind: Figure() for kind in (*LABELS, NAME)})
    for one in texts:
        _add(found[one.part], one, patterns)
    return found


def as_json(figures: Figures) -> dict[str, Any]:
    """The figures as plain values."""
    return {
        part: {
            kind: asdict(one) | {"recall": one.recall, "precision": one.precision}
            for kind, one in kinds.items()
        }
        for part, kinds in figures.items()
    }


def _add(figures: dict[str, Figure], one: Labelled, patterns: Patterns) -> None:
    redacted = redact(one.text, patterns)
    kinds = {found.placeholder: found.kind for found in redacted.found}
    taken = list(_taken(one.text, redacted.text, kinds))
    for value in one.values:
        figures[value.kind].add_marked(one.text[value.start : value.end], caught=_is_gone(one, value, taken))
    for span in taken:
        right = any(span.kind == value.kind and _overlap(span, value) for value in one.values)
        figures[span.kind].add_taken(one.text[span.start : span.end], right=right)
    if one.names:
        figures[NAME].add_marked(one.text, caught=redacted.likely_name)
    if redacted.likely_name:
        figures[NAME].add_taken(one.text, right=one.names)


def _taken(text: str, redacted: str, kinds: dict[str, Kind]) -> Iterator[Marked]:
    """Where the placeholders of a redacted text stand in the text that it was: all else is as it was."""
    given = sorted(placeholders_in(redacted) & kinds.keys())
    if not given:
        return
    pieces = re.split(f"({'|'.join(map(re.escape, given))})", redacted)
    shape = "".join("(.+?)" if piece in kinds else re.escape(piece) for piece in pieces)
    match = re.fullmatch(shape, text, re.DOTALL)
    if match is None:
        raise ValueError("a redacted text is not what it was but for its placeholders")
    names = [piece for piece in pieces if piece in kinds]
    for number, name in enumerate(names, start=1):
        yield Marked(*match.span(number), kinds[name])


def _is_gone(one: Labelled, value: Marked, taken: list[Marked]) -> bool:
    return all(
        any(span.start <= place < span.end for span in taken)
        for place in range(value.start, value.end)
        if one.text[place].isalnum()
    )


def _overlap(one: Marked, other: Marked) -> bool:
    return one.start < other.end and other.start < one.end
