import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.slack.controls import VALUE, Carried, button, numbered
from tests.slack.fake import UNHURRIED

NUMBERS = st.integers(min_value=0, max_value=2**62)


@UNHURRIED
@given(NUMBERS, NUMBERS, st.text(max_size=400))
def test_what_a_button_carries_comes_back(subject: int, version: int, choice: str) -> None:
    carried = Carried(subject, version, choice)
    assert Carried.unpack(carried.pack()) == carried


@UNHURRIED
@given(st.text(max_size=5000) | st.text(alphabet='"\\\n', min_size=1500, max_size=5000))
def test_a_value_never_breaks_the_limit(choice: str) -> None:
    packed = Carried(2**62, 2**62, choice).pack()
    assert len(packed) <= VALUE
    back = Carried.unpack(packed).choice
    assert back == choice or (back.endswith("…") and choice.startswith(back[:-1].rstrip()))


@pytest.mark.parametrize("value", ["", "{}", "click_me_123", "[1]", '["a",1,""]', "null", "[1,2,3,4]"])
def test_a_value_of_somebody_else_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Carried.unpack(value)


@UNHURRIED
@given(st.text(min_size=1, max_size=300))
def test_a_label_is_plain_and_short_enough(label: str) -> None:
    text = button(label, "right", Carried(1))["text"]
    assert text["type"] == "plain_text"
    assert text["emoji"] is False
    assert len(text["text"]) <= 75


def test_only_the_main_button_is_coloured() -> None:
    assert "style" not in button("Undo", "undo", Carried(1))
    assert button("Open issue", "open_issue", Carried(1), primary=True)["style"] == "primary"


def test_like_buttons_are_told_apart_by_a_number() -> None:
    assert {numbered("choose", place) for place in (1, 2, 3)} == {"choose.1", "choose.2", "choose.3"}


def test_values_are_small_json() -> None:
    assert json.loads(Carried(17, 4, "9").pack()) == [17, 4, "9"]
