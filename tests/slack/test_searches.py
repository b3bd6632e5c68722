"""Search boxes: what they offer while somebody types, and boxes that only hold a choice."""

import json
from typing import Any

import pytest
from slack_bolt import App

from bridge.domain.errors import RefusalError
from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import FieldNeeded, Gesture
from bridge.slack.controls import Carried
from tests.slack.fake import MIA, FakeDesk, press, send, suggest

PROBLEMS = (
    Option("9", "Refund status unclear, 9 reports"),
    Option("7", "Refund shows as pending, 38 reports"),
)


def offered(app: App, body: dict[str, Any]) -> list[str]:
    """The values that a search box offers."""
    answer = send(app, body)
    assert answer.status == 200
    return [one["value"] for one in json.loads(answer.body)["options"]]


def view(gesture: Gesture) -> dict[str, Any]:
    """The open form in which somebody types."""
    return {"view": {"id": "V1", "callback_id": str(gesture), "private_metadata": Carried(7, 4).pack()}}


def test_typed_words_are_searched_in_all_problems_but_this_one(app: App, desk: FakeDesk) -> None:
    desk.found = PROBLEMS
    assert offered(app, suggest("search_problems", " refund ", **view(Gesture.MERGE))) == ["9"]
    assert desk.questions == [("problems", "refund", MIA)]


def test_before_anything_is_typed_the_likeliest_are_offered(app: App, desk: FakeDesk) -> None:
    desk.known = FormFacts("Refund", problems=PROBLEMS, issues=(Option("PAY-311", "Refund status unclear"),))
    assert offered(app, suggest("search_problems", **view(Gesture.MOVE))) == ["9"]
    assert offered(app, suggest("search_issues", **view(Gesture.LINK_ISSUE))) == ["PAY-311"]
    assert desk.questions == [(Gesture.MOVE, 7, MIA), (Gesture.LINK_ISSUE, 7, MIA)]


def test_a_card_in_a_channel_is_searched_without_a_form(app: App, desk: FakeDesk) -> None:
    desk.found = PROBLEMS
    assert offered(app, suggest("search_problems", block_id="belongs:17:0")) == ["9", "7"]
    assert desk.questions == [("problems", "", MIA)]


def test_issues_are_searched_by_key_or_words(app: App, desk: FakeDesk) -> None:
    desk.found = (Option("PAY-311", "PAY-311 Refund status unclear"),)
    assert offered(app, suggest("search_issues", "pay-3", **view(Gesture.LINK_ISSUE))) == ["PAY-311"]
    assert desk.questions == [("issues", "pay-3", MIA)]


def test_long_lists_of_allowed_values_are_searched_by_all_words(app: App, desk: FakeDesk) -> None:
    products = ("Mobile app, Berlin", "Web shop, Berlin", "Mobile app, Porto")
    desk.known = FormFacts(
        "Refund", fields=(FieldNeeded("f1", "Place"), FieldNeeded("f2", "Product", products))
    )
    found = offered(app, suggest("search_values", "berlin APP", block_id="f2", **view(Gesture.FILL_FIELDS)))
    assert found == ["Mobile app, Berlin"]
    assert offered(app, suggest("search_values", block_id="gone", **view(Gesture.FILL_FIELDS))) == []


def test_no_more_is_offered_than_is_read_and_labels_fit(app: App, desk: FakeDesk) -> None:
    desk.found = tuple(Option(str(at), "refund " * 40) for at in range(60))
    options = json.loads(send(app, suggest("search_problems", "refund")).body)["options"]
    assert len(options) == 20
    assert all(len(one["text"]["text"]) <= 75 for one in options)


@pytest.mark.parametrize("fault", [OSError("locked"), RefusalError("Only Payments."), LookupError("7")])
def test_a_search_that_fails_offers_nothing(app: App, desk: FakeDesk, fault: Exception) -> None:
    desk.fault = fault
    assert offered(app, suggest("search_problems", "refund")) == []


@pytest.mark.parametrize("action_id", ["tick", "listed", "search_problems", "search_issues", "search_values"])
def test_what_is_only_chosen_decides_nothing_yet(app: App, desk: FakeDesk, action_id: str) -> None:
    body = press(action_id, "")
    del body["actions"][0]["value"]
    assert (send(app, body).status, desk.clicks, desk.questions) == (200, [], [])
