"""What can be done with a report besides arguing about its problem: opened fresh, decided once, answered in a sentence."""

import json
import threading
from dataclasses import replace

import pytest
from slack_bolt import App

from bridge.domain.errors import RefusalError
from bridge.domain.homes import Further
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import TakeDownTold
from bridge.slack.cards import render
from bridge.slack.controls import Carried
from bridge.slack.modals import more_home, removal
from bridge.slack.modals.form import View
from tests.slack.fake import MIA, TEAM, FakeDesk, FakeWeb, press, send, sent, submit
from tests.slack.samples import HOME, TAKE_DOWN, elements, grey, labels, quoted

CARRIED = Carried(17, 4).pack()


def offered(view: View) -> list[str]:
    return [block["accessory"]["text"]["text"] for block in view["blocks"] if "accessory" in block]


SUGGEST, EDIT = "Suggest what to say …", "Edit my words …"


def test_what_is_suggested_is_about_the_problem_and_not_for_thanks() -> None:
    blocks = more_home.view(Further(HOME, mine=True))["blocks"]
    carried = [Carried.unpack(one["accessory"]["value"]) for one in blocks if SUGGEST in str(one)]
    assert carried == [Carried(HOME.problem.group, choice=HOME.problem.title)]
    assert SUGGEST not in offered(more_home.view(Further(replace(HOME, praise=True), mine=True)))


def test_who_does_not_see_the_problem_reads_nothing_of_it_and_can_ask_for_removal() -> None:
    view = more_home.view(Further(HOME, mine=False, sees=False))
    assert offered(view) == ["Ask for removal …"]
    assert HOME.problem.title not in str(view)


def words(view: View) -> str:
    return json.dumps(view, ensure_ascii=False)


def test_a_reporter_can_undo_add_delete_and_ask() -> None:
    view = more_home.view(Further(replace(HOME, undoable=True), mine=True))
    assert view["title"]["text"] == "Report no. 17"
    assert offered(view) == ["Undo", "Add details", EDIT, SUGGEST, "Delete my words …", "Ask for removal …"]


def test_undo_is_offered_only_where_there_is_something_to_take_back() -> None:
    assert "Undo" not in offered(more_home.view(Further(HOME, mine=True)))


def test_others_can_only_ask() -> None:
    view = more_home.view(Further(replace(HOME, undoable=True), mine=False))
    assert offered(view) == [SUGGEST, "Ask for removal …"]


def test_a_report_without_words_leaves_nothing_to_do() -> None:
    view = more_home.view(Further(replace(HOME, removed=True), mine=True))
    assert offered(view) == []
    assert "were removed" in words(view)


def test_more_is_opened_for_whoever_presses_as_the_report_stands_now(
    app: App, desk: FakeDesk, web: FakeWeb
) -> None:
    desk.report = Further(HOME, mine=False)
    assert send(app, press("more_home", CARRIED)).status == 200
    view = web.asked("views.open")["view"]
    assert offered(view) == [SUGGEST, "Ask for removal …"]
    assert desk.questions == [("further", TEAM, MIA, 17, 4)]


def test_more_of_a_report_that_is_not_there_says_so(app: App, desk: FakeDesk, web: FakeWeb) -> None:
    desk.fault = LookupError()
    send(app, press("more_home", CARRIED))
    assert "Not possible" in words(web.asked("views.open")["view"])


def test_what_is_decided_in_the_window_is_answered_in_it(app: App, desk: FakeDesk, web: FakeWeb) -> None:
    send(app, press("undo", CARRIED, view={"id": "V1"}))
    assert "The card shows it in a moment" in words(web.asked("views.update")["view"])
    assert [click.gesture for click in desk.clicks] == [Gesture.UNDO]


def test_what_is_refused_in_the_window_is_said_in_it(app: App, desk: FakeDesk, web: FakeWeb) -> None:
    desk.fault = RefusalError("Only whoever reported no. 17 can say that.")
    send(app, press("undo", CARRIED, view={"id": "V1"}))
    assert "Only whoever reported no. 17" in words(web.asked("views.update")["view"])


