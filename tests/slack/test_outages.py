"""Outages as those read them who report, and those who own the problem."""

from dataclasses import replace
from datetime import date

import pytest

from bridge.domain.forms import FormFacts, Option
from bridge.domain.recognised import Recognised
from bridge.slack.cards import render
from bridge.slack.controls import Carried
from bridge.slack.modals import banner_wording, insight
from bridge.slack.modals.sent import Sent
from bridge.slack.saved import saved
from tests.slack.outages import BANNER, CALM, CLEAR, OUTAGE
from tests.slack.samples import PROBLEM, elements, labels


def test_a_banner_says_what_is_broken_what_to_tell_customers_and_that_reports_count() -> None:
    lines = render(BANNER).text.splitlines()
    assert (
        lines[0] == "Known outage: Payment page does not load · 43 reports since 22 November 2026, 14:05 UTC"
    )
    assert "Please try again in an hour." in lines[1]
    assert "Meanwhile: Take the order by phone." in lines[2]
    assert "Reports are still counted" in lines[-1]
    assert labels(render(BANNER)) == []


def test_a_banner_without_words_says_that_they_will_come() -> None:
    assert "It will stand here." in render(replace(BANNER, wording="", meanwhile="")).text


def test_a_banner_that_is_over_says_so_first() -> None:
    assert render(replace(BANNER, over=True)).text.startswith("Over: Payment page does not load")


def test_one_that_nobody_reports_any_more_does_not_say_that_somebody_gave_the_all_clear() -> None:
    assert "Nobody has reported it for a day." in render(replace(BANNER, over=True, faded=True)).text
    assert "nobody has reported it for a day" in render(replace(OUTAGE, over=True, faded=True)).text
    assert "because it is live" in render(replace(OUTAGE, over=True)).text


def test_the_all_clear_thanks_for_what_was_reported() -> None:
    assert render(CLEAR).text.startswith("All clear: Payment page does not load. Thank you for 143 reports.")


def test_where_others_may_read_a_banner_says_since_when_and_what_to_tell_customers() -> None:
    bare = replace(BANNER, title="", reports=0)
    assert render(bare).text.splitlines()[0] == "Known outage since 22 November 2026, 14:05 UTC"
    assert "Please try again in an hour." in render(bare).text
    assert render(replace(bare, over=True)).text.startswith(
        "Over: the outage since 22 November 2026, 14:05 UTC"
    )
    assert render(replace(CLEAR, title="", reports=0)).text.startswith(
        "All clear. Thank you for your reports."
    )


def test_owners_read_where_banners_stand_what_they_lack_and_can_end_it() -> None:
    card = render(OUTAGE)
    assert "A banner stands in #C0VOICE, #C0NIGHT." in card.text
    assert "no sentence for customers yet" in card.text
    assert {"type": "channel", "channel_id": "C0VOICE"} in card.blocks[0]["elements"][0]["elements"]
    assert labels(card) == ["Wording …", "All clear"]
    assert {Carried.unpack(one["value"]) for one in elements(card)} == {Carried(7, 3)}


def test_without_channels_there_are_no_banners_to_word() -> None:
    card = render(replace(OUTAGE, channels=()))
    assert "No channel is set for banners" in card.text
    assert labels(card) == ["All clear"]


@pytest.mark.parametrize(("who", "said"), [("", "because it is live"), ("<@U0ANNA>", "given by @U0ANNA")])
def test_once_it_is_over_owners_read_why_and_nothing_is_left_to_press(who: str, said: str) -> None:
    card = render(replace(OUTAGE, over=True, who=who))
    assert said in card.text
    assert labels(card) == []


def test_after_a_calm_while_it_asks_whether_it_is_over() -> None:
    assert "for 60 minutes. Is it over?" in render(CALM).text
    assert labels(render(CALM)) == ["All clear"]
    assert labels(render(replace(CALM, over=True))) == []


def test_the_form_shows_what_each_channel_reads_now_and_brings_back_what_it_shall() -> None:
    facts = FormFacts("Payment page", banners=(Option("C1", "Please wait."), Option("C2", "")))
    view = banner_wording.view(Carried(7, 3), facts)
    fields = [block["element"] for block in view["blocks"] if block["type"] == "input"]
    assert [field.get("initial_value", "") for field in fields] == ["Please wait.", ""]
    sent = Sent(Carried(7, 3), {"banner_C2": ("Soon.",), "other": ("x",)}, date(2026, 11, 22))
    assert banner_wording.read(sent).values == {"banner_C2": ("Soon.",)}


def test_a_form_that_opens_after_the_all_clear_says_so() -> None:
    assert "no outage of this problem now" in str(banner_wording.view(Carried(7, 3), FormFacts("")))


def test_the_answer_to_a_report_of_it_says_so_and_what_to_tell_the_customer() -> None:
    problem = replace(PROBLEM, wording="Ten days.")
    assert saved(1284, Recognised(problem, outage=True)).text.splitlines() == [
        "Saved, no. 1284.",
        "This is a known outage:",
        "Refund shows as pending for days · planned · 38 reports",
        "Tell the customer: “Ten days.” (Payments)",
    ]
    assert saved(1284, None).text == "Saved, no. 1284."
    assert "known outage" in str(insight.saved(1284, recognised=Recognised(PROBLEM, outage=True))["blocks"])
    assert "known outage" not in str(insight.saved(1284, recognised=Recognised(PROBLEM))["blocks"])
