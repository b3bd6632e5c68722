"""Who carries an order out."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import get_args

import pytest

from bridge.domain.outgoing import (
    CloseDuplicate,
    HeadsUpSent,
    JiraOrder,
    Letter,
    Mail,
    Note,
    Order,
    Picture,
    Post,
    Publish,
    React,
    SetNumber,
    SlackOrder,
    room_of,
)
from bridge.domain.outgoing.orders import Card
from bridge.domain.pages.charts import Bars


@pytest.mark.parametrize(
    ("order", "room"),
    [
        (Post(Note("Hello.")), "slack"),
        (React("C-1", "1.0", "white_check_mark"), "slack"),
        (Picture("C-1", Bars("", "", "", (), ())), "slack"),
        (CloseDuplicate("10001"), "jira"),
        (SetNumber("10001", "customfield_1", 3), "jira"),
        (Mail("ada@acme.example", Letter("", "", ())), "mail"),
    ],
)
def test_an_order_has_one_room(order: Order, room: str) -> None:
    assert room_of(order) == room


def test_no_order_belongs_to_two_rooms() -> None:
    assert not set(get_args(SlackOrder)) & set(get_args(JiraOrder))
    assert set(get_args(Order)) == {*get_args(SlackOrder), *get_args(JiraOrder), Mail, Publish}


@pytest.mark.parametrize("kind", get_args(Card) + get_args(Order), ids=lambda kind: kind.__name__)
def test_what_leaves_is_a_value_that_nobody_changes_on_the_way(kind: type) -> None:
    assert is_dataclass(kind)
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert all(field.name == field.name.lower() for field in fields(kind))


@pytest.mark.parametrize(
    ("goes_live", "over"),
    [(date(2026, 11, 18), True), (date(2026, 11, 19), False), (date(2026, 11, 20), False)],
)
def test_a_heads_up_is_not_over_on_the_day_of_the_change(goes_live: date, over: bool) -> None:
    today = date(2026, 11, 19)
    sent = HeadsUpSent(1, "Slots", goes_live, today, ("Leipzig",), read=3, people=9, counted=True)
    assert sent.over is over
