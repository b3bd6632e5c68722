"""Sentences that are written down now and said later, in the language of whoever hears them then."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from bridge.domain.language import Counted, Phrase, current, spoken

WRITTEN = '{"phrase": '
"""How what `Sentence.written` gives begins, and nothing that was kept as plain words."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, such as 3 reports."""

    unit: Counted
    count: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A phrase of the catalogue, and what stands in its places: words as they are, amounts, days, other sentences."""

    phrase: str
    places: "Mapping[str, Place]" = field(default_factory=dict)

    def said(self) -> str:
        """It, in the language of whoever is spoken to."""
        return Phrase(self.phrase).format(**{name: _said(place) for name, place in self.places.items()})

    def written(self) -> str:
        """It as a text to be kept, for `read_out`."""
        return json.dumps(self.packed(), ensure_ascii=False)

    def packed(self) -> dict[str, Any]:
        """It as JSON, for `unpacked`."""
        return {
            "phrase": str(self.phrase),
            "places": {name: _packed(place) for name, place in self.places.items()},
        }


Place: TypeAlias = str | int | date | Amount | Sentence


def sentence(phrase: Phrase, **places: Place) -> Sentence:
    """A phrase with its places filled, to be said later.

    >>> sentence(Phrase("{title} was sent to {team}."), title="Pending", team="Payments").said()
    'Pending was sent to Payments.'
    """
    return Sentence(phrase, places)


def verbatim(words: str) -> Sentence:
    """Words that are said as they are in every language, such as an answer of Jira's."""
    return Sentence("{words}", {"words": words})


def read_out(written: str) -> str:
    """What was written down, in the language of whoever is spoken to: a sentence, a phrase without places, or words.

    >>> read_out("You said that it is this problem.")
    'You said that it is this problem.'
    """
    return unpacked(json.loads(written)).said() if written.startswith(WRITTEN) else spoken(Phrase(written))


def unpacked(kept: Mapping[str, Any]) -> Sentence:
    """What `Sentence.packed` gave; or what was written down as plain ``text``."""
    if "phrase" not in kept:
        return verbatim(kept["text"])
    return Sentence(kept["phrase"], {name: _unpacked(place) for name, place in kept["places"].items()})


def _said(place: Place) -> str | int:
    match place:
        case Sentence():
            return place.said()
        case Phrase():
            return place.format()
        case Amount():
            return place.unit(place.count)
        case date():
            return current().day(place)
    return place


def _packed(place: Place) -> Any:
    match place:
        case Sentence():
            return place.packed()
        case Phrase():
            return Sentence(place).packed()
        case Amount():
            return {"one": place.unit.one, "many": place.unit.many, "count": place.count}
        case date():
            return {"day": place.isoformat()}
    return place


def _unpacked(kept: Any) -> Place:
    match kept:
        case {"phrase": _}:
            return unpacked(kept)
        case {"one": str(one), "many": str(many), "count": int(count)}:
            return Amount(Counted(one, many), count)
        case {"day": str(day)}:
            return date.fromisoformat(day)
    return kept  # type: ignore[no-any-return]  # a text or a number
