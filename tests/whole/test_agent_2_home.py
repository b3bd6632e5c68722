"""A report's card: what was saved, how to argue with the grouping, and what else can be done with it."""

from collections.abc import Iterator

import pytest

from bridge.sandbox.people.cards import Button, Card
from bridge.sandbox.slack.world import user_id
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.town import Town, connected, eventually, opened

ROW = ["Right", "Not the same", "Add details", "Why?", "More"]


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    with shelf.lent() as url, opened(url, WordSorter(), http=http) as opened_town:
        yield connected(opened_town)


def labels(card: Card) -> list[str]:
    return [button.label for button in card.buttons]


def window(town: Town, name: str, text: str) -> dict[str, object]:
    """Somebody's open window, once a text stands in it."""
    found: dict[str, object] = eventually(
        lambda: next(one for one in town.views(name) if text in str(one["view"]))
    )
    return found


def whispered(town: Town, name: str, card: Card) -> list[str]:
    """What only this person is told where a card stands."""
    seen = town.hands.ask("slack/messages", channel=card.channel, user=user_id(name))["messages"]
    return [one["text"] for one in seen if one["ephemeral_for"] == user_id(name)]


def edits(town: Town) -> int:
    found: int = town.stats("slack")["calls"].get("chat.update", 0)
    return found


def test_alone_among_others_and_unsure_each_say_what_can_be_done(town: Town) -> None:
    town.insight("mia", "Refund shows as pending for days")
    alone = town.home("mia")
    assert alone.words.startswith("Saved, no. 1. Nobody else has reported this yet (1 of 3).")
    assert labels(alone) == ["Add details", "Why?", "More"]
    town.insight("tom", "Refund shows as pending since days")
    assert labels(town.home("tom")) == ROW
    assert "Refund shows as pending for days · 2 reports · listening, 2 of 3" in town.home("tom").words
    town.insight("ines", "Lamp flickers at night")
    town.insight("noor", "Refund shows lamp flickers often today")
    asked = town.home("noor")
    assert labels(asked)[-4:] == ["Something new", "Add details", "Why?", "More"]
    assert "Until you say, it stands on its own." in asked.words


def test_a_correction_is_final_undone_in_the_same_card_and_a_double_click_edits_nothing(town: Town) -> None:
    town.come_to_rest()
    before = town.home("tom")
    for _ in range(2):
        town.press("tom", before, "Right")
    eventually(lambda: "You said this is right." in town.home("tom").words)
    town.come_to_rest()
    counted = edits(town)
    town.hands.do("slack/press", user=user_id("tom"), channel=before.channel, ts=before.ts, action_id="undo")
    eventually(lambda: labels(town.home("tom")) == ROW)
    town.come_to_rest()
    assert edits(town) == counted + 1
    assert town.home("tom").ts == before.ts


def test_more_takes_back_what_was_said_last(town: Town) -> None:
    card = town.home("tom")
    town.press("tom", card, "Not the same")
    eventually(lambda: "Nobody else has reported this yet" in town.home("tom").words)
    town.press("tom", town.home("tom"), "More")
    view = window(town, "tom", "Take back what you said last")
    pressed = {"user": user_id("tom"), "view_id": view["id"], "action_id": "undo"}
    assert town.hands.do("slack/press", **pressed)["acked"]
    window(town, "tom", "The card shows it in a moment.")
    eventually(lambda: labels(town.home("tom")) == ROW)


def test_somebody_else_s_press_is_refused_politely_and_changes_nothing(town: Town) -> None:
    town.come_to_rest()
    card, counted = town.home("tom"), edits(town)
    right = card.button("Right")
    assert isinstance(right, Button)
    assert town.person("mia").press(card, right)
    eventually(
        lambda: any(
            "Only whoever reported no. 2 can say that." in text for text in whispered(town, "mia", card)
        )
    )
    town.come_to_rest()
    assert (edits(town), labels(town.home("tom"))) == (counted, ROW)


def test_whoever_sees_the_words_of_somebody_else_can_ask_for_their_removal(town: Town) -> None:
    card = town.home("tom")
    more = card.button("More")
    assert isinstance(more, Button)
    assert town.person("mia").press(card, more)
    assert "Delete my words" not in str(window(town, "mia", "Ask for removal …"))
