"""One report that cannot wait reaches whoever is on call; a burst of one problem is one banner and an all-clear."""

from collections.abc import Iterator

import pytest

from bridge.sandbox.people.cards import Card
from bridge.sandbox.slack.world import user_id
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.town import LISTENING, Town, connected, eventually, opened

FIRE = "charger caught fire on the sofa"
DOWN = "refund page does not load"
MOMENT = 0.0001
"""Minutes so short that they are over at once."""


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    outage = {"reports": 3, "edit_minutes": MOMENT}
    with (
        shelf.lent() as url,
        opened(url, WordSorter(), http=http, outage=outage, urgent={"minutes": MOMENT}) as there,
    ):
        yield connected(there)


def with_words(cards: list[Card], words: str) -> Card:
    """The newest card on which some words stand."""
    return [card for card in cards if words in card.words][-1]


def paged(town: Town, name: str, words: str) -> Card:
    """The card in somebody's messages that says that something cannot wait, as soon as it is there."""
    card: Card = eventually(lambda: with_words(town.homes(name), words))
    return card


def tick(town: Town, name: str, text: str) -> None:
    """Somebody opens the form, types a report and ticks that it cannot wait."""
    town.hands.do("slack/command", user=user_id(name), channel="#service-floor", command="/insight", text="")
    view = eventually(lambda: town.views(name))[-1]
    values = {"text": {"text": text}, "urgent": {"urgent": ["yes"]}}
    answer = town.hands.do("slack/submit", user=user_id(name), view_id=view["id"], values=values)
    assert not answer["errors"], answer


def test_words_that_cannot_wait_page_the_owner_and_whoever_has_it_says_so(town: Town) -> None:
    town.insight("mia", FIRE)
    page = paged(town, "aylin", "Urgent")
    assert "Safety, one report" in page.words
    assert page.quotes == (FIRE,)
    town.press("aylin", page, "I have it")
    eventually(lambda: "has it." in paged(town, "aylin", "Urgent").words)
    eventually(lambda: "was told at once, and somebody there has it" in town.home("mia").words)


def test_what_nobody_has_goes_on_to_the_deputy_and_then_to_leaders(town: Town) -> None:
    tick(town, "tom", "login fails for a blind customer")
    paged(town, "aylin", "Urgent, App and web: one report")
    town.due("alarms")
    page = paged(town, "ruth", "asked as the deputy")
    town.due("alarms")
    eventually(lambda: with_words(town.cards("#triage-general"), "Neither the owners nor their deputy"))
    town.press("ruth", page, "Not urgent")
    eventually(lambda: "can take its turn" in town.home("tom").words)


def test_a_burst_of_one_problem_is_one_banner_until_the_all_clear(town: Town) -> None:
    for name in ("mia", "tom", "ines"):
        town.insight(name, DOWN)
    banner = eventually(lambda: with_words(town.cards(LISTENING), "Known outage"))
    cards = len(town.homes("mia"))
    assert "Saved, no." in town.insight("mia", DOWN)
    town.come_to_rest()
    assert len(town.homes("mia")) == cards, "one card for each person is enough"
    outage = eventually(lambda: with_words(town.cards("#triage-payments"), "Outage, Payments"))
    town.press("priya", outage, "Wording")
    town.fill("priya", "Please try again in an hour.")
    eventually(lambda: "try again in an hour" in with_words(town.cards(LISTENING), "Known outage").words)
    town.press("priya", outage, "All clear")
    eventually(lambda: with_words(town.cards(LISTENING, banner.ts), "All clear"))
    eventually(lambda: with_words(town.cards(LISTENING), "Over: "))
