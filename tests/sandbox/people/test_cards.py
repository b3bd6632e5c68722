"""Reading Slack's blocks as a person does."""

from typing import Any

import pytest

from bridge.sandbox.people.cards import Card, card, filled, said, saved


def text(words: str) -> dict[str, Any]:
    return {"type": "text", "text": words}


def button(label: str, action_id: str, value: str = "") -> dict[str, Any]:
    return {
        "type": "button",
        "action_id": action_id,
        "text": {"type": "plain_text", "text": label},
        "value": value,
    }


HOME = {
    "ts": "5.1",
    "user": "U0BRIDGE",
    "text": "Saved, no. 17",
    "blocks": [
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        text("Saved, no. 17"),
                        text(" · "),
                        text("Kettle leaks"),
                        text(" · 3 reports"),
                    ],
                }
            ],
        },
        {
            "type": "rich_text",
            "elements": [{"type": "rich_text_quote", "elements": [text("puddle every morning")]}],
        },
        {"type": "context", "elements": [{"type": "plain_text", "text": "Until you say."}]},
        {
            "type": "actions",
            "block_id": "b",
            "elements": [button("Right", "right", "1"), button("Undo", "undo")],
        },
    ],
}


def test_a_home_card_shows_number_title_quote_and_buttons() -> None:
    seen = card("D1", HOME)
    assert (seen.channel, seen.ts, seen.user) == ("D1", "5.1", "U0BRIDGE")
    assert seen.saved == 17
    assert seen.title == "Kettle leaks"
    assert seen.quotes == ("puddle every morning",)
    assert [found.label for found in seen.buttons] == ["Right", "Undo"]


def test_words_leave_quotes_and_labels_out() -> None:
    seen = card("D1", HOME)
    assert "Until you say." in seen.words
    assert "puddle" not in seen.words
    assert "Right" not in seen.words


def test_a_button_is_found_by_how_its_label_begins() -> None:
    seen = card("D1", HOME)
    found = seen.button("Ri")
    assert found is not None
    assert (found.action_id, found.block_id, found.value) == ("right", "b", "1")
    assert seen.button("Not the same") is None


def test_a_button_beside_a_section_is_a_button_too() -> None:
    section = {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "Words"},
        "accessory": button("Go", "go"),
    }
    seen = card("C1", {"ts": "1.0", "user": "U", "text": "", "blocks": [section]})
    assert seen.button("Go")
    assert seen.words == "Words"


def test_a_message_without_blocks_is_its_text() -> None:
    seen = card("C1", {"ts": "1.0", "user": "U", "text": "Saved, no. 4.", "blocks": None})
    assert seen.words == "Saved, no. 4."
    assert seen.saved == 4
    assert seen.title == ""


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Saved, no. 1284.", 1284),
        ("Saved, no. 9 · Title", 9),
        ("Not saved, please send again.", None),
        ("", None),
    ],
)
def test_the_number_is_read_where_it_is_told(words: str, number: int | None) -> None:
    assert saved(words) == number


def test_what_an_answer_says_stands_in_its_blocks_or_else_in_its_text() -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": words}} for words in ("Saved", "Thanks")]
    assert said({"text": "Saved. Thanks", "blocks": blocks}).split("\n") == ["Saved", "Thanks"]
    assert said({"text": "Saved, no. 3."}) == "Saved, no. 3."
    assert said(None) == ""


FIELD = {"type": "plain_text_input", "action_id": "a"}
CHOICE = {"type": "static_select", "action_id": "s", "options": [{"value": "S1"}, {"value": "S2"}]}


def view(*blocks: dict[str, Any]) -> dict[str, Any]:
    return {"type": "modal", "blocks": list(blocks)}


def test_the_text_goes_into_the_first_field_and_selects_get_their_first_choice() -> None:
    form = view(
        {"type": "section", "text": {"type": "mrkdwn", "text": "Which?"}},
        {"type": "input", "block_id": "one", "element": FIELD},
        {"type": "input", "block_id": "two", "element": CHOICE},
        {"type": "input", "block_id": "three", "element": FIELD, "optional": True},
    )
    assert filled(form, "leaks") == {"one": {"a": "leaks"}, "two": {"s": "S1"}}


def test_a_field_that_must_be_filled_is_filled_even_without_words() -> None:
    form = view({"type": "input", "block_id": "one", "element": FIELD})
    assert filled(form, "") == {"one": {"a": "as described"}}


def test_a_modal_that_only_says_something_asks_for_nothing() -> None:
    assert filled(view({"type": "section", "text": {"type": "mrkdwn", "text": "Saved"}}), "x") == {}


def test_a_card_can_be_compared() -> None:
    assert card("D1", HOME) == card("D1", HOME)
    assert isinstance(card("D1", HOME), Card)
