"""The limits of Block Kit, and what people's clients hold of its elements."""

from typing import Any

import pytest

from bridge.sandbox.slack.blocks import with_ids, wrong_in_message, wrong_in_view
from bridge.sandbox.slack.blocks.state import chosen, find, initial, options, refused_by_client, values
from bridge.sandbox.slack.errors import HandError
from tests.sandbox.slack.workspace import Json, actions, button, field_to_type, modal, option, section


def plain(text: str) -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def select(**more: Any) -> Json:
    """A menu of two options."""
    return {"type": "static_select", "action_id": "pick", "options": [option("a"), option("b")], **more}


def select_of(**instead: Any) -> Json:
    """A menu with other options."""
    return {"type": "static_select", "action_id": "pick", **instead}


FINE: dict[str, Json] = {
    "section": section("x" * 3000),
    "section with fields": {"type": "section", "fields": [plain("x" * 2000)] * 10},
    "section with a button": section(accessory=button()),
    "section with an image": section(
        accessory={"type": "image", "image_url": "https://tidewell.example/a.png", "alt_text": "a kettle"},
    ),
    "divider": {"type": "divider"},
    "header": {"type": "header", "text": plain("x" * 150)},
    "context": {"type": "context", "elements": [plain("x")] * 10},
    "buttons": actions(*[button(f"b{number}") for number in range(25)]),
    "a button at its limits": actions(button("x" * 255, "x" * 2000, "x" * 75)),
    "a danger button that asks": actions(
        {
            **button(),
            "style": "danger",
            "confirm": {
                "title": plain("Sure?"),
                "text": plain("Really"),
                "confirm": plain("Yes"),
                "deny": plain("No"),
            },
        },
    ),
    "menu": actions(select(placeholder=plain("x" * 150))),
    "grouped menu": actions(select_of(option_groups=[{"label": plain("Cards"), "options": [option("a")]}])),
    "a hundred options": actions(select_of(options=[option(str(number)) for number in range(100)])),
    "menu of people": actions({"type": "users_select", "action_id": "who"}),
    "overflow": actions({"type": "overflow", "options": [option(str(number)) for number in range(5)]}),
    "ticks": actions({"type": "checkboxes", "options": [option(str(number)) for number in range(10)]}),
    "radio": actions({"type": "radio_buttons", "options": [option("a")]}),
    "date": actions({"type": "datepicker", "initial_date": "2026-11-21"}),
    "image": {"type": "image", "image_url": "https://tidewell.example/a.png", "alt_text": "a kettle"},
    "input": field_to_type(max_length=3000, multiline=True, placeholder=plain("Tell")),
    "markdown": {"type": "markdown", "text": "x" * 12_000},
    "rich text": {
        "type": "rich_text",
        "elements": [{"type": "rich_text_quote", "elements": [{"type": "text", "text": "late"}]}],
    },
}

