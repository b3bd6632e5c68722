"""The storyteller says, waits until it is true, and says so when it is not."""

from typing import Any

import pytest

from bridge.demo.story import teller as telling
from bridge.demo.story.teller import Teller, UntrueError
from bridge.sandbox.people.hands import Hands
from tests.demo.conftest import Pocket


@pytest.fixture
def heard() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def teller(pocket: Pocket, heard: list[tuple[str, str]]) -> Teller:
    teller = Teller(Hands(pocket.url), lambda beat, text: heard.append((beat, text)), reading=False)
    teller.begin("3 · One problem, one issue")
    return teller


def on_the_page(pocket: Pocket) -> dict[str, Any]:
    return pocket.sides.captions.as_json()


def test_a_caption_is_told_here_and_on_the_page(
    teller: Teller, pocket: Pocket, heard: list[tuple[str, str]]
) -> None:
    teller.say("Payments gets one card.", channel="C1")
    assert heard == [("3 · One problem, one issue", "Payments gets one card.")]
    assert on_the_page(pocket)["text"] == "Payments gets one card."
    assert on_the_page(pocket)["look"] == {"channel": "C1"}


def test_at_the_end_the_last_caption_is_taken_away(teller: Teller, pocket: Pocket) -> None:
    teller.say("Payments gets one card.")
    teller.end()
    assert on_the_page(pocket)["text"] == ""


def test_it_goes_on_with_what_was_found(teller: Teller) -> None:
    answers = iter([None, None, "the card"])
    assert teller.until("a card", lambda: next(answers)) == "the card"


def test_what_does_not_happen_is_named_with_its_beat(teller: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "PATIENCE", 0.0)
    with pytest.raises(UntrueError, match=r"3 · One problem.*a card did not happen"):
        teller.until("a card", lambda: None)


def test_what_is_not_so_is_named(teller: Teller) -> None:
    teller.require("that it is so", true=True)
    with pytest.raises(UntrueError, match="that there is no new issue is not so"):
        teller.require("that there is no new issue", true=False)


def test_a_paused_story_waits_for_its_watcher(
    pocket: Pocket, monkeypatch: pytest.MonkeyPatch, heard: list[tuple[str, str]]
) -> None:
    waited: list[float] = []

    def a_moment(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 50:
            pocket.sides.captions.paused = False

    monkeypatch.setattr("bridge.demo.story.teller.time.sleep", a_moment)
    pocket.sides.captions.paused = True
    Teller(Hands(pocket.url), lambda beat, text: heard.append((beat, text))).say("Two words.")
    assert len(waited) > 50 + 1.0 / telling.LOOK
