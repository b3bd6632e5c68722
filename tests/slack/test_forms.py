import json

import pytest
from slack_bolt import App

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Capture, Click, Gesture, Way
from bridge.slack.controls import Carried
from tests.slack.fake import MIA, NOON, TEAM, FakeDesk, send, submit

FROM = Carried(7, 4).pack()


def test_a_sent_insight_form_is_kept_and_shows_the_number(app: App, desk: FakeDesk) -> None:
    answer = send(app, submit("insight", " refund <b>late</b> "))
    assert desk.kept == [Capture("view:V0VIEW", Way.MODAL, TEAM, MIA, "refund <b>late</b>", NOON)]
    body = json.loads(answer.body)
    assert body["response_action"] == "update"
    assert "Saved, no. 1." in str(body["view"])


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (OSError("locked"), "Not saved, please send again."),
        (RefusalError("That is too long."), "That is too long."),
    ],
)
def test_a_form_stays_open_when_nothing_was_kept(
    app: App, desk: FakeDesk, fault: Exception, sentence: str
) -> None:
    desk.fault = fault
    for form in (submit("insight", "refund late"), submit("decline", "too dear", FROM)):
        answer = send(app, form)
        assert answer.status == 200
        assert json.loads(answer.body) == {"response_action": "errors", "errors": {"text": sentence}}


@pytest.mark.parametrize(
    ("callback", "text", "gesture", "choice"),
    [
        ("decline", "the bank needs ten days", Gesture.DECLINE, "the bank needs ten days"),
        ("link_issue", "https://acme.atlassian.net/browse/PAY-311", Gesture.LINK_ISSUE, "PAY-311"),
        ("write_answer", "once, last week", Gesture.ANSWER, "once, last week"),
    ],
)
def test_a_form_decides_about_the_card_it_was_opened_from(
    app: App, desk: FakeDesk, callback: str, text: str, gesture: Gesture, choice: str
) -> None:
    answer = send(app, submit(callback, text, FROM))
    assert (answer.status, answer.body) == (200, "")
    assert desk.clicks == [Click("view:V0VIEW", gesture, TEAM, MIA, 7, NOON, 4, choice)]


@pytest.mark.parametrize(
    ("callback", "text", "sentence"),
    [
        ("link_issue", "the one with the refunds", "That is no issue key."),
        ("link_issue", "", "Please choose an issue above"),
        ("decline", "  ", "Please write a few words."),
        ("write_answer", None, "Please write a few words."),
        ("suggest_wording", "Ask for Mrs Berg in Leipzig", "“Mrs Berg” may name somebody"),
        ("ask_heads_up", "My name is Anna Klein, when?", "“My name is Anna” may name somebody"),
        ("take_down", "it says Mrs Berg", "“Mrs Berg” may name somebody"),
    ],
)
def test_a_form_that_says_nothing_usable_stays_open(
    app: App, desk: FakeDesk, callback: str, text: str | None, sentence: str
) -> None:
    body = json.loads(send(app, submit(callback, text, FROM)).body)
    assert body["errors"]["text"].startswith(sentence)
    assert desk.clicks == []
