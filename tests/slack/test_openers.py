"""Buttons that open a form: what it is about is asked of the desk, and a no is said in a window."""

from typing import Any

import pytest
from slack_bolt import App

from bridge.domain.errors import RefusalError
from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import Gesture
from bridge.slack.controls import MORE, WHY, WRITE_ANSWER, Carried
from bridge.slack.modals.table import FORMS, TOGETHER
from tests.slack.fake import MIA, FakeDesk, FakeWeb, press, send
from tests.slack.samples import longest_facts

PROBLEM = Carried(7, 4).pack()
TWO = ({"value": "7", "text": {"text": "Refund shows as pending"}}, {"value": "9", "text": {"text": "Crash"}})


def opened(app: App, web: FakeWeb, body: dict[str, Any], method: str = "views.open") -> dict[str, Any]:
    """The view that a press opens."""
    web.answer(method, {"ok": True})
    answer = send(app, body)
    assert (answer.status, answer.body) == (200, "")
    view: dict[str, Any] = web.asked(method)["view"]
    return view


def listed(*chosen: Any) -> dict[str, Any]:
    """The state of a weekly list in which these problems are chosen."""
    return {"state": {"values": {"listed": {"listed": {"selected_options": list(chosen)}}}}}


@pytest.mark.parametrize(("action_id", "callback"), [(WHY, None), (WRITE_ANSWER, WRITE_ANSWER), (MORE, None)])
def test_some_windows_need_nothing_but_their_button(
    app: App, desk: FakeDesk, web: FakeWeb, action_id: str, callback: str | None
) -> None:
    view = opened(app, web, press(action_id, Carried(7, 4, "merge").pack()))
    assert view.get("callback_id") == callback
    assert web.asked("views.open")["trigger_id"] == "33.44.def"
    assert (desk.questions, desk.clicks) == ([], [])


@pytest.mark.parametrize("gesture", FORMS)
def test_a_form_is_about_the_problem_of_its_card(
    app: App, desk: FakeDesk, web: FakeWeb, gesture: Gesture
) -> None:
    desk.known = longest_facts()
    view = opened(app, web, press(gesture, PROBLEM))
    assert desk.questions == [(gesture, 7, MIA)]
    assert view["callback_id"] == gesture
    assert Carried.unpack(view["private_metadata"]) == Carried(7, 4)
    assert "She said" in str(view["blocks"][0])
    assert desk.clicks == []


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (RefusalError("Only the owners of Payments can decide this."), "Only the owners of Payments"),
        (LookupError("7"), "cannot be found any more"),
    ],
)
@pytest.mark.parametrize("gesture", [Gesture.DECLINE, Gesture.DECLINE_ALL])
def test_who_may_not_decide_is_told_before_a_form_opens(
    app: App, desk: FakeDesk, web: FakeWeb, gesture: Gesture, fault: Exception, sentence: str
) -> None:
    desk.fault = fault
    view = opened(app, web, press(gesture, PROBLEM, **listed(*TWO)))
    assert sentence in str(view["blocks"])
    assert "submit" not in view


def test_what_is_chosen_in_the_more_window_stands_in_its_place(app: App, web: FakeWeb) -> None:
    more = opened(app, web, press(MORE, Carried(7, choice="merge split").pack()))
    offered = [block["accessory"] for block in more["blocks"]]
    assert [one["text"]["text"] for one in offered] == ["Merge …", "Split …"]
    body = press(offered[0]["action_id"], offered[0]["value"], view={"id": "V0MORE"})
    view = opened(app, web, body, "views.update")
    assert view["callback_id"] == Gesture.MERGE
    assert web.asked("views.update")["view_id"] == "V0MORE"
    assert Carried.unpack(view["private_metadata"]).subject == 7


def test_every_decision_of_the_more_window_has_a_form(app: App, web: FakeWeb) -> None:
    names = "merge split move maybes ask talk follow wording answer_by"
    view = opened(app, web, press(MORE, Carried(7, choice=names).pack()))
    assert {block["accessory"]["action_id"] for block in view["blocks"]} <= FORMS.keys()
    assert all(block["text"]["text"].endswith(".") for block in view["blocks"])