WRONG: dict[str, tuple[Any, str]] = {
    "no type": ({"text": plain("x")}, "missing required field: type [json-pointer:/blocks/0]"),
    "not an object": ("text", "must be an object [json-pointer:/blocks/0]"),
    "unknown type": ({"type": "hologram"}, "unsupported type: hologram [json-pointer:/blocks/0/type]"),
    "long section": (section("x" * 3001), "less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    "empty section": (section(""), "more than 0 characters [json-pointer:/blocks/0/text/text]"),
    "section of nothing": ({"type": "section"}, "one of these fields needed: text, fields"),
    "text that is a number": (section(7), "must be a string [json-pointer:/blocks/0/text/text]"),  # type: ignore[arg-type]
    "text without a type": ({"type": "section", "text": {"text": "x"}}, "missing required field: type"),
    "eleven fields": ({"type": "section", "fields": [plain("x")] * 11}, "no more than 10 items allowed"),
    "long field": ({"type": "section", "fields": [plain("x" * 2001)]}, "less than 2001 characters"),
    "long header": ({"type": "header", "text": plain("x" * 151)}, "less than 151 characters"),
    "header in mrkdwn": (
        {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
    ),
    "no elements": ({"type": "actions", "elements": []}, "no fewer than 1 item allowed"),
    "elements not a list": ({"type": "actions", "elements": {}}, "must be an array"),
    "26 buttons": (actions(*[button(f"b{number}") for number in range(26)]), "no more than 25 items allowed"),
    "11 context elements": ({"type": "context", "elements": [plain("x")] * 11}, "no more than 10 items"),
    "button in context": ({"type": "context", "elements": [button()]}, "unsupported type: button"),
    "long button text": (actions(button(label="x" * 76)), "less than 76 characters"),
    "long value": (actions(button(value="x" * 2001)), "less than 2001 characters"),
    "long action_id": (actions(button("x" * 256)), "less than 256 characters"),
    "long block_id": (section(block_id="x" * 256), "less than 256 characters"),
    "unknown style": (actions({**button(), "style": "loud"}), "must be one of primary, danger"),
    "not a link": (actions({**button(), "url": "nowhere"}), "must be a valid URL"),
    "unknown field": (actions({**button(), "colour": "red"}), "allowed: colour"),
    "text field in a row": (actions({"type": "plain_text_input"}), "unsupported type: plain_text_input"),
    "101 options": (
        actions(select_of(options=[option(str(number)) for number in range(101)])),
        "no more than 100 items allowed",
    ),
    "no options": (actions(select_of(options=[])), "no fewer than 1 item allowed"),
    "options and groups": (actions(select(option_groups=[])), "exactly one of these fields"),
    "neither": (actions(select_of()), "exactly one of these fields needed: options, option_groups"),
    "long option": (actions(select_of(options=[option("a", "x" * 76)])), "less than 76 characters"),
    "long option value": (actions(select_of(options=[option("x" * 151, "a")])), "less than 151 characters"),
    "long placeholder": (actions(select(placeholder=plain("x" * 151))), "less than 151 characters"),
    "six overflow options": (
        actions({"type": "overflow", "options": [option(str(number)) for number in range(6)]}),
        "no more than 5 items allowed",
    ),
    "eleven ticks": (
        actions({"type": "checkboxes", "options": [option(str(number)) for number in range(11)]}),
        "no more than 10 items allowed",
    ),
    "a 13th month": (actions({"type": "datepicker", "initial_date": "2026-13-01"}), "must be a valid date"),
    "image without words": ({"type": "image", "image_url": "https://a.example/a.png"}, "alt_text"),
    "image of nothing": ({"type": "image", "alt_text": "x"}, "exactly one of these fields needed"),
    "input without label": ({"type": "input", "element": {"type": "plain_text_input"}}, "field: label"),
    "button as input": ({**field_to_type(), "element": button()}, "unsupported type: button"),
    "max_length 3001": (field_to_type(max_length=3001), "must be at most 3000"),
    "max_length 0": (field_to_type(max_length=0), "must be at least 1"),
    "max_length in words": (field_to_type(max_length="many"), "must be an integer"),
    "optional in words": (field_to_type(optional="yes"), "must be a boolean"),
    "long markdown": ({"type": "markdown", "text": "x" * 12_001}, "less than 12001 characters"),
}


@pytest.mark.parametrize("block", FINE.values(), ids=FINE.keys())
def test_what_keeps_within_the_limits_is_accepted(block: Json) -> None:
    assert wrong_in_message([block]) == []


@pytest.mark.parametrize(("block", "complaint"), WRONG.values(), ids=WRONG.keys())
def test_what_does_not_is_refused_with_its_place(block: Any, complaint: str) -> None:
    wrong = wrong_in_message([block])
    assert any(complaint in line for line in wrong), wrong
    assert all(line.startswith("[ERROR] ") for line in wrong)


def test_a_message_has_at_most_fifty_blocks() -> None:
    assert wrong_in_message([section()] * 50) == []
    assert wrong_in_message([section()] * 51) == [
        "[ERROR] no more than 50 items allowed [json-pointer:/blocks]"
    ]


def test_blocks_must_be_a_list() -> None:
    assert wrong_in_message({"type": "divider"}) == ["[ERROR] must be an array [json-pointer:/blocks]"]


def test_a_block_id_is_used_once() -> None:
    wrong = wrong_in_message([section(block_id="a"), section(block_id="a")])
    assert wrong == ["[ERROR] `block_id` must be unique: a [json-pointer:/blocks]"]


@pytest.mark.parametrize(
    ("view", "complaint"),
    [
        (modal(title=plain("x" * 25)), "less than 25 characters [json-pointer:/view/title/text]"),
        (modal(submit=plain("x" * 25)), "less than 25 characters [json-pointer:/view/submit/text]"),
        (modal(close=plain("")), "more than 0 characters [json-pointer:/view/close/text]"),
        (modal(private_metadata="x" * 3001), "less than 3001 characters"),
        (modal(callback_id="x" * 256), "less than 256 characters"),
        (modal(*[section()] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
        (modal({"type": "markdown", "text": "x"}), "unsupported type: markdown"),
        (modal(colour="red"), "allowed: colour"),
        ({"type": "modal", "blocks": [section()]}, "missing required field: title"),
        ({"type": "home"}, "missing required field: blocks"),
        ({"type": "poster"}, "unsupported type: poster"),
        ("modal", "must be an object [json-pointer:/view]"),
    ],
)
def test_wrong_views(view: Any, complaint: str) -> None:
    assert any(complaint in line for line in wrong_in_view(view))


def test_fine_views() -> None:
    assert wrong_in_view(modal(private_metadata="x" * 3000, title=plain("x" * 24))) == []
    assert wrong_in_view(modal(*[section()] * 100)) == []
    assert wrong_in_view({"type": "home", "blocks": [section()]}) == []


def test_ids_are_filled_in_and_kept() -> None:
    bare = {"type": "actions", "elements": [{"type": "button", "text": plain("Go")}]}
    first, second = with_ids([bare, actions(button())])
    assert first["block_id"]
    assert first["elements"][0]["action_id"]
    assert second == actions(button())
    assert "block_id" not in bare


TICKS: Json = {
    "type": "checkboxes",
    "action_id": "ticks",
    "options": [option("a"), option("b")],
    "initial_options": [option("b")],
}


@pytest.mark.parametrize(
    ("element", "value", "state"),
    [
        (select(), "b", {"type": "static_select", "selected_option": option("b")}),
        (select(), None, {"type": "static_select", "selected_option": None}),
        (TICKS, ["a", "b"], {"type": "checkboxes", "selected_options": [option("a"), option("b")]}),
        (TICKS, "a", {"type": "checkboxes", "selected_options": [option("a")]}),
        ({"type": "plain_text_input"}, "hi", {"type": "plain_text_input", "value": "hi"}),
        ({"type": "users_select"}, "U0MIA", {"type": "users_select", "selected_user": "U0MIA"}),
        ({"type": "datepicker"}, "2026-11-21", {"type": "datepicker", "selected_date": "2026-11-21"}),
        (
            select_of(option_groups=[{"label": plain("g"), "options": [option("z")]}]),
            "z",
            {"type": "static_select", "selected_option": option("z")},
        ),
        (
            {"type": "external_select", "action_id": "e"},
            option("found"),
            {"type": "external_select", "selected_option": option("found")},
        ),
    ],
)
def test_what_a_person_chose(element: Json, value: Any, state: Json) -> None:
    assert chosen(element, value) == state


def test_an_option_must_be_there() -> None:
    with pytest.raises(HandError, match="no option with the value 'c'"):
        chosen(select(), "c")


@pytest.mark.parametrize(
    ("element", "state"),
    [
        (select(initial_option=option("b")), {"type": "static_select", "selected_option": option("b")}),
        (TICKS, {"type": "checkboxes", "selected_options": [option("b")]}),
        ({"type": "plain_text_input"}, {"type": "plain_text_input", "value": None}),
        (
            {"type": "plain_text_input", "initial_value": "as before"},
            {"type": "plain_text_input", "value": "as before"},
        ),
        (
            {"type": "datepicker", "initial_date": "2026-11-21"},
            {"type": "datepicker", "selected_date": "2026-11-21"},
        ),
        ({"type": "users_select", "initial_user": "U1"}, {"type": "users_select", "selected_user": "U1"}),
    ],
)
def test_what_nobody_has_touched(element: Json, state: Json) -> None:
    assert initial(element) == state


def test_values_hold_everything_but_buttons() -> None:
    blocks = with_ids([actions(select(), button()), section(accessory=TICKS, block_id="top")])
    held = values(blocks, {("row", "pick"): chosen(select(), "a")})
    assert held == {
        "row": {"pick": {"type": "static_select", "selected_option": option("a")}},
        "top": {"ticks": {"type": "checkboxes", "selected_options": [option("b")]}},
    }


def test_elements_are_found_by_action_and_block() -> None:
    blocks = [actions(button(value="1"), block_id="one"), actions(button(value="2"), block_id="two")]
    assert find(blocks, "go", None)[1]["value"] == "1"
    assert find(blocks, "go", "two")[1]["value"] == "2"
    with pytest.raises(HandError):
        find(blocks, "go", "three")


def test_options_include_those_in_groups() -> None:
    assert options(select_of(option_groups=[{"label": plain("g"), "options": [option("z")]}])) == [
        option("z")
    ]


def test_required_menus_are_asked_for() -> None:
    block = {"type": "input", "block_id": "how", "label": plain("How bad?"), "element": select()}
    assert refused_by_client([block], {}) == {"how": "Please complete this required field."}
    assert refused_by_client([{**block, "optional": True}], {}) == {}
    assert refused_by_client([block], {("how", "pick"): chosen(select(), "a")}) == {}