def test_deleting_asks_first_and_then_says_that_it_is_done(app: App, desk: FakeDesk, web: FakeWeb) -> None:
    send(app, press("remove", CARRIED, view={"id": "V1"}))
    form = web.asked("views.update")["view"]
    assert "This cannot be undone." in words(form)
    assert desk.clicks == []
    answer = send(app, sent("remove", form["private_metadata"]))
    assert "Your words are deleted." in answer.body
    assert [(click.gesture, click.subject) for click in desk.clicks] == [(Gesture.REMOVE, 17)]


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [(RefusalError("It is not yours."), "It is not yours."), (OSError("locked"), "Not saved, please send")],
)
def test_a_form_without_fields_says_in_its_place_why_it_was_not_taken(
    app: App, desk: FakeDesk, fault: Exception, sentence: str
) -> None:
    desk.fault = fault
    answer = json.loads(send(app, sent("remove", Carried(17).pack())).body)
    assert answer["response_action"] == "update"
    assert sentence in words(answer["view"])


@pytest.mark.parametrize("reason", ["her full name", None])
def test_asking_for_removal_needs_no_reason(app: App, desk: FakeDesk, reason: str | None) -> None:
    answer = send(app, submit("take_down", reason, Carried(17).pack()))
    assert "You hear what is decided." in answer.body
    [click] = desk.clicks
    assert (click.gesture, click.subject, click.choice) == (Gesture.TAKE_DOWN, 17, reason or "")


def test_whoever_decides_reads_the_words_and_has_two_buttons() -> None:
    card = render(TAKE_DOWN)
    assert card.text == "Shall the words of report no. 17 be removed? Asked by Tom.\nThey say: “her name”"
    assert quoted(card) == ["Ms Miller waits for her refund"]
    assert labels(card) == ["Remove the words", "They may stay"]
    assert [Carried.unpack(one["value"]).choice for one in elements(card)] == ["remove", "keep"]
    assert grey(card) == ["The report still counts either way, and so does its credit."]


@pytest.mark.parametrize(("answer", "outcome"), [("remove", "are removed."), ("keep", "stay.")])
def test_a_decided_card_keeps_neither_words_nor_buttons(answer: str, outcome: str) -> None:
    card = render(replace(TAKE_DOWN, answer=answer))
    assert card.text == f"The words of report no. 17 {outcome}"
    assert (quoted(card), labels(card)) == ([], [])


def test_somebody_without_a_name_asks_as_somebody() -> None:
    assert render(replace(TAKE_DOWN, who="", reason="")).text.endswith("Asked by somebody.")


def test_whoever_asked_and_whoever_reported_hear_it_in_their_own_words() -> None:
    assert render(TakeDownTold(17, "remove")).text == "You asked about report no. 17: its words are removed."
    assert render(TakeDownTold(17, "keep", mine=True)).text.startswith("You asked about report no. 17")
    assert render(TakeDownTold(17, "remove", mine=True)).text.startswith("The words of your report no. 17")


def test_one_tap_decides(app: App, desk: FakeDesk) -> None:
    send(app, press("decide_take_down.1", Carried(17, choice="remove").pack()))
    [click] = desk.clicks
    assert (click.gesture, click.subject, click.choice) == (Gesture.DECIDE_TAKE_DOWN, 17, "remove")


def test_the_forms_say_whose_report_they_are_about() -> None:
    for view in (removal.delete(Carried(17)), removal.take_down(Carried(17))):
        assert "report no. 17" in words(view)


def test_a_stranger_s_press_is_refused_in_a_sentence_only_they_see(
    app: App, desk: FakeDesk, told: tuple[str, list[bytes], threading.Event]
) -> None:
    url, said, heard = told
    desk.fault = RefusalError("Only whoever reported no. 17 can say that. <!here>")
    assert send(app, press("right", CARRIED, response_url=url)).status == 200
    assert heard.wait(5)
    body = json.loads(said[0])
    assert (body["response_type"], body["replace_original"]) == ("ephemeral", False)
    assert "<!here>" not in body["text"]
