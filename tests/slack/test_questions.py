"""What people ask in plain words, in commands, mentions and direct messages."""

from dataclasses import replace
from datetime import date

import pytest
from slack_bolt import App

from bridge.domain.asking import Ask, AskedIn, Topic
from bridge.domain.language import English, speaking
from bridge.domain.outgoing.asked import HelpAnswer, TeamAnswer, Unanswered, Why
from bridge.slack.cards import render
from bridge.slack.listeners.questions import asked
from bridge.slack.texts import known as texts
from tests.slack import asked as samples
from tests.slack.fake import BOT, LISTENING, MIA, TEAM, FakeDesk, command, event, send
from tests.slack.samples import elements, labels, quoted, read

PLACE = AskedIn(f"message:{TEAM}:C0ANY:1763726400.000100", "C0ANY", "1763726400.000100")


class German(English):
    """As much of it as people type."""

    code = "de"

    def gettext(self, message: str, /) -> str:
        said = {
            texts.KNOWN_WORDS: "bekannt, was ist mit",
            texts.HELP_WORDS: "hilfe",
            texts.NUMBER_WORDS: "nr.",
        }
        return {str(phrase): there for phrase, there in said.items()}.get(message, message)


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("help", Ask(TEAM, MIA, Topic.HELP)),
        ("Help!", Ask(TEAM, MIA, Topic.HELP)),
        ("?", Ask(TEAM, MIA, Topic.HELP)),
        (" team ", Ask(TEAM, MIA, Topic.TEAM)),
        ("My team?", Ask(TEAM, MIA, Topic.TEAM)),
        ("1284", Ask(TEAM, MIA, Topic.REPORT, number=1284)),
        ("#1284", Ask(TEAM, MIA, Topic.REPORT, number=1284)),
        ("no. 1284", Ask(TEAM, MIA, Topic.REPORT, number=1284)),
        ("known refund\n pending", Ask(TEAM, MIA, Topic.KNOWN, "refund pending")),
        ("What about REFUNDS", Ask(TEAM, MIA, Topic.KNOWN, "REFUNDS")),
        ("known", Ask(TEAM, MIA, Topic.KNOWN, "")),
    ],
)
def test_a_question_is_understood(text: str, ask: Ask) -> None:
    assert asked(text, TEAM, MIA) == ask


@pytest.mark.parametrize(
    "text",
    [
        "",
        "refund pending",
        "knowndifferently",
        "help her, she is stuck",
        "team lead was rude",
        "1234567890",
        "\u0661\u0662",
        "known " + "word " * 13,
    ],
)
def test_whatever_is_no_question_is_a_report(text: str) -> None:
    assert asked(text, TEAM, MIA) is None


def test_people_ask_in_their_own_language_and_in_english() -> None:
    with speaking(German()):
        assert asked("Bekannt Erstattung", TEAM, MIA) == Ask(TEAM, MIA, Topic.KNOWN, "Erstattung")
        assert asked("was ist mit Erstattung", TEAM, MIA) == Ask(TEAM, MIA, Topic.KNOWN, "Erstattung")
        assert asked("Nr. 7", TEAM, MIA) == Ask(TEAM, MIA, Topic.REPORT, number=7)
        assert asked("Hilfe", TEAM, MIA) == asked("help", TEAM, MIA)


def test_a_mention_that_asks_is_answered_and_no_report(app: App, desk: FakeDesk) -> None:
    mention = event("app_mention", channel="C0ANY", text=f"<@{BOT}> known refund")
    for _ in range(2):
        send(app, mention)
    assert desk.asked_in == [(Ask(TEAM, MIA, Topic.KNOWN, "refund"), PLACE)]


def test_who_asks_from_another_workspace_is_a_stranger(app: App, desk: FakeDesk) -> None:
    send(app, event("app_mention", channel="C0ANY", text=f"<@{BOT}> known refund", user_team="T0SWIFT"))
    assert desk.asked_in == [(Ask(TEAM, MIA, Topic.KNOWN, "refund"), replace(PLACE, stranger=True))]
    assert desk.kept == []


