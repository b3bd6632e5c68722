import json
from dataclasses import replace
from datetime import timedelta

import pytest
from slack_bolt import App

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import CreditLine, CreditSummary, Outcomes, Scope
from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Capture, Way
from bridge.domain.recognised import Recognised
from tests.slack.fake import MIA, NOON, TEAM, FakeDesk, FakeWeb, command, send
from tests.slack.samples import PROBLEM


def test_a_command_is_kept_and_its_number_is_the_answer(app: App, desk: FakeDesk) -> None:
    answer = send(app, command("R&amp;D says <@U7|tom> knows"))
    assert (answer.status, json.loads(answer.body)["text"]) == (200, "Saved, no. 1.")
    assert desk.kept == [Capture("command:11.22.abc", Way.COMMAND, TEAM, MIA, "R&D says @tom knows", NOON)]


def test_what_it_is_surely_about_stands_in_the_answer(app: App, desk: FakeDesk) -> None:
    desk.recognised = Recognised(replace(PROBLEM, wording="Ten days."))
    answer = json.loads(send(app, command("refund is late")).body)
    assert answer["text"].splitlines()[0] == "Saved, no. 1."
    assert "Tell the customer: “Ten days.”" in answer["text"]
    assert "Ten days." in str(answer["blocks"])
    assert desk.questions == [("recognise", desk.kept[0])]


def test_saved_is_never_said_when_nothing_was_kept(app: App, desk: FakeDesk) -> None:
    desk.fault = OSError("database is locked: refund of Mrs Miller")
    answer = send(app, command("refund of Mrs Miller"))
    assert (answer.status, answer.body) == (200, "Not saved, please send again.")


def test_what_the_desk_refuses_is_answered_with_its_sentence(app: App, desk: FakeDesk) -> None:
    desk.fault = RefusalError("That is only an emoji.")
    assert send(app, command(":+1:")).body == "That is only an emoji."


def test_a_failure_writes_no_customers_words_into_the_log(
    app: App, desk: FakeDesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.fault = OSError("INSERT … refund of Mrs Miller")
    send(app, command("refund of Mrs Miller"))
    assert "command /insight" in caplog.text
    assert "Miller" not in caplog.text


@pytest.mark.parametrize("text", ["", "   "])
def test_the_command_alone_opens_the_form(app: App, web: FakeWeb, desk: FakeDesk, text: str) -> None:
    answer = send(app, command(text))
    assert (answer.status, answer.body) == (200, "")
    opened = web.asked("views.open")
    assert opened["trigger_id"] == "11.22.abc"
    assert '"callback_id": "insight"' in str(opened["view"]).replace("'", '"')
    assert desk.kept == []


def test_a_command_with_words_opens_no_form(app: App, web: FakeWeb) -> None:
    send(app, command("refund is late"))
    app.listener_runner.listener_executor.shutdown()
    assert web.calls == []


def test_an_unknown_command_is_told_what_there_is(app: App) -> None:
    answer = send(app, command("x", name="/feedback"))
    assert answer.status == 200
    assert answer.body.startswith("There is no command /feedback here. Type /insight")


def test_credits_come_line_by_line(app: App, desk: FakeDesk) -> None:
    lines = (CreditLine(NOON, "You confirmed no. 17", 1), CreditLine(NOON - timedelta(days=1), "Answer", 2))
    points = {Kind.INSIGHT: 1, Kind.FOUND: 0, Kind.ANSWER: 2}
    desk.summary = CreditSummary(lines, Outcomes(2, heard=2, live=1), points)
    body = send(app, command(name="/credits")).body
    assert "2 contributions, 2 problems heard, 1 live." in body
    assert "3 points: 1 for reports, 2 for answers." in body
    assert "You confirmed no. 17" in body
    assert desk.periods == [(Scope.ME, None)]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("me", (Scope.ME, None)),
        ("month", (Scope.ME, "2026-11")),
        ("last week", (Scope.ME, "2026-W46")),
        ("Team Month", (Scope.TEAM, "2026-11")),
        ("this quarter of my team", (Scope.TEAM, "2026-Q4")),
        ("company", (Scope.COMPANY, "2026-11")),
        ("last company quarter", (Scope.COMPANY, "2026-Q3")),
    ],
)
def test_credits_are_asked_for_in_plain_words_of_any_order(
    app: App, desk: FakeDesk, words: str, asked: tuple[Scope, str | None]
) -> None:
    send(app, command(words, name="/credits"))
    [(scope, period)] = desk.periods
    assert (scope, period and period.name) == asked


@pytest.mark.parametrize("words", ["help", "team company", "week month", "U0TOM", "last last week"])
def test_words_that_credits_do_not_know_get_one_line(app: App, desk: FakeDesk, words: str) -> None:
    body = send(app, command(words, name="/credits")).body
    assert body.startswith("Type /credits and, if you like")
    assert desk.periods == []


def test_credits_of_somebody_new_say_how_to_begin(app: App) -> None:
    assert "tapping Right" in send(app, command(name="/credits")).body


def test_credits_that_cannot_be_read_are_not_called_lost_reports(app: App, desk: FakeDesk) -> None:
    desk.summary = None  # type: ignore[assignment]
    answer = send(app, command(name="/credits"))
    assert (answer.status, answer.body) == (200, "That cannot be shown just now, please try again.")
