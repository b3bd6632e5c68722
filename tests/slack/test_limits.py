"""Nothing that people write can make Slack refuse a card, or make a card do something."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.details import Details
from bridge.domain.forms import FormFacts
from bridge.domain.homes import Further
from bridge.domain.outgoing import Card, HomeCard, Note
from bridge.domain.redaction import Preview
from bridge.slack import credit
from bridge.slack.cards import Rendered, render
from bridge.slack.controls import Carried
from bridge.slack.elements import LONGEST
from bridge.slack.modals import (
    answer,
    contest,
    details,
    hand_over,
    heads_up_ask,
    insight,
    more,
    more_home,
    removal,
    rewording,
    suggest,
    verdict,
    why,
)
from bridge.slack.modals.form import View, refusal
from bridge.slack.modals.preview import to_look_at
from bridge.slack.modals.table import FORMS, TOGETHER
from bridge.slack.texts import forms as texts
from tests.slack.fake import UNHURRIED
from tests.slack.samples import LONG, LONGEST_PROBLEM, MANY, longest, longest_credit, longest_facts

TEXT = 4_000
BLOCKS = 12_000
"""Slack refuses a longer text in an edit, and blocks with `msg_blocks_too_long` well above this many characters in all.

https://docs.slack.dev/reference/methods/chat.postMessage
"""


def drawn() -> list[Rendered]:
    return [*map(render, longest()), *map(credit.render, longest_credit())]


def views() -> list[View]:
    carried = Carried.unpack(Carried(MANY, MANY, LONG).pack())
    every = more.view(Carried(MANY, choice=" ".join(texts.FURTHER)))
    plain = [answer.view(carried), why.view(carried), every, insight.view(), insight.saved(MANY)]
    look = Preview(LONG[:LONGEST], ("[phone 1]",) * 900, (LONG,) * 9, LONG)
    plain += [to_look_at(insight.view(), look) or {}, rewording.view(MANY, LONG), rewording.kept(MANY)]
    plain += [details.view(MANY, Details("phone", LONG, "calm")), details.added(MANY)]
    plain += [insight.saved(MANY, "U0MIA")]
    plain += [suggest.view(carried), suggest.kept(), hand_over.view(Carried(MANY, choice="U0LEAD"))]
    contests = [contest.view(carried), contest.view(Carried(0)), contest.sent_on()]
    contests += [verdict.uphold(carried), verdict.grant(carried)]
    contests += [heads_up_ask.view(carried), heads_up_ask.passed_on()]
    removed = [removal.delete(carried), removal.deleted(), removal.take_down(carried), removal.passed_on()]
    home = HomeCard(MANY, MANY, LONG, LONGEST_PROBLEM, "joined", undoable=True)
    removed += [more_home.view(Further(home, mine=True)), more_home.done()]
    facts = longest_facts()
    forms = [form.view(carried, facts) for form in {**FORMS, **TOGETHER}.values()]
    bare = [form.view(Carried(7), FormFacts("")) for form in FORMS.values()]
    return [*plain, *contests, *removed, *forms, *bare, refusal(LONG[:2000])]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object in a value."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from nodes(inner)


@pytest.fixture(scope="module")
def checker(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_blocks", shared / "specs" / "check_blocks.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_the_longest_cards_keep_slacks_documented_limits(checker: ModuleType) -> None:
    for card in drawn():
        assert checker.errors(list(card.blocks), "message") == []


@pytest.mark.shared
def test_the_longest_forms_keep_slacks_documented_limits(checker: ModuleType) -> None:
    for view in views():
        assert checker.errors(view, "modal") == []


def test_the_longest_cards_stay_small_enough_to_be_sent() -> None:
    for card in drawn():
        assert len(card.blocks) <= 50
        assert 0 < len(card.text) <= TEXT
        assert (
            sum(len(node["text"]) for node in nodes(card.blocks) if isinstance(node.get("text"), str))
            <= BLOCKS
        )


def test_every_form_keeps_its_metadata_and_title_short() -> None:
    for view in views():
        assert len(view["title"]["text"]) <= 24
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