def test_in_a_thread_it_is_answered_in_the_thread(app: App, desk: FakeDesk) -> None:
    send(app, event("app_mention", channel="C0ANY", text=f"<@{BOT}> help", thread_ts="1763726000.000001"))
    assert desk.asked_in[0][1].thread == "1763726000.000001"


def test_a_post_of_a_listening_channel_that_mentions_the_bot_is_asked_once(app: App, desk: FakeDesk) -> None:
    for kind in ("message", "app_mention"):
        send(app, event(kind, text=f"<@{BOT}> help"))
    assert len(desk.asked_in) == 1
    assert desk.kept == []


def test_what_is_said_in_a_listening_channel_without_a_mention_is_a_report(app: App, desk: FakeDesk) -> None:
    send(app, event(channel=LISTENING, text="known refund pending"))
    assert desk.asked_in == []
    assert len(desk.kept) == 1


def test_a_direct_message_that_asks_is_answered(app: App, desk: FakeDesk) -> None:
    send(app, event(channel="D0MIA", channel_type="im", text="1284"))
    assert desk.asked_in[0][0] == Ask(TEAM, MIA, Topic.REPORT, number=1284)
    assert desk.kept == []


def test_with_a_file_it_is_a_report(app: App, desk: FakeDesk) -> None:
    file = {"id": "F1", "mimetype": "image/png", "name": "form.png"}
    direct = event(channel="D0MIA", channel_type="im", text="known form", subtype="file_share")
    direct["event"]["files"] = [file]
    send(app, direct)
    assert (desk.asked_in, len(desk.kept)) == ([], 1)


def test_a_question_that_could_not_be_kept_comes_again(app: App, desk: FakeDesk) -> None:
    desk.fault = OSError("the database is away")
    assert send(app, event("app_mention", channel="C0ANY", text=f"<@{BOT}> help")).status != 200


@pytest.mark.parametrize(
    ("name", "text", "topic"),
    [
        ("/bridge", "", Topic.HELP),
        ("/bridge", "team", Topic.TEAM),
        ("/bridge", "known refund", Topic.KNOWN),
        ("/bridge", "frobnicate", Topic.HELP),
        ("/insight", "1284", Topic.REPORT),
        ("/insight", "HELP", Topic.HELP),
    ],
)
def test_a_command_asks(app: App, desk: FakeDesk, name: str, text: str, topic: Topic) -> None:
    send(app, command(text, name=name))
    assert [ask.topic for ask in desk.asks] == [topic]
    assert desk.kept == []


@pytest.mark.parametrize("text", ["team", "known refund pending"])
def test_after_insight_these_are_reports(app: App, desk: FakeDesk, text: str) -> None:
    send(app, command(text))
    assert (len(desk.kept), desk.asks) == (1, [])


def test_a_report_is_shown_with_where_it_stands() -> None:
    card = render(samples.SHOWN)
    assert read(card).startswith("No. 17, reported 2 November 2026 by Leipzig:")
    assert quoted(card) == ["pending for 9 days"]
    assert "being worked on" in read(card)


def test_a_number_that_is_none_is_a_sentence() -> None:
    assert render(Unanswered(Why.NO_REPORT, 99)).text == "There is no report no. 99 that you can see."


def test_help_has_the_button_that_does_most_of_it() -> None:
    card = render(HelpAnswer(leads=("Leipzig",), owns=("Payments",)))
    assert labels(card) == ["Report what a customer said"]
    assert elements(card)[0]["action_id"] == "report"
    assert "You lead Leipzig." in read(card)
    assert "/known refund pending" in read(card)


def test_a_guest_is_told_of_no_command() -> None:
    assert "/" not in read(render(HelpAnswer(guest=True)))


def test_two_teams_in_one_huddle_are_told_apart() -> None:
    leipzig, manila = samples.LEIPZIG, replace(samples.LEIPZIG, team="Manila")
    blocks = render(TeamAnswer(date(2026, 11, 23), (leipzig, manila))).blocks
    [line] = [place for place, block in enumerate(blocks) if block["type"] == "divider"]
    assert "Leipzig" in str(blocks[0])
    assert "Manila" in str(blocks[line + 1])
