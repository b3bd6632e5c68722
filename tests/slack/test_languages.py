"""Everything that the room says is said in the language of whoever is spoken to."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_from_dir

from bridge.domain.language import speaking
from bridge.slack import credit
from bridge.slack.cards import render
from tests.foreign import PLACE, Foreign
from tests.slack.samples import longest, longest_credit
from tests.slack.windows import views

ROOM = Path(__file__).parents[2] / "bridge"
WORDS = {"_": None, "Counted": (1, 2)}


@cache
def fragments() -> set[str]:
    """What stands between the places of all phrases: two words or more, which no sample has by chance."""
    found = extract_from_dir(ROOM, keywords=WORDS)
    phrases = {one for found_here in found for one in _forms(found_here[2])}
    between = {part.strip() for phrase in phrases for part in PLACE.split(phrase)}
    return {part for part in between if " " in part and any(letter.isalpha() for letter in part)}


def _forms(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def everything() -> Iterator[Any]:
    """All that the room can show."""
    for card in longest():
        shown = render(card)
        yield shown.text, shown.blocks
    for answer in longest_credit():
        shown = credit.render(answer)
        yield shown.text, shown.blocks
    yield from views()


def test_the_phrases_are_found() -> None:
    assert len(fragments()) > 150


def test_in_another_language_no_english_is_left() -> None:
    with speaking(Foreign()):
        shown = json.dumps(list(everything()), ensure_ascii=False)
    assert "¿" in shown
    assert sorted(part for part in fragments() if part in shown) == []
