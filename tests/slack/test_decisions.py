"""Forms of owners that were sent: what each brings to the desk, and what it points out instead."""

import json
from typing import Any

import pytest
from slack_bolt import App

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Click, Gesture
from bridge.slack.controls import Carried
from tests.slack.fake import MIA, NOON, TEAM, FakeDesk, send, sent

FROM = Carried(7, 4).pack()
LIST = Carried(0, choice="7 9 12").pack()
TOMORROW, TODAY = {"selected_date": "2026-11-22"}, {"selected_date": "2026-11-21"}

Field = dict[str, Any]


def typed(text: str) -> Field:
    return {"type": "plain_text_input", "value": text}


def picked(value: str) -> Field:
    return {"type": "external_select", "selected_option": {"value": value, "text": {"text": "x"}}}


def ticked(*values: str) -> Field:
    return {"type": "checkboxes", "selected_options": [{"value": value} for value in values]}


DECISIONS: list[tuple[Gesture, dict[str, Field], str, dict[str, tuple[str, ...]]]] = [
    (Gesture.DECLINE, {"text": typed("too dear"), "wording": typed("")}, "too dear", {}),
    (
        Gesture.DECLINE,
        {"text": typed("too dear"), "wording": typed(" We are sorry. ")},
        "too dear",
        {"wording": ("We are sorry.",)},
    ),
    (Gesture.LINK_ISSUE, {"found": picked("PAY-311"), "text": typed("")}, "PAY-311", {}),
    (Gesture.LINK_ISSUE, {"found": picked("PAY-311"), "text": typed("pay-12")}, "PAY-12", {}),
    (
        Gesture.FILL_FIELDS,
        {
            "customfield_10031": picked("S1"),
            "components": ticked("App", "Web"),
            "points": typed("3"),
            "due": TOMORROW,
            "who": {"type": "users_select", "selected_user": "U0TOM"},
        },
        "",
        {
            "customfield_10031": ("S1",),
            "components": ("App", "Web"),
            "points": ("3",),
            "due": ("2026-11-22",),
            "who": ("U0TOM",),
        },
    ),
    (Gesture.SNOOZE, {"until": TOMORROW, "more": typed("")}, "", {"until": ("2026-11-22",)}),
    (Gesture.SNOOZE, {"until": {"selected_date": None}, "more": typed("5")}, "", {"more": ("5",)}),
    (
        Gesture.ANSWER_BY,
        {"date": TOMORROW, "reason": typed("the bank answers on Monday")},
        "",
        {"date": ("2026-11-22",), "reason": ("the bank answers on Monday",)},
    ),
    (Gesture.MERGE, {"to": picked("9")}, "9", {}),
    (
        Gesture.SPLIT,
        {"title": typed("Paid twice"), "insights__1": ticked("17:0"), "insights__2": ticked("31:1", "32:0")},
        "",
        {"insights": ("17:0", "31:1", "32:0"), "title": ("Paid twice",)},
    ),
    (
        Gesture.MOVE,
        {"to": picked("9"), "insights__1": ticked("17:0")},
        "",
        {"insights": ("17:0",), "to": ("9",)},
    ),
    (Gesture.MAYBES, {"which": picked("all"), "insights__1": ticked("17:0")}, "all", {}),
    (Gesture.MAYBES, {"which": picked("none")}, "none", {}),
    (
        Gesture.MAYBES,
        {"which": picked("some"), "insights__1": ticked("17:0")},
        "",
        {"insights": ("17:0",)},
    ),
    (
        Gesture.REROUTE,
        {"theme": picked("delivery"), "note": typed("It is the courier.")},
        "delivery",
        {"note": ("It is the courier.",)},
    ),
    (
        Gesture.TALK,
        {"text": typed("what the app showed")},
        "",
        {"text": ("what the app showed",)},
    ),
    (Gesture.FOLLOW, {"until": TOMORROW}, "", {"until": ("2026-11-22",)}),
    (Gesture.FOLLOW, {"until": {"selected_date": None}}, "", {}),
    (
        Gesture.WORDING,
        {"text": typed("It has left us."), "meanwhile": typed("resend"), "until": TOMORROW},
        "",
        {"text": ("It has left us.",), "meanwhile": ("resend",), "until": ("2026-11-22",)},
    ),
    (Gesture.WORDING, {"text": typed(""), "meanwhile": typed("")}, "", {}),
]


@pytest.mark.parametrize(("gesture", "fields", "choice", "values"), DECISIONS)
def test_a_form_brings_what_was_filled_in(
    app: App,
    desk: FakeDesk,
    gesture: Gesture,
    fields: dict[str, Field],
    choice: str,
    values: dict[str, tuple[str, ...]],
) -> None:
    answer = send(app, sent(gesture, FROM, **fields))
    assert (answer.status, answer.body) == (200, "")
    assert desk.clicks == [Click("view:V0VIEW", gesture, TEAM, MIA, 7, NOON, 4, choice, values)]


