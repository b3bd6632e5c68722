"""The check-up card: what it asks, and what its boxes bring back."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_bolt import App

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import CheckUpLine
from bridge.slack.cards import render
from bridge.slack.cards.check_up import ticked
from bridge.slack.controls import Carried
from tests.slack.fake import UNHURRIED, FakeDesk, press, send
from tests.slack.samples import CHECK_UP, elements, labels, quoted, read

BOX = {"type": "checkboxes"}
NOTHING: dict[str, Any] = {"type": "external_select", "selected_option": None}


def rows() -> dict[str, list[dict[str, Any]]]:
    """The card's boxes, by the name of their row."""
    blocks = [block for block in render(CHECK_UP).blocks if "block_id" in block]
    return {block["block_id"]: block["elements"] for block in blocks}


def box(*values: str) -> dict[str, Any]:
    return BOX | {"selected_options": [{"value": value} for value in values]}


def goes_to(group: str) -> dict[str, Any]:
    return {"type": "external_select", "selected_option": {"value": group}}


def test_it_asks_whether_a_problem_fits_together() -> None:
    card = render(CHECK_UP)
    assert card.text == "Refund shows as pending for days, 38 reports. Does this fit?"
    assert labels(card) == ["Done", "Skip"]
    assert {Carried.unpack(one["value"]) for one in elements(card)} == {Carried(5)}


def test_neighbours_are_one_set_of_boxes_with_their_size_below() -> None:
    (boxes,) = rows()["same"]
    told = [(one["text"]["text"], one["description"]["text"]) for one in boxes["options"]]
    assert told == [
        ("The same as “Refund status unclear”", "9 reports · PAY-12"),
        ("The same as “Refund not in app”", "4 reports"),
    ]
    assert "initial_options" not in boxes


def test_each_doubtful_report_stands_in_full_with_its_own_box_and_search() -> None:
    assert quoted(render(CHECK_UP))[1:] == ["pending for 9 days", "paid twice, want one back"]
    fits, search = rows()["belongs:17:1"]
    assert fits["initial_options"] == fits["options"]
    assert search["type"] == "external_select"
    doubted, _ = rows()["belongs:23:0"]
    assert "initial_options" not in doubted


def test_a_report_that_must_not_be_quoted_is_not() -> None:
    card = render(replace(CHECK_UP, lines=(CheckUpLine("belongs:17:1", ""),)))
    assert "Its words are not shown" in read(card)


def test_a_card_that_is_done_says_what_came_of_it_and_asks_nothing() -> None:
    card = render(replace(CHECK_UP, done="Joined with Refund status unclear."))
    assert "Does this fit?" not in card.text
    assert card.text.endswith("Joined with Refund status unclear.")
    assert labels(card) == []
    assert not any("block_id" in block for block in card.blocks)


@pytest.mark.parametrize(
    ("state", "values"),
    [
        ({}, {"ticked": ()}),
        (
            {
                "same": {"tick": box("same:9")},
                "belongs:17:1": {"tick": box("belongs:17:1"), "search_problems": NOTHING},
            },
            {"ticked": ("same:9", "belongs:17:1")},
        ),
        (
            {"belongs:23:0": {"tick": box(), "search_problems": goes_to("9")}},
            {"ticked": (), "elsewhere:23:0": ("9",)},
        ),
        (
            {"belongs:17:1": {"tick": box("belongs:17:1"), "search_problems": goes_to("9")}},
            {"ticked": (), "elsewhere:17:1": ("9",)},
        ),
    ],
)
def test_boxes_bring_back_what_is_ticked_and_where_the_rest_goes(
    state: dict[str, Any], values: dict[str, tuple[str, ...]]
) -> None:
    assert ticked(state) == values


@UNHURRIED
@given(
    st.dictionaries(
        st.from_regex(r"belongs:[1-9]{1,3}:[0-9]", fullmatch=True), st.tuples(st.booleans(), st.booleans())
    )
)
def test_no_report_both_stays_and_goes(lines: dict[str, tuple[bool, bool]]) -> None:
    state = {
        name: {"tick": box(*[name] * stays), "search_problems": goes_to("9") if goes else NOTHING}
        for name, (stays, goes) in lines.items()
    }
    values = ticked(state)
    gone = {name.replace("elsewhere", "belongs") for name in values if name != "ticked"}
    assert gone == {name for name, (_, goes) in lines.items() if goes}
    assert set(values["ticked"]) == {name for name, (stays, goes) in lines.items() if stays and not goes}


def test_done_takes_the_boxes_along_and_skip_does_not(app: App, desk: FakeDesk) -> None:
    state = {"state": {"values": {"same": {"tick": box("same:9")}}}}
    for gesture in (Gesture.CHECK_UP, Gesture.SKIP_CHECK_UP):
        send(app, press(gesture, Carried(5).pack(), **state))
    done, skipped = desk.clicks
    assert (done.subject, done.values) == (5, {"ticked": ("same:9",)})
    assert (skipped.subject, skipped.values) == (5, {})
