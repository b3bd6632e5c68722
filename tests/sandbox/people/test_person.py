"""One person's hands, against the pocket Slack and a tiny bridge."""

import threading
import time
from collections.abc import Iterator

import pytest

from bridge.sandbox.people.cards import Button, Card, card, said, saved
from bridge.sandbox.people.crew import Crew
from bridge.sandbox.people.hands import Hands, HandsError, RefusedError
from bridge.sandbox.people.owners import Owners
from bridge.sandbox.people.person import Person
from bridge.sandbox.people.scene import Scene
from bridge.sandbox.people.tally import Tally
from tests.sandbox.people.tiny_bridge import BOT, TRIAGE, TinyBridge

FLOOR = "C0SERVICEFLOOR"


def everything(_channel: str, _ts: str, _thread: str | None) -> bool:
    return True


@pytest.fixture
def mia(hands: Hands) -> Person:
    return Person(hands, "U0MIA", "Mia Lindgren")


@pytest.fixture
def cards(hands: Hands, mia: Person) -> Iterator[list[Card]]:
    """What the bot shows while a test runs, with modals announced to Mia and Priya."""
    seen: list[Card] = []
    priya = Person(hands, "U0PRIYA", "Priya Raman")
    people = {mia.id: mia, priya.id: priya}
    with (
        Crew(4) as crew,
        Scene(hands, crew, BOT, people, everything, seen.append, lambda _person: None) as scene,
    ):
        yield seen
        assert scene.settle(0.05, threading.TIMEOUT_MAX)


def test_a_command_is_answered_with_a_number(mia: Person, tiny: TinyBridge) -> None:
    answer = mia.command(FLOOR, "kettle leaks")
    assert answer["acked"]
    number = saved(said(answer["response"]))
    assert number is not None
    assert tiny.saved[number] == "kettle leaks"


@pytest.mark.usefixtures("cards")
def test_a_modal_is_filled_sent_and_closed(mia: Person, hands: Hands, tiny: TinyBridge) -> None:
    left = mia.in_modal(lambda: mia.command(FLOOR, ""), "boots too small")
    assert left is not None
    number = saved(left)
    assert number is not None
    assert tiny.saved[number] == "boots too small"
    assert hands.ask("slack/views", user=mia.id)["views"] == []


def test_a_modal_that_never_opens_is_given_up(mia: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bridge.sandbox.people.person.PATIENCE", 0.05)
    assert mia.in_modal(lambda: True, "kettle leaks") is None


def test_nobody_waits_for_a_modal_after_a_press_that_failed(mia: Person) -> None:
    begin = time.monotonic()
    assert mia.in_modal(lambda: False, "kettle leaks") is None
    assert time.monotonic() - begin < 5


def test_there_is_nothing_to_fill_in_while_no_form_is_open(mia: Person) -> None:
    assert mia.fill("words") is None


def test_a_button_that_is_gone_is_not_pressed(mia: Person, hands: Hands, tiny: TinyBridge) -> None:
    tiny.keep(mia.id, "lamp flickers")
    home = next(entry["id"] for entry in hands.ask("slack/workspace")["channels"] if entry["kind"] == "dm")
    shown = card(home, hands.ask("slack/messages", channel=home)["messages"][-1])
    right = shown.button("Right")
    assert right is not None
    assert mia.press(shown, right)
    assert not mia.press(shown, Button("Right", "right", "", "another value"), exact=True)
    assert not mia.press(shown, Button("Gone", "gone", "", None))
    assert tiny.decisions.count(("right", mia.id)) == 1


def test_what_the_bot_writes_and_edits_is_seen_and_nothing_else(
    mia: Person, hands: Hands, tiny: TinyBridge, cards: list[Card]
) -> None:
    mia.post(FLOOR, "lunch?")
    posted = tiny.client.chat_postMessage(channel=TRIAGE, text="first")
    tiny.client.chat_update(channel=TRIAGE, ts=posted["ts"], text="second")
    reply = tiny.client.chat_postMessage(channel=TRIAGE, text="below", thread_ts=posted["ts"])
    with (
        Crew(1) as crew,
        Scene(hands, crew, BOT, {}, everything, cards.append, lambda _person: None) as scene,
    ):
        assert scene.settle(0.05, threading.TIMEOUT_MAX)
    words = [seen.words for seen in cards]
    assert "lunch?" not in words
    assert {"second", "below"} <= set(words)
    assert {seen.thread_ts for seen in cards if seen.ts == reply["ts"]} == {posted["ts"]}


def test_what_nobody_cares_for_is_not_read(hands: Hands, tiny: TinyBridge) -> None:
    seen: list[Card] = []
    first = tiny.client.chat_postMessage(channel=TRIAGE, text="cared for")
    tiny.client.chat_postMessage(channel=TRIAGE, text="not cared for")

    def cares(channel: str, ts: str, _thread: str | None) -> bool:
        return (channel, ts) == (TRIAGE, first["ts"])

    with Crew(1) as crew, Scene(hands, crew, BOT, {}, cares, seen.append, lambda _person: None) as scene:
        assert scene.settle(0.05, threading.TIMEOUT_MAX)
    assert [card.words for card in seen] == ["cared for"]


def test_a_scene_that_does_not_come_to_rest_is_left_at_the_deadline(hands: Hands) -> None:
    with (
        Crew(1) as crew,
        Scene(hands, crew, BOT, {}, everything, lambda _card: None, lambda _person: None) as scene,
    ):
        assert not scene.settle(3600, 0)


def test_owners_accept_answers_when_asked_to(hands: Hands, tiny: TinyBridge) -> None:
    priya = Person(hands, "U0PRIYA", "Priya Raman")
    owners = Owners(Tally(), lambda _key: None)
    tiny.answers()
    owners.see(priya, card(TRIAGE, hands.ask("slack/messages", channel=TRIAGE)["messages"][-1]))
    accepted = ("accept", priya.id)
    assert accepted not in tiny.decisions
    assert owners.accept()
    assert accepted in tiny.decisions
    assert not owners.accept()


def test_the_sandbox_says_why_it_refuses_and_when_it_is_not_there(hands: Hands) -> None:
    with pytest.raises(RefusedError, match="Nobody here is called 'U0NOBODY'"):
        hands.do("slack/message", user="U0NOBODY", channel=FLOOR, text="hello")
    with pytest.raises(HandsError, match="does not answer"):
        Hands("http://127.0.0.1:9").ask("slack/workspace")
