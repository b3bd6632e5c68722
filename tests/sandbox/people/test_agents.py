"""What agents do with the cards in their direct message: once each, truthfully, not always."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from bridge.sandbox.people.agents import Agents
from bridge.sandbox.people.cards import Button, Card
from bridge.sandbox.people.hands import Hands
from bridge.sandbox.people.judgement import Dice, Understand, reader_of
from bridge.sandbox.people.person import Person
from bridge.sandbox.people.tally import Tally
from bridge.sandbox.seed.rows import Row

KETTLE, DOUBLE = "kettle drips at the bottom", "charged twice for one order"
READER = reader_of([Row(KETTLE, problem="kettle"), Row(DOUBLE, problem="double")])


@dataclass
class Recorder(Person):
    """A person whose presses are written down instead of done."""

    pressed: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    taken: bool = True

    def press(self, card: Card, button: Button, *, exact: bool = False) -> bool:
        del card
        self.pressed.append(f"{button.label}!" if exact else button.label)
        return self.taken

    def in_modal(self, opening: Callable[[], object], text: str) -> str | None:
        opening()
        self.written.append(text)
        return "" if self.taken else None


class Always(Dice):
    """Everybody has time, and always does the first thing."""

    def chance(self, *about: object) -> float:
        del about
        return 0.0


class Never(Dice):
    """Everybody is in a call."""

    def chance(self, *about: object) -> float:
        del about
        return 0.999


@pytest.fixture
def mia() -> Recorder:
    return Recorder(Hands("http://127.0.0.1:9"), "U0MIA", "Mia")


def agents(dice: Dice, understand: Understand | None = READER) -> Agents:
    return Agents(dice, Tally(), understand)


def home(*labels: str, quote: str = KETTLE, title: str = KETTLE, number: int = 17) -> Card:
    buttons = tuple(
        Button(label, f"choose.{place}" if "," in label else label.lower().replace(" ", "_"), "b", "v")
        for place, label in enumerate(labels)
    )
    words = f"Saved, no. {number} · {title} · 3 reports · planned"
    return Card("D0MIA", "5.1", None, "U0BRIDGE", words, (quote,), buttons)


JUDGED = ("Right", "Not the same", "Why?")
ASKED = (f"{DOUBLE}, 6 reports", f"{KETTLE}, 3 reports", "Something new")
QUESTION = ("Phone", "Tablet", "Write an answer")


def test_a_card_that_says_the_right_thing_gets_a_right(mia: Recorder) -> None:
    acting = agents(Always(7))
    acting.see(mia, home(*JUDGED))
    assert mia.pressed == ["Right"]
    assert acting.tally.did == {"right": 1}
    assert acting.tally.saved == {17}


def test_a_card_that_says_the_wrong_thing_gets_a_not_the_same_even_on_a_busy_day(mia: Recorder) -> None:
    acting = agents(Never(7))
    acting.see(mia, home(*JUDGED, title=DOUBLE))
    assert mia.pressed == ["Not the same"]
    assert acting.tally.did == {"not_same": 1}


@pytest.mark.parametrize(
    ("card", "cares"),
    [
        (home(*JUDGED), False),
        (home(*ASKED), False),
        (home(*JUDGED, title=DOUBLE), True),
        (home("Why?"), True),
    ],
    ids=["confirmed", "chosen", "taken out, more may come", "alone, others may come"],
)
def test_nobody_cares_for_a_card_on_which_all_is_said(mia: Recorder, card: Card, cares: bool) -> None:
    acting = agents(Always(7))
    assert acting.cares(card.channel, card.ts)
    acting.see(mia, card)
    assert acting.cares(card.channel, card.ts) == cares


def test_a_card_seen_again_after_an_edit_is_not_answered_twice(mia: Recorder) -> None:
    acting = agents(Always(7))
    for _ in range(3):
        acting.see(mia, home(*JUDGED))
    assert mia.pressed == ["Right"]


def test_a_card_that_asks_something_new_after_an_answer_is_answered_again(mia: Recorder) -> None:
    acting = agents(Always(7))
    acting.see(mia, home(*JUDGED, title=DOUBLE))
    acting.see(mia, home(*ASKED))
    assert mia.pressed == ["Not the same", f"{KETTLE}, 3 reports!"]


def test_busy_agents_leave_a_fitting_card_and_a_question_alone(mia: Recorder) -> None:
    acting = agents(Never(7))
    for card in (home(*JUDGED), home(*ASKED), home(*QUESTION)):
        acting.see(mia, card)
    assert mia.pressed == []


def test_of_three_candidates_the_one_that_was_meant_is_chosen_if_it_still_stands_there(mia: Recorder) -> None:
    acting = agents(Always(7))
    acting.see(mia, home(*ASKED))
    assert mia.pressed == [f"{KETTLE}, 3 reports!"]
    assert acting.tally.did == {"chosen": 1}


def test_something_new_is_said_when_no_candidate_fits(mia: Recorder) -> None:
    acting = agents(Always(7))
    acting.see(mia, home(f"{DOUBLE}, 6 reports", "Something new"))
    assert mia.pressed == ["Something new"]
    assert acting.tally.did == {"new": 1}


def test_who_does_not_know_the_truth_takes_the_likeliest(mia: Recorder) -> None:
    acting = agents(Always(7), understand=None)
    acting.see(mia, home(*ASKED))
    acting.see(mia, home(*JUDGED, title=DOUBLE))
    assert mia.pressed == [f"{DOUBLE}, 6 reports!", "Right"]


def test_an_owners_question_is_answered_with_one_tap(mia: Recorder) -> None:
    acting = agents(Dice(3))
    for number in range(200):
        acting.see(mia, replace(home(*QUESTION), ts=f"6.{number}", thread_ts="5.1"))
    assert 20 <= len(mia.written) <= 60
    tapped = [label for label in mia.pressed if label != "Write an answer"]
    assert set(tapped) == {"Phone", "Tablet"}
    assert 100 <= len(tapped) <= 150


def test_what_they_wrote_while_a_question_was_open_is_a_new_report(mia: Recorder) -> None:
    acting = agents(Never(7))
    acting.see(mia, home("It is my answer", "A new report", quote=""))
    assert mia.pressed == ["A new report"]


@pytest.mark.parametrize("taken", [True, False])
def test_an_answer_in_own_words_counts_when_the_form_was_taken(mia: Recorder, taken: bool) -> None:
    mia.taken = taken
    acting = agents(Always(7))
    acting.see(mia, home("Write an answer"))
    assert len(mia.written) == 1
    assert acting.tally.did["answered"] == taken


def test_a_press_that_did_not_reach_the_bridge_is_not_counted(mia: Recorder) -> None:
    mia.taken = False
    acting = agents(Always(7))
    acting.see(mia, home(*JUDGED))
    assert mia.pressed == ["Right"]
    assert not acting.tally.did


def test_a_card_without_buttons_only_tells_its_number(mia: Recorder) -> None:
    acting = agents(Always(7))
    acting.see(mia, home(number=23))
    assert mia.pressed == []
    assert acting.tally.saved == {23}
