"""Contesting a line: the form, what is kept, the card of those who decide, and who sees a name."""

import json
import threading
from dataclasses import replace
from typing import Any

import pytest
from slack_bolt import App

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import ContestCard, Moment
from bridge.slack.cards import render
from bridge.slack.controls import Carried
from bridge.slack.modals import contest, verdict
from tests.slack.fake import FakeDesk, FakeWeb, press, send, sent
from tests.slack.samples import SINCE, grey, labels, quoted, read

CARD = ContestCard(
    3,
    "No. 17 on “Refund”, confirmed by its reporter; 38 reports; planned",
    "a colleague of Leipzig",
    "It was two calls.",
    (Moment(SINCE, "No. 17 was reported"), Moment(SINCE, "“Refund” is planned")),
    decidable=True,
)


def view_of(web: FakeWeb) -> dict[str, Any]:
    """The form that was opened."""
    view = web.asked("views.open")["view"]
    return dict(json.loads(view) if isinstance(view, str) else view)


def typed(text: str) -> dict[str, Any]:
    return {"type": "plain_text_input", "value": text}


def test_a_line_is_contested_in_words_and_what_was_sent_is_said_to_be_passed_on(
    app: App, desk: FakeDesk, web: FakeWeb
) -> None:
    web.answer("views.open", {"ok": True})
    send(app, press("contest", Carried(104, choice="No. 17 on “Refund”").pack()))
    view = view_of(web)
    assert "No. 17 on “Refund”" in str(view["blocks"])
    answer = send(app, sent("contest", view["private_metadata"], text=typed("It was two calls.")))
    assert "Passed on to whoever looks after the bridge." in answer.body
    [click] = desk.clicks
    assert (click.gesture, click.subject) == (Gesture.CONTEST, 104)
    assert click.values == {"text": ("It was two calls.",)}


@pytest.mark.parametrize(("said", "number"), [("1284", "1284"), ("No. 1284", "1284"), ("#7", "7")])
def test_what_is_missing_names_its_report(app: App, desk: FakeDesk, said: str, number: str) -> None:
    form = contest.view(Carried(0))
    fields = {"insight": typed(said), "text": typed("I found it too.")}
    send(app, sent("contest", form["private_metadata"], **fields))
    assert desk.clicks[0].subject == 0
    assert desk.clicks[0].values == {"insight": (number,), "text": ("I found it too.",)}


@pytest.mark.parametrize("said", ["", "the one of Monday", "12 and 13"])
def test_without_a_number_the_form_asks_for_it(app: App, desk: FakeDesk, said: str) -> None:
    form = contest.view(Carried(0))
    answer = send(app, sent("contest", form["private_metadata"], insight=typed(said), text=typed("x")))
    assert json.loads(answer.body)["errors"] == {"insight": "Please give the number of a report."}
    assert desk.clicks == []


@pytest.mark.parametrize(
    ("action", "fields", "choice"),
    [
        ("uphold", {"reason": "One call."}, "upheld"),
        ("grant", {"reason": "Two calls.", "points": "-1"}, "granted"),
    ],
)
def test_an_admin_decides_with_a_reason(
    app: App, desk: FakeDesk, web: FakeWeb, action: str, fields: dict[str, str], choice: str
) -> None:
    web.answer("views.open", {"ok": True})
    send(app, press(action, Carried(3, choice=CARD.line).pack()))
    view = view_of(web)
    given = {name: typed(text) for name, text in fields.items()}
    assert send(app, sent("decide_contest", view["private_metadata"], **given)).body == ""
    [click] = desk.clicks
    assert (click.gesture, click.subject, click.choice) == (Gesture.DECIDE_CONTEST, 3, choice)
    assert click.values == {name: (text,) for name, text in fields.items()}


@pytest.mark.parametrize("points", ["", "3", "-3", "1.5", "0", "many"])
def test_points_are_a_small_whole_number(app: App, desk: FakeDesk, points: str) -> None:
    form = verdict.grant(Carried(3))
    fields = {"reason": typed("Two calls."), "points": typed(points)}
    answer = send(app, sent("decide_contest", form["private_metadata"], **fields))
    assert list(json.loads(answer.body)["errors"]) == ["points"]
    assert desk.clicks == []


def test_the_card_shows_the_line_the_words_and_the_history_and_two_ways_to_decide() -> None:
    card = render(CARD)
    assert card.text == f"Contested: {CARD.line}"
    assert "What a colleague of Leipzig says:" in read(card)
    assert quoted(card) == ["It was two calls."]
    assert "2 November 2026: No. 17 was reported" in read(card)
    assert labels(card) == ["Uphold …", "Grant …"]


def test_a_decided_card_says_what_was_decided_and_has_nothing_to_press() -> None:
    card = render(replace(CARD, decidable=False, decided="Decided on 3 November: granted."))
    assert card.text.endswith("Decided on 3 November: granted.")
    assert (labels(card), grey(card)) == ([], [])


def test_where_nobody_can_decide_the_card_says_what_to_do_and_no_words() -> None:
    card = render(ContestCard(3, CARD.line))
    assert quoted(card) == []
    assert grey(card) == [
        "Nobody is named who can decide it. An operator names admins in the settings: people.admins."
    ]


def test_of_a_long_history_the_end_is_shown() -> None:
    card = render(replace(CARD, history=tuple(Moment(SINCE, f"step {at}") for at in range(30))))
    assert "step 29" in read(card)
    assert "step 9" not in read(card)
    assert grey(card) == ["Earlier: 10 more."]


@pytest.mark.parametrize(
    ("choice", "sentence", "back"),
    [
        ("yes", b"Your name is shown to everybody", b"Take that back"),
        ("no", b"to your team only", b"Show it"),
    ],
)
def test_who_agrees_to_be_named_is_answered_at_once_with_the_way_back(
    app: App,
    desk: FakeDesk,
    told: tuple[str, list[bytes], threading.Event],
    choice: str,
    sentence: bytes,
    back: bytes,
) -> None:
    url, said, heard = told
    send(app, press("consent", Carried(0, choice=choice).pack(), response_url=url))
    assert heard.wait(5)
    assert sentence in said[0]
    assert back in said[0]
    assert [(one.gesture, one.choice) for one in desk.clicks] == [(Gesture.CONSENT, choice)]


def test_what_was_not_kept_is_not_said_to_be_shown(
    app: App, desk: FakeDesk, told: tuple[str, list[bytes], threading.Event]
) -> None:
    url, said, heard = told
    desk.fault = OSError("locked")
    send(app, press("consent", Carried(0, choice="yes").pack(), response_url=url))
    assert heard.wait(5)
    assert b"That did not reach me" in said[0]
