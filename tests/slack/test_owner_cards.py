"""Cards beside the triage card: heard again, talks, the weekly list, reminders."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from bridge.domain.outgoing import Card, Nudge, ProblemList
from bridge.domain.stages import Stage
from bridge.slack.cards import render
from bridge.slack.cards.table import DRAWN_BY
from bridge.slack.controls import Carried
from tests.slack.samples import (
    CRASH,
    INVITE,
    LISTED,
    NUDGE,
    PROBLEM,
    SAME,
    STILL,
    elements,
    grey,
    labels,
    quoted,
    read,
)

DAY = "2 November 2026"


def test_every_card_there_is_can_be_drawn() -> None:
    assert set(get_args(Card)) == set(DRAWN_BY)


def test_what_is_heard_again_after_it_was_live_offers_three_ways_on() -> None:
    card = render(STILL)
    assert card.text.startswith(
        f"Still heard: 3 reports of “{PROBLEM.title}” although it is live since {DAY}."
    )
    assert quoted(card) == ["still pending", "nothing came"]
    assert [one["action_id"] for one in elements(card)] == ["reopen", "new_issue", "known"]
    assert {Carried.unpack(one["value"]) for one in elements(card)} == {Carried(7)}


def test_what_is_heard_again_after_a_no_says_so() -> None:
    declined = replace(STILL, problem=replace(PROBLEM, stage=Stage.DECLINED))
    assert f"since it was declined, {DAY}" in render(declined).text


def test_a_decision_on_what_is_heard_again_stands_instead_of_the_buttons() -> None:
    card = render(replace(STILL, outcome="Priya left it: known."))
    assert card.text.endswith("Priya left it: known.")
    assert labels(card) == []


def test_a_reporter_is_asked_first_with_their_own_words() -> None:
    card = render(SAME)
    assert card.text == f"Live since {DAY}: {PROBLEM.title}. Is this the same problem?"
    assert quoted(card) == ["still pending"]
    assert [(one["text"]["text"], one["action_id"]) for one in elements(card)] == [
        ("Same", "right"),
        ("Different", "not_same"),
    ]
    assert {Carried.unpack(one["value"]) for one in elements(card)} == {Carried(17, 4)}


def test_a_reporters_answer_stands_instead_of_the_buttons() -> None:
    card = render(replace(SAME, answer="You said it is the same."))
    assert card.text.endswith("You said it is the same.")
    assert labels(card) == []


def test_an_invitation_says_what_it_is_about_and_who_is_told() -> None:
    card = render(INVITE)
    assert card.text == "Payments would like to talk with those who heard this: what the app showed"
    assert [Carried.unpack(one["value"]) for one in elements(card)] == [
        Carried(6, choice="yes"),
        Carried(6, choice="no"),
    ]
    assert len({one["action_id"] for one in elements(card)}) == 2
    assert grey(card) == [
        f"About: {PROBLEM.title}",
        "It is a group message with at most two who reported. Your lead is told.",
    ]


def test_an_answered_invitation_asks_nothing_more() -> None:
    card = render(replace(INVITE, answer="You are in. The group message is open."))
    assert card.text.endswith("You are in. The group message is open.")
    assert labels(card) == []


def test_the_weekly_list_has_a_line_a_problem() -> None:
    card = render(LISTED)
    assert card.text == "Waiting for Payments: 2 problems"
    items = card.blocks[1]["elements"][0]["elements"]
    first, second = (
        "".join(part.get("text", part.get("fallback")) for part in item["elements"]) for item in items
    )
    assert first == (
        f"{PROBLEM.title} · 31 customers · 38 reports · since {DAY} · planned"
        " · answer overdue since 9 November 2026"
    )
    assert (
        second == f"{CRASH.title} · 2 reports · since {DAY} · listening, 2 of 3 · answer by 27 November 2026"
    )
    assert items[0]["elements"][0] == {"type": "link", "url": LISTED.problems[0].url, "text": PROBLEM.title}


def test_several_problems_of_the_list_can_be_chosen_at_most_ten() -> None:
    menu = render(LISTED).blocks[-2]["accessory"]
    assert (menu["type"], menu["max_selected_items"]) == ("multi_static_select", 10)
    assert [one["value"] for one in menu["options"]] == ["7", "8"]
    assert labels(render(LISTED)) == ["Decline these …", "Merge these …"]


def test_what_is_not_listed_is_counted() -> None:
    many = tuple(replace(LISTED.problems[0], problem=replace(PROBLEM, group=at)) for at in range(1, 31))
    card = render(replace(LISTED, problems=many, more=5))
    assert card.text == "Waiting for Payments: 35 problems"
    assert "And 15 problems more." in read(card)
    assert len(card.blocks[-2]["accessory"]["options"]) == 20


def test_an_empty_list_says_that_nothing_waits() -> None:
    card = render(ProblemList("Payments", "2026-W47", ()))
    assert card.text == "Nothing waits for Payments."
    assert labels(card) == []


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("owner", "Payments, an answer was owed by 9 November 2026. Decide it, or set one new date."),
        ("deputy", "An answer of Payments was owed by 9 November 2026. You are asked as their deputy."),
        ("leaders", "Payments owed an answer by 9 November 2026, and has been reminded."),
    ],
)
def test_a_reminder_says_for_how_long_of_what_and_whose_it_was(to: str, words: str) -> None:
    card = render(replace(NUDGE, to=to))
    assert card.text.splitlines() == [f"Overdue for 3 days: {PROBLEM.title}", words, "Decide it on its card"]


def test_a_reminder_of_one_day_counts_correctly() -> None:
    assert render(Nudge(PROBLEM, date(2026, 11, 9), 1, "owner")).text.startswith("Overdue for 1 day:")
