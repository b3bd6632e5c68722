"""What is taken out is shown before it is sent, and words that may name somebody are their author's until they are fine."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.town import FLOOR, Town, connected, eventually, opened

TYPED = "Refund pending for days, call 020 7946 0018, C-88213, says Mrs Quimby"
KEPT = "Refund pending for days, call [phone 1], C-88213, says Mrs Quimby"


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    with (
        shelf.lent() as url,
        opened(url, WordSorter(), http=http, grouping={"listen": 1}) as opened_town,
    ):
        yield connected(opened_town)


def form(town: Town, name: str) -> dict[str, Any]:
    """The form that somebody has before them, once it is one to type into."""

    def there() -> dict[str, Any] | None:
        view: dict[str, Any] = town.views(name)[-1]["view"]
        return view if any(block["type"] == "input" for block in view["blocks"]) else None

    return dict(eventually(there))


def field(town: Town, name: str) -> dict[str, Any]:
    """The element for the words."""
    blocks = form(town, name)["blocks"]
    return next(block["element"] for block in blocks if block["block_id"].partition(".")[0] == "text")


def test_words_are_looked_at_sent_held_back_and_freed_by_a_tap(town: Town) -> None:
    town.command("mia", "/insight")
    town.fill("mia", TYPED)
    assert field(town, "mia")["initial_value"] == KEPT
    assert town.settle()["insights"]["total"] == 0
    town.fill("mia", KEPT)
    home = town.home("mia")
    assert "“Mrs Quimby” may name somebody." in home.words
    assert "call [phone 1], [reference 1], says Mrs Quimby" in home.quotes[0]
    card = town.triage("payments")
    assert "Quimby" not in f"{card.words} {card.quotes}"

    fine = home.button("Fine")
    town.press("mia", home, "Fine")
    assert fine
    town.person("mia").press(home, fine)  # By now the button may be gone.
    eventually(lambda: "Quimby" in str(town.triage("payments").quotes))
    eventually(lambda: "may name somebody" not in town.home("mia").words)


def test_words_that_are_changed_show_the_same_placeholders(town: Town) -> None:
    number = len(town.homes("tom"))
    town.insight("tom", "Parcel late, call 0171 1234567, says Mrs Quimby")
    home = eventually(lambda: town.homes("tom")[number])
    town.press("tom", home, "Edit")
    assert field(town, "tom")["initial_value"] == "Parcel late, call [phone 1], says Mrs Quimby"
    town.fill("tom", "Parcel late, call 020 7946 0018 or 0171 1234567")
    assert field(town, "tom")["initial_value"] == "Parcel late, call [phone 2] or [phone 1]"
    town.fill("tom", "Parcel late, call [phone 2] or [phone 1]")
    eventually(lambda: "call [phone 2] or [phone 1]" in str(town.homes("tom")[number].quotes))
    assert "may name somebody" not in town.homes("tom")[number].words


def test_somebody_else_is_refused_in_a_sentence(town: Town) -> None:
    town.insight("ines", "Voucher refused, says Mr Wolf")
    home = town.home("ines")
    fine = home.button("Fine")
    assert fine
    town.person("noor").press(home, fine)
    town.settle()
    assert "“Mr Wolf” may name somebody." in town.home("ines").words
    assert not town.cards(FLOOR)
