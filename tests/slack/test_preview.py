"""Before words are sent, their author sees in the form what will be kept of them; never where nothing is found."""

import json
from typing import Any

from slack_bolt import App

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Gesture, Rewording
from bridge.domain.redaction import Patterns, preview
from bridge.slack.controls import Carried
from bridge.slack.elements import LONGEST
from bridge.slack.modals import answer, heard_too, insight, rewording
from bridge.slack.modals.form import View
from bridge.slack.modals.preview import to_look_at
from tests.slack.fake import MIA, TEAM, FakeDesk, FakeWeb, press, send

PATTERNS = Patterns(references=(r"\bC-\d{4,8}\b",))
RAW = "Refund late, call 020 7946 0018, C-88213, says Mrs Quimby"
KEPT = "Refund late, call [phone 1], C-88213, says Mrs Quimby"


def typed(view: View, text: str, **more: Any) -> dict[str, Any]:
    """A form sent with these words in its field, whatever its field is called by now."""
    [field] = [one for one in view["blocks"] if one.get("block_id", "").partition(".")[0] == "text"]
    state = {"values": {field["block_id"]: {"text": {"value": text}}, **more}}
    sent = {**view, "id": "V0VIEW", "state": state}
    return {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": MIA}, "view": sent}


def inputs(view: View) -> list[str]:
    return [one["element"].get("initial_value", "") for one in view["blocks"] if one["type"] == "input"]


def words(view: View) -> str:
    """What the block that explains says."""
    [block] = [one for one in view["blocks"] if one.get("block_id") == "look"]
    return "".join(part["text"] for part in block["elements"][0]["elements"])


def answered(app: App, view: View, text: str) -> View:
    body = json.loads(send(app, typed(view, text)).body)
    assert body["response_action"] == "update"
    shown: View = body["view"]
    return shown


def test_words_in_which_nothing_is_found_are_kept_at_once(app: App, desk: FakeDesk) -> None:
    assert "Saved, no. 1." in str(answered(app, insight.view(), "Refund late for nine days"))
    assert [one.text for one in desk.kept] == ["Refund late for nine days"]


def test_a_customer_reference_alone_keeps_nobody_waiting_in_a_call(app: App, desk: FakeDesk) -> None:
    assert "Saved, no. 1." in str(answered(app, insight.view(), "C-88213 call back"))
    assert [one.text for one in desk.kept] == ["C-88213 call back"]


def test_what_is_heard_too_is_looked_at_as_well(app: App, desk: FakeDesk) -> None:
    form = heard_too.view(Carried(7, choice="Refund shows as pending"))
    look = answered(app, form, RAW)
    assert KEPT in inputs(look)
    assert "Saved, no. 1." in str(answered(app, look, KEPT))
    assert [(one.text, one.problem) for one in desk.kept] == [(KEPT, 7)]


def test_what_will_be_kept_stands_in_the_form_and_nothing_was_kept_yet(app: App, desk: FakeDesk) -> None:
    look = answered(app, insight.view(), RAW)
    assert KEPT in inputs(look)
    assert words(look).splitlines() == [
        "This is what will be kept. Change it, or save it as it is.",
        "Taken out: [phone 1]. What stood there is saved nowhere.",
        "Lifted out and sealed, for you to tell the customer: C-88213.",
        "“Mrs Quimby” may name somebody: please leave names out. Nobody else reads your words until you tap Fine.",
    ]
    assert "7946" not in json.dumps(look)
    assert desk.kept == []


def test_the_second_time_they_are_kept_as_they_are_sent(app: App, desk: FakeDesk) -> None:
    look = answered(app, insight.view(), RAW)
    assert "Saved, no. 1." in str(answered(app, look, KEPT))
    assert [(one.source, one.text) for one in desk.kept] == [("view:V0VIEW", KEPT)]


def test_what_was_typed_anew_and_would_be_taken_out_is_shown_again(app: App, desk: FakeDesk) -> None:
    look = answered(app, insight.view(), RAW)
    again = answered(app, look, "Refund late, mail mia@shop.example")
    assert "Refund late, mail [e-mail 1]" in inputs(again)
    assert [one["block_id"] for one in again["blocks"]].count("look") == 1
    assert desk.kept == []


def test_the_field_changes_its_name_each_time_so_that_slack_shows_the_new_words(app: App) -> None:
    """Slack keeps what was typed into a field whose name stays."""
    first = insight.view()
    second = answered(app, first, RAW)
    third = answered(app, second, "call 0171 1234567")
    named = [
        {one["block_id"] for one in view["blocks"] if "text" in one["block_id"]}
        for view in (first, second, third)
    ]
    assert named[0].isdisjoint(named[1])
    assert named[1].isdisjoint(named[2])


def test_words_that_would_not_fit_into_the_field_any_more_are_kept_without_a_look() -> None:
    full = "a@b.de " * (LONGEST // 7)
    assert to_look_at(insight.view(), preview(full, PATTERNS)) is None


def test_the_edit_button_opens_the_words_as_they_are_kept(app: App, desk: FakeDesk, web: FakeWeb) -> None:
    web.answer("views.open", {"ok": True})
    send(app, press(Gesture.EDIT_TEXT, Carried(17).pack()))
    assert inputs(web.asked("views.open")["view"]) == ["Refund pending, call [phone 1]"]
    assert desk.questions == [("words", TEAM, MIA, 17)]


def test_new_words_are_looked_at_and_then_kept(app: App, desk: FakeDesk) -> None:
    form = rewording.view(17, "Refund pending")
    look = answered(app, form, RAW)
    assert desk.rewordings == []
    assert "The card of no. 17" in str(answered(app, look, KEPT))
    assert desk.rewordings == [Rewording(17, "view:V0VIEW", TEAM, MIA, KEPT)]


def test_an_answer_to_a_team_is_looked_at_too(app: App, desk: FakeDesk) -> None:
    form = answer.view(Carried(7, 4, "which cards?"))
    look = answered(app, form, "Visa, says Mrs Quimby, call 020 7946 0018")
    assert "Visa, says Mrs Quimby, call [phone 1]" in inputs(look)
    assert "its words are not shown" in words(look)
    assert desk.clicks == []
    assert send(app, typed(look, "Visa, call [phone 1]")).body == ""
    assert [click.choice for click in desk.clicks] == ["Visa, call [phone 1]"]


def test_a_blank_answer_is_refused_at_the_field_as_it_is_called_by_then(app: App) -> None:
    look = answered(app, answer.view(Carried(7, 4)), "Visa, call 020 7946 0018")
    errors = json.loads(send(app, typed(look, "  ")).body)["errors"]
    assert set(errors) == {one["block_id"] for one in look["blocks"] if one["type"] == "input"}


def test_a_stranger_who_edits_reads_why_not(app: App, desk: FakeDesk) -> None:
    desk.fault = RefusalError("Only whoever reported no. 17 can change its words.")
    body = json.loads(send(app, typed(rewording.view(17, "x"), "Refund")).body)
    assert body["errors"] == {"text": "Only whoever reported no. 17 can change its words."}


def test_nobody_is_shown_what_a_value_is_called_before_it_is_known_that_the_report_is_theirs(
    app: App, desk: FakeDesk
) -> None:
    answered(app, rewording.view(17, "Refund pending"), RAW)
    assert desk.questions == [("words", TEAM, MIA, 17)]
