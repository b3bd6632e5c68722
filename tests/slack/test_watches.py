"""Watches as those read them who listen, and the form that begins one."""

from dataclasses import replace
from datetime import date

import pytest
from slack_bolt import App

from bridge.domain.forms import FormFacts
from bridge.domain.outgoing import HitsCard, Listened
from bridge.domain.outgoing.app_home import AppHome
from bridge.slack.cards import render
from bridge.slack.cards import watch as card
from bridge.slack.cards.app_home.view import view
from bridge.slack.controls import Carried
from bridge.slack.modals import watch
from bridge.slack.modals.sent import Sent, WrongError
from tests.slack.fake import FakeDesk, FakeWeb, command, send
from tests.slack.samples import grey, labels
from tests.slack.watches import HITS, SLOTS

TODAY = date(2026, 11, 22)


def test_it_says_what_is_listened_for_until_when_and_how_much_was_heard() -> None:
    assert render(SLOTS).text.splitlines() == [
        "I watch for “slots that vanish” until 6 December 2026.",
        "4 reports since 2 November 2026, in the thread below.",
    ]
    assert "Nothing was heard of it since" in render(replace(SLOTS, hits=0)).text
    assert labels(render(SLOTS)) == ["Stop watching"]


def test_at_the_end_it_says_the_sum_also_when_nothing_was_heard() -> None:
    over = render(replace(SLOTS, over=True))
    assert over.text == "I no longer watch for “slots that vanish”: 4 reports since 2 November 2026."
    assert labels(over) == []
    assert "Nothing was heard of it" in render(replace(SLOTS, over=True, hits=0)).text


def test_what_was_heard_comes_with_numbers_and_own_words() -> None:
    drawn = render(HITS)
    assert drawn.text == "Heard of “slots that vanish”: 3 reports"
    assert "slots gone at payment" in str(drawn.blocks)
    assert grey(drawn) == ["The words of 1 report are not shown, because they are held back or were removed."]


def test_of_very_many_the_first_are_quoted_and_the_others_counted() -> None:
    drawn = render(HitsCard("slots", tuple((at, "x") for at in range(14))))
    assert grey(drawn) == ["And 4 reports more."]


def test_agents_read_who_would_like_to_hear_of_what() -> None:
    line = card.asked(Listened("slots that vanish", date(2026, 12, 6), "Logistics")).plain()
    assert line == "Logistics would like to hear of “slots that vanish”, until 6 December 2026."


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"until": ("2026-12-06",)}, "words"),
        ({"words": ("slots",)}, "until"),
        ({"words": ("slots",), "until": ("2026-11-21",)}, "until"),
    ],
)
def test_a_form_without_words_or_with_a_day_that_is_over_stays_open(
    values: dict[str, tuple[str, ...]], field: str
) -> None:
    with pytest.raises(WrongError) as raised:
        watch.read(Sent(Carried(7), values, TODAY))
    assert raised.value.field == field


def test_a_whole_form_is_taken() -> None:
    values = {"words": ("slots",), "until": ("2026-11-22",)}
    assert watch.read(Sent(Carried(7), values, TODAY)).values == values
    assert watch.view(Carried(7), FormFacts(""))["private_metadata"] == Carried(7).pack()


def test_the_app_home_lists_what_a_team_is_asked_to_listen_for() -> None:
    shown = AppHome(watches=(Listened("slots that vanish", date(2026, 12, 6), "Logistics"),))
    assert "would like to hear of “slots that vanish”" in str(view(shown))
    assert "would like to hear" not in str(view(AppHome()))


@pytest.mark.parametrize("typed", ["watch", "Listen"])
def test_an_owner_opens_the_form_by_command(app: App, desk: FakeDesk, web: FakeWeb, typed: str) -> None:
    web.answer("views.open", {"ok": True})
    assert send(app, command(typed, name="/bridge")).status == 200
    assert web.asked("views.open")["view"]["callback_id"] == "watch"
    assert desk.asks == []
