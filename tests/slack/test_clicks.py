import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from slack_bolt import App

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Click, Gesture
from bridge.slack import credit
from bridge.slack.app import build
from bridge.slack.cards import render
from bridge.slack.controls import WRITE_ANSWER, Carried
from bridge.slack.listeners.clicks import DECIDING
from bridge.slack.listeners.unheard import Unheard
from bridge.slack.modals.table import FORMS, READERS, TOGETHER
from bridge.slack.options import SlackOptions
from tests.slack.fake import MIA, TEAM, FakeDesk, FakeWeb, press, send
from tests.slack.samples import longest, longest_credit

AT = datetime(2025, 11, 21, 12, 0, 1, 200, tzinfo=UTC)


@pytest.mark.parametrize(
    ("action_id", "gesture"),
    [
        ("right", Gesture.RIGHT),
        ("not_same", Gesture.NOT_SAME),
        ("choose.2", Gesture.CHOOSE),
        ("something_new", Gesture.SOMETHING_NEW),
        ("undo", Gesture.UNDO),
        ("answer.5", Gesture.ANSWER),
        ("open_issue", Gesture.OPEN_ISSUE),
        ("open_anyway", Gesture.OPEN_ANYWAY),
        ("it_is.1", Gesture.IT_IS),
        ("survivor.2", Gesture.SURVIVOR),
        ("merge.1", Gesture.MERGE),
        ("take_back", Gesture.TAKE_BACK),
        ("live", Gesture.LIVE),
        ("reopen", Gesture.REOPEN),
        ("new_issue", Gesture.NEW_ISSUE),
        ("known", Gesture.KNOWN),
        ("join_talk.1", Gesture.JOIN_TALK),
        ("skip_check_up", Gesture.SKIP_CHECK_UP),
        ("accept_answers", Gesture.ACCEPT_ANSWERS),
    ],
)
def test_a_button_is_kept_with_all_that_it_carries(
    app: App, desk: FakeDesk, action_id: str, gesture: Gesture
) -> None:
    answer = send(app, press(action_id, Carried(17, 4, "9").pack()))
    assert (answer.status, answer.body) == (200, "")
    assert desk.clicks == [Click(f"{MIA}:1763726401.000200", gesture, TEAM, MIA, 17, AT, 4, "9")]


def test_every_decision_there_is_can_be_made_by_a_button_or_a_form() -> None:
    made = {*DECIDING, *READERS, Gesture.CONSENT, Gesture.EDIT_TEXT, Gesture.DETAILS, Gesture.REPLY}
    assert made - {WRITE_ANSWER} == set(Gesture)
    assert not set(DECIDING) & {*FORMS, *TOGETHER}


@pytest.mark.parametrize("action_id", ["merge", "decline", "split", "decline_all"])
def test_a_button_that_opens_a_form_decides_nothing_yet(
    app: App, desk: FakeDesk, web: FakeWeb, action_id: str
) -> None:
    web.answer("views.open", {"ok": True})
    send(app, press(action_id, Carried(7, 4, "9").pack()))
    web.asked("views.open")
    assert desk.clicks == []


def test_everything_on_every_card_has_a_listener(app: App, web: FakeWeb, unheard: Unheard) -> None:
    web.answer("views.open", {"ok": True})
    drawn = [*map(render, longest()), *map(credit.render, longest_credit())]
    blocks = [block for card in drawn for block in card.blocks]
    rows = [block["elements"] for block in blocks if block["type"] == "actions"]
    rows += [[block["accessory"]] for block in blocks if "accessory" in block]
    used = {element["action_id"]: element.get("value", "") for row in rows for element in row}
    assert {"tick", "listed", "search_problems"} <= used.keys()
    for action_id, value in used.items():
        answer = send(app, press(action_id, value))
        assert (answer.status, answer.body) == (200, ""), action_id
    assert unheard.so_far() == {}


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (OSError("locked"), b"That did not reach me, please press again."),
        (RefusalError("Only Payments decides this."), b"Only Payments decides this."),
    ],
)
def test_who_pressed_a_button_in_vain_is_told(
    app: App,
    desk: FakeDesk,
    told: tuple[str, list[bytes], threading.Event],
    fault: Exception,
    sentence: bytes,
) -> None:
    url, said, heard = told
    desk.fault = fault
    assert send(app, press("right", Carried(17, 4).pack(), response_url=url)).status == 200
    assert heard.wait(5)
    assert sentence in said[0]
    assert b'"replace_original": false' in said[0]


def test_nothing_is_said_to_an_address_that_is_not_slacks(
    options: SlackOptions,
    desk: FakeDesk,
    told: tuple[str, list[bytes], threading.Event],
    caplog: pytest.LogCaptureFixture,
) -> None:
    url, said, _heard = told
    desk.fault = OSError("locked")
    app = build(replace(options, api_url="https://slack.com/api/"), desk)
    assert send(app, press("right", Carried(17, 4).pack(), response_url=url)).status == 200
    app.listener_runner.listener_executor.shutdown(wait=True)
    assert said == []
    assert "not Slack's" in caplog.text
    assert url not in caplog.text


def test_a_foreign_value_decides_nothing(app: App, desk: FakeDesk) -> None:
    assert send(app, press("right", "click_me_123")).status == 200
    assert desk.clicks == []
