"""A heads-up as agents and owners read it, the form that writes one, and the button that says that it was read."""

import json
import threading
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from slack_bolt import App

from bridge.domain.errors import RefusalError
from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import Gesture
from bridge.slack.cards import render
from bridge.slack.controls import GOT_IT, Carried
from bridge.slack.modals import heads_up, heads_up_ask
from tests.slack.fake import MIA, FakeDesk, press, send, sent
from tests.slack.heads_ups import ASKED, RELEASE, SENT, SLOTS
from tests.slack.samples import elements, grey, labels, quoted, read

Told = tuple[str, list[bytes], threading.Event]
CARRIED = Carried(7).pack()
FACTS = FormFacts("Refund pending", crews=(Option("leipzig", "Leipzig"), Option("manila", "Manila")))


def written(**changed: str) -> dict[str, dict[str, Any]]:
    """The fields of a form that was filled in."""
    text = {
        "title": "slots",
        "who": "app users",
        "what": "an hour",
        "say": "Pick it.",
        "report": "",
    } | changed
    day = text.pop("date", "2026-11-26")
    fields: dict[str, dict[str, Any]] = {name: {"value": value or None} for name, value in text.items()}
    return fields | {"date": {"selected_date": day or None}}


def test_it_is_five_lines_that_begin_with_the_day() -> None:
    assert render(SLOTS).text.split("\n") == [
        "Thursday: delivery slots by the hour",
        "Who sees it: app users in Berlin and Hamburg",
        "What changes: they pick an hour instead of half a day",
        "If asked: “You can pick the hour when you order.”",
        "Please report: slots that vanish at payment",
    ]


def test_it_can_be_confirmed_and_asked_about_and_says_that_no_names_are_recorded() -> None:
    drawn = render(SLOTS)
    assert labels(drawn) == ["Got it", "Ask …"]
    assert grey(drawn) == ["12 of 18 have read this. No names are recorded."]
    assert grey(render(replace(SLOTS, read=0))) == ["18 people get this. No names are recorded."]
    assert grey(render(replace(SLOTS, people=0))) == ["No names are recorded."]


def test_a_day_that_is_a_week_away_is_told_with_its_date() -> None:
    drawn = render(replace(SLOTS, goes_live=date(2026, 12, 3)))
    assert drawn.text.startswith("Thursday, 3 December 2026: delivery slots")


def test_a_line_that_nobody_wrote_is_left_out() -> None:
    assert "Please report" not in render(replace(SLOTS, report="")).text


def test_whoever_has_read_it_can_still_ask() -> None:
    drawn = render(replace(SLOTS, state="read"))
    assert labels(drawn) == ["Ask …"]
    assert drawn.text.endswith("You have read this.")


def test_a_reminder_says_that_it_is_one() -> None:
    drawn = render(replace(SLOTS, state="again"))
    assert drawn.text.endswith("A reminder: you have not confirmed this yet.")
    assert labels(drawn) == ["Got it", "Ask …"]


def test_what_was_withdrawn_has_nothing_to_press() -> None:
    drawn = render(replace(SLOTS, state="withdrawn"))
    assert drawn.text == (
        "Logistics has taken this back: delivery slots by the hour. Please do not tell customers of it."
    )
    assert elements(drawn) == []


def test_its_owners_see_how_far_it_came_and_what_they_can_do() -> None:
    drawn = render(replace(SENT, reminded=date(2026, 11, 21)))
    assert drawn.text.split("\n") == [
        "Heads-up for 18 people of Leipzig and Manila: delivery slots by the hour",
        "It goes live on Thursday.",
        "12 of 18 have read it.",
        "The others were reminded on Saturday.",
    ]
    assert labels(drawn) == ["Remind the others", "Withdraw"]
    assert "reminded today." in render(replace(SENT, reminded=SENT.today)).text


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (replace(SENT, withdrawn=True), "It was taken back"),
        (replace(SENT, today=date(2026, 11, 27)), "It went live on Thursday."),
    ],
)
def test_afterwards_there_is_nothing_left_to_do(card: Any, said: str) -> None:
    assert said in render(card).text
    assert elements(render(card)) == []


def test_too_few_readers_are_not_counted_and_no_people_are_said_so() -> None:
    assert "have read it" not in render(replace(SENT, counted=False)).text
    assert render(replace(SENT, people=0)).text.startswith("Nobody is in the teams")


def test_a_question_shows_its_words_and_the_team_that_asks() -> None:
    drawn = render(ASKED)
    assert drawn.text == "Asked about the heads-up “delivery slots by the hour” by a colleague of Leipzig:"
    assert quoted(drawn) == ["What of parcels to a shop?"]


