"""A report's card says why nobody else reads its words, and offers Fine and Edit."""

from dataclasses import replace

from bridge.domain.outgoing import HeldBack
from bridge.slack.cards import render
from bridge.slack.controls import Carried
from tests.slack.samples import HOME, SPLIT, elements, labels

HELD = HeldBack("Mrs Quimby", 2)


def test_words_that_may_be_read_ask_nothing() -> None:
    assert "Edit" not in labels(render(HOME))


def test_held_words_say_why_and_offer_two_ways_out() -> None:
    card = render(replace(HOME, held_back=HELD))
    assert "“Mrs Quimby” may name somebody." in str(card.blocks)
    assert labels(card)[-2:] == ["Fine, others may read them", "Edit"]
    fine, edit = elements(card)[-2:]
    assert (fine["action_id"], edit["action_id"]) == ("fine", "edit_text")
    assert Carried.unpack(fine["value"]) == Carried.unpack(edit["value"]) == Carried(17, 2)


def test_a_report_of_several_problems_asks_once() -> None:
    held = replace(SPLIT, parts=tuple(replace(part, held_back=HELD) for part in SPLIT.parts))
    assert labels(render(held)).count("Edit") == 1
