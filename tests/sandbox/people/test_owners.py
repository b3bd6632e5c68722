"""What owners do with a card that asks about a close problem."""

import pytest

from bridge.sandbox.people.cards import Button, Card
from bridge.sandbox.people.hands import Hands
from bridge.sandbox.people.owners import DIFFERENT, SAME, Owners
from bridge.sandbox.people.person import Person
from bridge.sandbox.people.tally import Tally


class Priya(Person):
    """Remembers what she pressed."""

    def __init__(self) -> None:
        super().__init__(Hands("http://127.0.0.1:9"), "U0PRIYA", "Priya Raman")
        self.pressed: list[str] = []

    def press(self, card: Card, button: Button, *, exact: bool = False) -> bool:
        assert button in card.buttons
        assert not exact
        self.pressed.append(button.label)
        return True


def asking(*quotes: str, more: str = "") -> Card:
    """A triage card that asks whether another problem is the same."""
    buttons = tuple(Button(label, f"b{at}", "row", "1") for at, label in enumerate((SAME, DIFFERENT)))
    words = f"New problem, Payments\nIs it the same as “Refund status unclear”, PAY-12, 9 reports?{more}"
    return Card("C0TRIAGE", "1.1", None, "U0BRIDGE", words, quotes, buttons)


def understand(text: str) -> str:
    """Knows one problem."""
    return "refund" if "refund" in text.casefold() else ""


@pytest.mark.parametrize(
    ("quotes", "label"),
    [(("my refund is late",), SAME), (("the courier came early",), DIFFERENT), ((), DIFFERENT)],
)
def test_a_close_problem_is_merged_or_told_apart_by_what_customers_say(
    quotes: tuple[str, ...], label: str
) -> None:
    priya = Priya()
    Owners(Tally(), lambda _key: None, understand).see(priya, asking(*quotes))
    assert priya.pressed == [label]


def test_who_does_not_know_tells_them_apart() -> None:
    priya = Priya()
    Owners(Tally(), lambda _key: None).see(priya, asking("my refund is late"))
    assert priya.pressed == [DIFFERENT]


def test_a_card_that_is_seen_again_is_answered_once() -> None:
    priya, tally = Priya(), Tally()
    owners = Owners(tally, lambda _key: None, understand)
    for more in ("", " 10 reports"):
        owners.see(priya, asking("my refund is late", more=more))
    assert priya.pressed == [SAME]
    assert (tally.did["triaged"], tally.did["compared"]) == (1, 1)
