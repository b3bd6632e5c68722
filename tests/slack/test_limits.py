"""Nothing that people write can make Slack refuse a card, or make a card do something."""

import importlib.util
import sys
from collections.abc import Iterator
from inspect import getmembers, isfunction
from pathlib import Path
from pkgutil import iter_modules
from types import CodeType, FrameType, ModuleType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.language import speaking
from bridge.domain.outgoing import Card, Note
from bridge.languages.catalogues import languages
from bridge.slack import credit, modals
from bridge.slack.cards import Rendered, render
from bridge.slack.modals.form import View
from tests.slack.fake import UNHURRIED
from tests.slack.samples import longest, longest_credit
from tests.slack.windows import views

TEXT = 4_000
BLOCKS = 12_000
"""Slack refuses a longer text in an edit, and blocks with `msg_blocks_too_long` well above this many characters in all.

https://docs.slack.dev/reference/methods/chat.postMessage
"""


def drawn() -> list[Rendered]:
    return [*map(render, longest()), *map(credit.render, longest_credit())]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object in a value."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from nodes(inner)


IN_EVERY_LANGUAGE = pytest.mark.usefixtures("language")


@pytest.fixture(params=languages().values(), ids=lambda language: language.code)
def language(request: pytest.FixtureRequest) -> Iterator[None]:
    """What is drawn is drawn for somebody who speaks it."""
    with speaking(request.param):
        yield


@pytest.fixture(scope="module")
def checker(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_blocks", shared / "specs" / "check_blocks.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def drawers() -> dict[CodeType, str]:
    """All functions that draw a window by themselves, by what they run."""
    names = {found.name for found in iter_modules(modals.__path__)} - {"form"}
    rooms = [importlib.import_module(f"{modals.__name__}.{name}") for name in names]
    named = [made for room in rooms for _name, made in getmembers(room, isfunction)]
    return {
        made.__code__: f"{made.__module__}.{made.__name__}"
        for made in named
        if made.__module__.startswith(modals.__name__)
        and get_type_hints(made)["return"] in (View, View | None)
    }


def test_no_card_and_no_window_is_forgotten() -> None:
    assert set(get_args(Card)) == {type(card) for card in longest()}
    drawn: set[CodeType] = set()

    def note(frame: FrameType, _event: str, _value: object) -> None:
        drawn.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        views()
    finally:
        sys.setprofile(before)
    assert sorted(name for code, name in drawers().items() if code not in drawn) == []


@pytest.mark.shared
def test_the_longest_cards_keep_slacks_documented_limits(checker: ModuleType) -> None:
    for card in drawn():
        assert checker.errors(list(card.blocks), "message") == []


@pytest.mark.shared
@IN_EVERY_LANGUAGE
def test_the_longest_forms_keep_slacks_documented_limits(checker: ModuleType) -> None:
    for view in views():
        assert checker.errors(view, "modal") == []


@IN_EVERY_LANGUAGE
def test_the_longest_cards_stay_small_enough_to_be_sent() -> None:
    for card in drawn():
        assert len(card.blocks) <= 50
        assert 0 < len(card.text) <= TEXT
        assert (
            sum(len(node["text"]) for node in nodes(card.blocks) if isinstance(node.get("text"), str))
            <= BLOCKS
        )


@IN_EVERY_LANGUAGE
def test_every_form_keeps_its_metadata_and_title_short() -> None:
    for view in views():
        assert len(view["title"]["text"]) <= 24
        assert len(view["submit" if "submit" in view else "close"]["text"]) <= 24
        assert len(view.get("private_metadata", "")) <= 3000


def test_no_card_uses_markup_in_its_blocks() -> None:
    for node in nodes([card.blocks for card in drawn()]):
        assert node.get("type") != "mrkdwn"


def test_no_block_holds_an_empty_text() -> None:
    for node in nodes([card.blocks for card in drawn()] + [view["blocks"] for view in views()]):
        if "text" in node:
            assert node["text"]


def test_every_button_has_a_label_and_an_id_of_its_own_in_its_row() -> None:
    for node in nodes([card.blocks for card in drawn()]):
        if node.get("type") == "actions":
            ids = [element["action_id"] for element in node["elements"]]
            assert len(ids) == len(set(ids))
            assert all(len(element.get("value", "")) <= 2000 for element in node["elements"])


@UNHURRIED
@given(st.text(min_size=1, max_size=200))
def test_a_notifications_text_can_mention_nobody(words: str) -> None:
    text = render(Note(words)).text
    assert not set("<>") & set(text)


@pytest.mark.parametrize("card", longest(), ids=lambda card: type(card).__name__)
def test_drawing_a_card_twice_gives_the_same_message(card: Card) -> None:
    assert render(card) == render(card)
