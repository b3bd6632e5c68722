"""What is known is said during the call, and "I heard this too" makes a report of it; by mention too."""

from collections.abc import Iterator

import pytest

from bridge.sandbox.people.cards import Card, card
from bridge.sandbox.slack.world import user_id
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.town import FLOOR, LISTENING, Town, connected, eventually, opened

REFUND = "refund shows as pending for days"
BOT = "<@U0BRIDGE>"


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    partner = {"swift_couriers": {"company": "Swift"}}
    with (
        shelf.lent() as url,
        opened(url, WordSorter(), http=http, crews=partner, grouping={"listen": 2}) as town,
    ):
        connected(town)
        for name in ("tom", "ines"):
            town.insight(name, REFUND)
        town.come_to_rest()
        yield town


def whispered(town: Town, name: str) -> Card:
    """The newest message that only this person sees."""
    shown = town.hands.ask("slack/messages", channel=FLOOR, user=user_id(name))["messages"]
    return card(FLOOR, [one for one in shown if one["ephemeral_for"]][-1])


def test_during_the_call_it_is_known_and_one_tap_makes_it_a_report(town: Town) -> None:
    known = town.command("mia", "/known", "refund pending")
    assert known.startswith("Refund shows as pending for days · shown to Payments · 2 reports")
    town.press("mia", whispered(town, "mia"), "I heard this too")
    town.fill("mia", "C-88213 call back")
    saved = eventually(lambda: next(view for view in map(str, town.views("mia")) if "Saved, no. " in view))
    assert "Saved, no. 3." in saved
    town.come_to_rest()
    home = town.home("mia")
    assert "3 reports" in home.words
    assert home.quotes == ("[reference 1] call back",)


def test_a_button_of_long_ago_still_works_and_a_second_report_is_one_more(town: Town) -> None:
    town.command("noor", "/known", "refund pending")
    there = whispered(town, "noor")
    town.insight("aylin", REFUND)
    town.come_to_rest()
    town.press("noor", there, "I heard this too")
    town.fill("noor", "and she has called three times")
    town.come_to_rest()
    assert "confirmed" in str(town.bridge.state()["problems"][0]["members"][-1]).casefold()


def test_nothing_alike_offers_to_report_it_in_the_same_words(town: Town) -> None:
    assert "I know of nothing like “zebra”." in town.command("mia", "/known", "zebra")
    town.press("mia", whispered(town, "mia"), "Report it")
    assert "zebra" in str(eventually(lambda: [one for one in town.views("mia") if "zebra" in str(one)]))


def test_commands_show_a_report_help_and_a_leads_team(town: Town) -> None:
    assert "No. 1, reported" in town.command("mia", "/insight", "1")
    assert town.command("mia", "/insight", "4711").startswith("There is no report no. 4711 that you can see.")
    assert "/known refund pending" in town.command("mia", "/bridge", "help")
    assert town.command("mia", "/bridge", "team").startswith("You lead no team here.")
    assert "What the team reported most" in town.command("ruth", "/bridge", "team")


def test_by_mention_it_is_answered_in_ones_messages_once_and_is_no_report(town: Town) -> None:
    reports = town.settle()["insights"]["total"]
    posted = town.post("lukas", LISTENING, f"{BOT} known refund pending")
    for event in posted["event_ids"]:
        assert town.hands.do("slack/redeliver", event_id=event)["acked"]
    assert town.settle()["insights"]["total"] == reports
    [answer] = town.homes("lukas")
    assert answer.button("I heard this too")
    assert town.cards(LISTENING, posted["ts"]) == []


def answered(town: Town, name: str, words: str) -> Card:
    """The message to somebody that says this."""
    return eventually(lambda: next(one for one in town.homes(name) if words in one.words))  # type: ignore[no-any-return]


def test_a_guest_is_answered_in_their_messages_with_what_their_company_reports(town: Town) -> None:
    asked = town.post("dana", LISTENING, f"{BOT} known refund pending")
    answered(town, "dana", "I know of nothing")
    assert town.cards(LISTENING, asked["ts"]) == []
    town.post("dana", LISTENING, f"{BOT} help")
    answer = answered(town, "dana", "You see what your company reports.")
    assert answer.button("Report what a customer said")
