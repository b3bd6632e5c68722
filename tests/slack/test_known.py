"""What is known during the call, and "I heard this too"."""

import json
from dataclasses import replace
from datetime import datetime

import pytest
from slack_bolt import App

from bridge.domain.asking import Ask, Topic
from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Capture, Way
from bridge.domain.outgoing.asked import KnownAnswer, Unanswered, Why
from bridge.slack.cards import render
from bridge.slack.controls import Carried
from bridge.slack.modals import heard_too
from bridge.slack.texts.strangers import FOREIGN
from tests.slack import asked
from tests.slack.fake import MIA, NOON, TEAM, FakeDesk, FakeWeb, command, press, send, submit
from tests.slack.samples import elements, labels, read

CARRIED = Carried(7, choice="Refund shows as pending for days")


def test_what_is_known_is_answered_at_once(app: App, desk: FakeDesk, web: FakeWeb) -> None:
    desk.told = asked.KNOWN
    card = render(asked.KNOWN)
    answer = send(app, command("R&amp;D refund", name="/known"))
    assert desk.asks == [Ask(TEAM, MIA, Topic.KNOWN, "R&D refund")]
    assert json.loads(answer.body) == {"text": card.text, "blocks": list(card.blocks)}
    assert (desk.kept, web.calls) == ([], [])


def test_each_problem_says_what_to_tell_the_customer_and_can_be_heard_too() -> None:
    card = render(asked.KNOWN)
    assert read(card).splitlines()[:3] == [
        "Refund shows as pending for days · being worked on · 38 reports",
        f"Tell the customer: “{asked.REFUND.wording}” (Payments, until 15 December 2026)",
        "Meanwhile: resend the receipt (F7)",
    ]
    assert labels(card) == [*("I heard this too", "Suggest what to say …") * 2, "It is something else …"]
    assert [Carried.unpack(one["value"]).subject for one in elements(card)] == [7, 7, 9, 9, 0]


def test_a_refusal_is_said_with_its_reason() -> None:
    worded = replace(asked.DECLINED, wording="The bank needs 10 days.")
    lines = read(render(KnownAnswer("refund", (worded,)))).splitlines()
    assert lines[0].endswith("will not be changed · 6 reports")
    assert lines[1:3] == [
        "Tell the customer: “The bank needs 10 days.” (Payments)",
        "The reason: the bank needs 10 days.",
    ]


def test_where_nothing_is_like_it_it_can_be_reported_in_the_same_words(app: App, web: FakeWeb) -> None:
    card = render(KnownAnswer("lamp flickers", ()))
    assert read(card) == "I know of nothing like “lamp flickers”. If a customer says so, please report it."
    [report] = elements(card)
    send(app, press(report["action_id"], report["value"]))
    assert "'initial_value': 'lamp flickers'" in str(web.asked("views.open")["view"]).replace('"', "'")


def test_without_words_it_says_how_to_ask() -> None:
    card = render(Unanswered(Why.NO_WORDS))
    assert card.text == "Type /known and a few words of what the customer says: /known refund pending."


def test_nobody_is_told_that_it_was_not_saved_who_saved_nothing(app: App, desk: FakeDesk) -> None:
    desk.fault = OSError("the database is away")
    assert send(app, command("refund", name="/known")).body.startswith("That cannot be shown just now")


def test_the_button_opens_a_form_that_names_the_problem(app: App, web: FakeWeb) -> None:
    send(app, press("heard_too", CARRIED.pack()))
    assert "Refund shows as pending for days" in str(web.asked("views.open")["view"])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("C-88213 call back", "C-88213 call back"),
        (None, "I heard this too: Refund shows as pending for days"),
        ("  ", "I heard this too: Refund shows as pending for days"),
    ],
)
def test_the_form_keeps_a_report_of_that_problem(
    app: App, desk: FakeDesk, typed: str | None, kept: str
) -> None:
    answer = send(app, submit("heard_too", typed, CARRIED.pack()))
    assert "Saved, no. 1" in str(answer.body)
    assert desk.kept == [Capture("view:V0VIEW", Way.KNOWN, TEAM, MIA, kept, NOON, problem=7)]


def test_a_form_sent_twice_has_one_number(app: App, desk: FakeDesk) -> None:
    bodies = [str(send(app, submit("heard_too", "again", CARRIED.pack())).body) for _ in range(2)]
    assert "Saved, no. 1" in bodies[0] == bodies[1]
    assert len(desk.kept) == 1


def test_what_cannot_be_kept_leaves_the_form_open_with_the_reason(app: App, desk: FakeDesk) -> None:
    desk.fault = RefusalError("That is only an emoji.")
    answer = send(app, submit("heard_too", ":+1:", CARRIED.pack()))
    assert "That is only an emoji." in str(answer.body)


def test_a_problem_without_a_title_is_heard_too_without_one() -> None:
    assert heard_too.said(Carried(7), "") == "I heard this too."


def test_another_workspace_is_told_so_and_learns_nothing(app: App, desk: FakeDesk) -> None:
    for name in ("/known", "/bridge", "/insight"):
        answer = send(app, command("help", name=name, team_id="T0OTHER"))
        assert (answer.status, answer.body) == (200, FOREIGN)
    assert desk.asks == []


def test_words_to_say_without_an_end_name_none() -> None:
    until: datetime | None = None
    card = render(KnownAnswer("refund", (replace(asked.REFUND, until=until),)))
    assert "10 days.” (Payments)" in read(card)