def asked(text: str, options: str, to: str | None) -> dict[str, Any]:
    """The form of a question, sent."""
    body = sent(Gesture.ASK, FROM, text=typed(text), to=picked(to) if to else {"selected_option": None})
    body["view"]["state"]["values"]["options"] = {"lines": typed(options)}
    return body


def test_a_questions_answers_stand_one_a_line(app: App, desk: FakeDesk) -> None:
    send(app, asked("which cards?", " Visa only\n\nMastercard too ", "crew:leipzig"))
    assert desk.clicks[0].values == {
        "text": ("which cards?",),
        "options": ("Visa only", "Mastercard too"),
        "to": ("crew:leipzig",),
    }


def test_a_question_to_nobody_in_particular_goes_to_those_who_reported(app: App, desk: FakeDesk) -> None:
    send(app, asked("which cards?", "", None))
    assert desk.clicks[0].values == {"text": ("which cards?",), "to": ("reporters",)}


def test_one_reason_declines_every_listed_problem(app: App, desk: FakeDesk) -> None:
    send(app, sent(Gesture.DECLINE_ALL, LIST, text=typed("not before spring")))
    (click,) = desk.clicks
    assert (click.subject, click.choice) == (0, "not before spring")
    assert click.values == {"problems": ("7", "9", "12")}


def test_the_others_are_merged_into_the_one_that_was_chosen(app: App, desk: FakeDesk) -> None:
    send(app, sent(Gesture.MERGE_ALL, LIST, into=picked("9")))
    (click,) = desk.clicks
    assert click.subject == 9
    assert click.values == {"problems": ("7", "12")}


WRONG: list[tuple[Gesture, dict[str, Field], str, str]] = [
    (Gesture.DECLINE, {"text": typed(" ")}, "text", "Please write a few words."),
    (Gesture.LINK_ISSUE, {"text": typed("the refund one")}, "text", "That is no issue key."),
    (Gesture.LINK_ISSUE, {"text": typed("")}, "text", "Please choose an issue above"),
    (Gesture.SNOOZE, {"until": TODAY}, "until", "Please choose a day after today."),
    (Gesture.SNOOZE, {"until": {}, "more": typed("")}, "until", "Please choose a day, or a number"),
    *((Gesture.SNOOZE, {"more": typed(more)}, "more", "Please give a whole") for more in ("0", "-3", "1.5")),
    (Gesture.ANSWER_BY, {"date": TODAY, "reason": typed("x")}, "date", "Please choose a day after today."),
    (Gesture.ANSWER_BY, {"date": TOMORROW, "reason": typed("")}, "reason", "Please write a few words."),
    (Gesture.MERGE, {"to": {"selected_option": None}}, "to", "Please choose a problem."),
    (Gesture.SPLIT, {"title": typed("x"), "insights__1": ticked()}, "insights.1", "Please choose at least"),
    (Gesture.MOVE, {"to": picked("9"), "insights__1": ticked()}, "insights.1", "Please choose at least"),
    (Gesture.MAYBES, {"which": picked("some"), "insights__1": ticked()}, "insights.1", "Please choose at"),
    (Gesture.TALK, {"text": typed("")}, "text", "Please write a few words."),
    (Gesture.FOLLOW, {"until": TODAY}, "until", "Please choose a day after today."),
    (Gesture.WORDING, {"text": typed("x"), "until": TODAY}, "until", "Please choose a day after today."),
    (Gesture.DECLINE_ALL, {"text": typed("")}, "text", "Please write a few words."),
]


@pytest.mark.parametrize(("gesture", "fields", "field", "sentence"), WRONG)
def test_what_is_wrong_is_pointed_out_at_its_field(
    app: App, desk: FakeDesk, gesture: Gesture, fields: dict[str, Field], field: str, sentence: str
) -> None:
    body = json.loads(send(app, sent(gesture, FROM, **fields)).body)
    assert body["response_action"] == "errors"
    assert body["errors"][field].startswith(sentence)
    assert desk.clicks == []


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ("a\nb\nc\nd\ne\nf", "Please give at most five answers"),
        ("x" * 76, "Please keep each answer under 75"),
    ],
)
def test_answers_that_do_not_fit_on_buttons_are_refused(
    app: App, desk: FakeDesk, answers: str, sentence: str
) -> None:
    body = json.loads(send(app, asked("which?", answers, "reporters")).body)
    assert body["errors"]["options"].startswith(sentence)
    assert desk.clicks == []


def test_a_form_that_was_not_kept_stays_open_with_the_sentence_at_its_first_field(
    app: App, desk: FakeDesk
) -> None:
    desk.fault = RefusalError("This problem was merged meanwhile.")
    answer = send(app, sent(Gesture.MERGE, FROM, to=picked("9")))
    assert json.loads(answer.body)["errors"] == {"to": "This problem was merged meanwhile."}


def test_a_form_sent_twice_is_one_decision(app: App, desk: FakeDesk) -> None:
    for _ in range(2):
        send(app, sent(Gesture.MERGE, FROM, to=picked("9")))
    assert len({click.outside_id for click in desk.clicks}) == 1
