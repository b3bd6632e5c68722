"""What stands in the boxes of a form is read the same, whatever kind of box it is."""

from typing import Any

import pytest
from hypothesis import given as made
from hypothesis import strategies as st

from bridge.slack.given import LINES, given, held
from bridge.slack.modals.sent import Sent, WrongError
from tests.slack.fake import NOON, UNHURRIED

OPTION = {"value": "9", "text": {"type": "plain_text", "text": "Refund status unclear"}}


@pytest.mark.parametrize(
    ("element", "holds"),
    [
        ({"type": "plain_text_input", "value": "  late \n"}, ("late",)),
        ({"type": "plain_text_input", "value": None}, ()),
        ({"type": "plain_text_input", "value": " "}, ()),
        ({"type": "number_input", "value": "3"}, ("3",)),
        ({"type": "datepicker", "selected_date": "2026-12-24"}, ("2026-12-24",)),
        ({"type": "datepicker", "selected_date": None}, ()),
        ({"type": "users_select", "selected_user": "U0TOM"}, ("U0TOM",)),
        ({"type": "static_select", "selected_option": OPTION}, ("9",)),
        ({"type": "external_select", "selected_option": None}, ()),
        ({"type": "checkboxes", "selected_options": [OPTION, OPTION | {"value": "11"}]}, ("9", "11")),
        ({"type": "checkboxes", "selected_options": []}, ()),
        ({"type": "something_new"}, ()),
    ],
)
def test_each_kind_of_box_is_read(element: dict[str, Any], holds: tuple[str, ...]) -> None:
    assert held(element) == holds


def test_fields_that_hold_nothing_are_left_out() -> None:
    state = {"text": {"text": {"value": "late"}}, "until": {"until": {"selected_date": None}}}
    assert given(state) == {"text": ("late",)}


def test_a_set_of_boxes_that_was_divided_is_one_field() -> None:
    boxes = [{"tick": {"selected_options": [{"value": name}]}} for name in ("17:0", "23:1")]
    assert given({"insights.1": boxes[0], "insights.2": boxes[1]}) == {"insights": ("17:0", "23:1")}


def test_lines_are_told_apart_only_where_they_mean_several_things() -> None:
    typed = {"value": " Visa only \n\n Mastercard "}
    assert given({"options": {LINES: typed}}) == {"options": ("Visa only", "Mastercard")}
    assert given({"text": {"text": typed}}) == {"text": ("Visa only \n\n Mastercard",)}


@UNHURRIED
@made(st.dictionaries(st.text(max_size=9), st.text(max_size=20)))
def test_whatever_is_typed_comes_back_trimmed_or_not_at_all(typed: dict[str, str]) -> None:
    values = given({name: {"a": {"value": text}} for name, text in typed.items()})
    said = {text for texts in values.values() for text in texts}
    assert said == {text.strip() for text in typed.values() if text.strip()}


class TestSent:
    sent = Sent(None, {"until": ("2026-11-22",), "over": ("2026-11-21",), "text": ("late",)}, NOON.date())  # type: ignore[arg-type]

    def test_a_field_is_found_by_its_name(self) -> None:
        assert (self.sent.first("text"), self.sent.first("note")) == ("late", "")
        assert self.sent.only("text", "note") == {"text": ("late",)}

    def test_a_day_must_be_after_today(self) -> None:
        assert (self.sent.later("until"), self.sent.later("none")) == ("2026-11-22", "")
        with pytest.raises(WrongError) as wrong:
            self.sent.later("over")
        assert (wrong.value.field, wrong.value.sentence) == ("over", "Please choose a day after today.")

    def test_what_is_needed_is_asked_for_at_its_field(self) -> None:
        with pytest.raises(WrongError) as wrong:
            self.sent.need("note", "Please say why.")
        assert (wrong.value.field, wrong.value.sentence) == ("note", "Please say why.")

    def test_one_of_many_boxes_must_be_ticked(self) -> None:
        with pytest.raises(WrongError) as wrong:
            self.sent.some("insights", "Please choose.")
        assert wrong.value.field == "insights.1"
