"""A release in Jira with a note becomes a heads-up; what it asks to report is heard and told to its owner."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bridge.sandbox.people.cards import Card
from bridge.sandbox.slack.world import user_id
from bridge.store.tables import Hit
from tests.kept import Shelf
from tests.trained import fresh
from tests.whole.town import Town, connected, eventually, opened

NOTE = (
    "Heads-up: delivery slots by the hour\nWho: app users in Berlin\nWhat: they pick an hour\n"
    "Say: You can pick the hour.\nReport: delivery slots that vanish at payment"
)


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    with shelf.lent() as url, opened(url, fresh(), http=http) as there:
        yield connected(there)


def with_words(cards: list[Card], words: str) -> Card:
    """The newest card on which some words stand."""
    return [card for card in cards if words in card.words][-1]


def test_the_note_of_a_release_is_sent_read_and_listened_for(town: Town) -> None:
    day = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    town.jira("version", project="PAY", name="5.9", description=NOTE, releaseDate=day)
    release = eventually(lambda: with_words(town.cards("#triage-payments"), "Release 5.9 on"))
    town.press("priya", release, "Send")
    view = eventually(lambda: town.views("priya"))[-1]
    answer = town.hands.do("slack/submit", user=user_id("priya"), view_id=view["id"], values={})
    assert not answer["errors"], answer
    told = eventually(lambda: with_words(town.homes("mia"), "What changes: they pick an hour"))
    town.press("mia", told, "Got it")
    eventually(lambda: with_words(town.homes("mia"), "You have read this"))
    eventually(lambda: with_words(town.cards("#triage-payments"), "The heads-up for release 5.9 was sent"))
    _hears(town)


def heard_of(town: Town) -> list[Hit]:
    """What was heard so far."""
    with town.bridge.store.read() as session:
        return list(session.exec(select(Hit)))


def _hears(town: Town) -> None:
    """Priya, who sent it, is told what agents report of it."""
    listening = eventually(lambda: with_words(town.homes("priya"), "I watch for"))
    town.insight("mia", "delivery slot vanishes at payment as soon as he enters his card")
    town.insight("tom", "charger is broken after two weeks")
    town.come_to_rest()
    town.due("hearing")
    eventually(lambda: heard_of(town))
    town.due("hits")
    heard = eventually(lambda: town.cards(listening.channel, listening.ts))[0]
    assert "Heard of “delivery slots that vanish at payment”: 1 report" in heard.words
    assert "vanishes at payment" in heard.words