def test_the_form_offers_the_teams_and_is_short_enough_for_a_card() -> None:
    blocks = {one.get("block_id"): one for one in heads_up.view(Carried(7), FACTS)["blocks"]}
    assert [one["value"] for one in blocks["crews"]["element"]["options"]] == ["leipzig", "manila"]
    assert blocks["crews"]["optional"]
    assert [blocks[name]["element"]["max_length"] for name in ("title", "who")] == [100, 300]
    assert "crews" not in str(heads_up.view(Carried(7), FormFacts("")))


def test_a_filled_form_becomes_a_decision(app: App, desk: FakeDesk) -> None:
    chosen = {"selected_options": [{"value": "manila"}]}
    answer = send(app, sent(Gesture.HEADS_UP, CARRIED, **written(), crews=chosen))
    assert (answer.status, answer.body) == (200, "")
    [click] = desk.clicks
    assert (click.gesture, click.subject, click.user) == (Gesture.HEADS_UP, 7, MIA)
    assert click.values == {
        "title": ("slots",),
        "who": ("app users",),
        "what": ("an hour",),
        "say": ("Pick it.",),
        "date": ("2026-11-26",),
        "crews": ("manila",),
    }


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"say": " "}, "Please write a few words."),
        ({"date": ""}, "Please choose today or a later day."),
        ({"date": "2026-11-20"}, "Please choose today or a later day."),
    ],
)
def test_what_is_missing_or_over_is_said_at_its_field(
    app: App, desk: FakeDesk, changed: dict[str, str], sentence: str
) -> None:
    answer = send(app, sent(Gesture.HEADS_UP, CARRIED, **written(**changed)))
    assert json.loads(answer.body)["errors"] == {next(iter(changed)): sentence}
    assert desk.clicks == []


def test_a_change_of_today_is_told_too(app: App, desk: FakeDesk) -> None:
    send(app, sent(Gesture.HEADS_UP, CARRIED, **written(date="2026-11-21")))
    assert len(desk.clicks) == 1


def test_a_question_is_passed_on_and_a_window_says_so(app: App, desk: FakeDesk) -> None:
    assert "slots by the hour" in str(heads_up_ask.view(Carried(4, choice=SLOTS.title))["blocks"][0])
    answer = send(app, sent(Gesture.ASK_HEADS_UP, Carried(4).pack(), text={"value": "When?"}))
    assert "passed on" in str(answer.body)
    assert [(one.gesture, one.subject, one.choice) for one in desk.clicks] == [("ask_heads_up", 4, "When?")]


def test_got_it_is_counted_and_only_the_pressed_card_changes(app: App, desk: FakeDesk, told: Told) -> None:
    url, said, heard = told
    answer = send(app, press(GOT_IT, Carried(4).pack(), response_url=url))
    assert (answer.status, answer.body) == (200, "")
    assert heard.wait(5)
    body = json.loads(said[0])
    assert body["replace_original"] is True
    assert "13 of 18 have read this." in str(body["blocks"])
    assert (desk.questions, desk.clicks) == ([("heads-up", MIA, 4)], [])


def test_where_it_was_not_counted_the_person_is_told(app: App, desk: FakeDesk, told: Told) -> None:
    url, said, heard = told
    desk.fault = RefusalError("This heads-up is not there any more.")
    send(app, press(GOT_IT, Carried(4).pack(), response_url=url))
    assert heard.wait(5)
    body = json.loads(said[0])
    assert (body["text"], body["replace_original"]) == ("This heads-up is not there any more.", False)


def test_owners_read_how_many_could_not_be_told_in_time() -> None:
    late = replace(SENT, today=date(2026, 11, 28), people=0, missed=3)
    said = read(render(late))
    assert "Heads-up for 3 people of Leipzig and Manila" in said
    assert "3 people could not be told before that day, and were not told afterwards." in said


def test_a_release_with_a_note_asks_whether_it_shall_be_sent() -> None:
    drawn = render(RELEASE)
    assert drawn.text.splitlines()[:3] == [
        "Release 5.3 on Thursday: send this heads-up?",
        "delivery slots by the hour",
        "Who sees it: app users in Berlin and Hamburg",
    ]
    assert labels(drawn) == ["Send …"]
    assert "no day is set" in render(replace(RELEASE, day=None)).text


def test_once_it_was_sent_there_is_nothing_left_to_press() -> None:
    drawn = render(replace(RELEASE, sent=True))
    assert drawn.text.startswith("The heads-up for release 5.3 was sent.")
    assert labels(drawn) == []


def test_the_form_of_a_release_holds_what_its_note_says_cut_where_it_is_long() -> None:
    lines = {"title": "Slots", "who": "x" * 900, "date": "2026-11-26"}
    view = heads_up.of_release(Carried(4), FormFacts("", lines=lines))
    assert view["callback_id"] == "release_heads_up"
    fields = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    assert fields["title"]["initial_value"] == "Slots"
    assert len(fields["who"]["initial_value"]) == 300
    assert fields["date"]["initial_date"] == "2026-11-26"
    assert "initial_value" not in fields["say"]