@pytest.mark.parametrize("gesture", TOGETHER)
def test_several_problems_are_listed_before_they_are_decided(
    app: App, desk: FakeDesk, web: FakeWeb, gesture: Gesture
) -> None:
    view = opened(app, web, press(gesture, Carried(0).pack(), **listed(*TWO)))
    assert "2 problems" in str(view["blocks"][0])
    assert "Refund shows as pending" in str(view["blocks"][1])
    assert "Crash" in str(view["blocks"][1])
    assert Carried.unpack(view["private_metadata"]) == Carried(0, choice="7 9")
    assert desk.questions == [(gesture, 7, MIA), (gesture, 9, MIA)]


@pytest.mark.parametrize("gesture", TOGETHER)
@pytest.mark.parametrize("state", [{}, {"state": {"values": {}}}, listed()])
def test_nothing_chosen_is_said_in_a_window(
    app: App, web: FakeWeb, gesture: Gesture, state: dict[str, Any]
) -> None:
    view = opened(app, web, press(gesture, Carried(0).pack(), **state))
    assert "Choose problems in the list first" in str(view["blocks"])


def test_one_problem_alone_cannot_be_merged(app: App, web: FakeWeb) -> None:
    view = opened(app, web, press(Gesture.MERGE_ALL, Carried(0).pack(), **listed(TWO[0])))
    assert "Choose at least two" in str(view["blocks"])


@pytest.mark.parametrize(
    ("gesture", "facts", "sentence"),
    [
        (Gesture.FILL_FIELDS, FormFacts("Refund"), "Jira has not said which fields it wants."),
        (Gesture.MAYBES, FormFacts("Refund"), "No report is in doubt here."),
        (Gesture.REROUTE, FormFacts("Refund"), "There is no other team"),
        (Gesture.ANSWER_BY, longest_facts(), "moved once already, so it stands"),
    ],
)
def test_a_form_with_nothing_to_decide_says_so(
    app: App, desk: FakeDesk, web: FakeWeb, gesture: Gesture, facts: FormFacts, sentence: str
) -> None:
    desk.known = facts if gesture is not Gesture.ANSWER_BY else moved(facts)
    view = opened(app, web, press(gesture, PROBLEM))
    assert sentence in str(view["blocks"])
    assert "submit" not in view


def moved(facts: FormFacts) -> FormFacts:
    """The same, and the date was moved already."""
    return FormFacts(facts.title, answer_by=facts.answer_by, answer_moved=True)


def test_what_holds_now_stands_in_the_wording_already(app: App, desk: FakeDesk, web: FakeWeb) -> None:
    desk.known = FormFacts("Refund", wording="Your refund has left us.", meanwhile="resend the receipt")
    view = opened(app, web, press(Gesture.WORDING, PROBLEM))
    values = [block["element"].get("initial_value") for block in view["blocks"][1:]]
    assert values == ["Your refund has left us.", "resend the receipt", None, None]


def test_reports_to_choose_from_come_in_tens_with_their_words_in_full(
    app: App, desk: FakeDesk, web: FakeWeb
) -> None:
    words = "app says refunded, account says no, and she would like to know when the money will be there"
    desk.known = FormFacts("Refund", insights=tuple(Option(f"{at}:0", words) for at in range(12)))
    view = opened(app, web, press(Gesture.SPLIT, PROBLEM))
    sets = [block for block in view["blocks"] if block.get("block_id", "").startswith("insights.")]
    assert [len(one["element"]["options"]) for one in sets] == [10, 2]
    assert sets[1]["label"]["text"] == "More reports, after the first 10"
    first = sets[0]["element"]["options"][0]
    assert f"{first['text']['text']} {first['description']['text']}" == words


def test_questions_go_to_reporters_unless_a_team_is_chosen(app: App, desk: FakeDesk, web: FakeWeb) -> None:
    desk.known = FormFacts("Refund", crews=(Option("leipzig", "Leipzig"), Option("crew:manila", "Manila")))
    view = opened(app, web, press(Gesture.ASK, PROBLEM))
    to = view["blocks"][-1]["element"]
    assert [one["value"] for one in to["options"]] == ["reporters", "crew:leipzig", "crew:manila"]
    assert to["initial_option"]["value"] == "reporters"
