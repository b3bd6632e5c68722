"""Anybody suggests what to tell customers; the owner approves it until a day, and everybody reads it from then on."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bridge.domain.clock import SystemClock
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole import forms
from tests.whole.problems import Problem
from tests.whole.town import Town, connected, eventually, opened

SAYS = "The bank needs up to ten days."


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    with shelf.lent() as url, opened(url, WordSorter(), http=http) as opened_town:
        yield connected(opened_town)


def suggest(problem: Problem, name: str, text: str) -> None:
    """Somebody looks at what more they can do with their report, and suggests what to say."""
    town = problem.town
    home = problem.home(name)
    town.press(name, home, "More")
    forms.choose(town, name, "Suggest what to say")
    forms.send(town, name, text=text)


def test_a_suggestion_is_approved_until_a_day_and_read_on_every_card_and_in_known(town: Town) -> None:
    problem = Problem(town, "pending nine days on card app")
    problem.report()
    suggest(problem, "mia", f"{SAYS} Call 020 7946 0018.")
    card = problem.noted("What to tell customers of")
    assert card.quotes == (f"{SAYS} Call [phone 1].",)
    town.press("priya", card, "Approve")
    until = (SystemClock().now() + timedelta(days=20)).date().isoformat()
    forms.send(town, "priya", text=SAYS, until=until)
    for name in problem.reporters:
        eventually(lambda: f"Tell the customer: “{SAYS}” (Payments, until" in problem.home(name).words)  # noqa: B023 - asked before the next one
    eventually(
        lambda: any("what agents are given to say now, until" in one.words for one in town.homes("mia"))
    )
    assert SAYS in town.command("noor", "/known", "refund pending nine days card app")
    problem.noted("Approved until")


def test_no_thanks_is_said_kindly_and_once(town: Town) -> None:
    problem = Problem(town, "voucher counted twice at till")
    problem.report()
    suggest(problem, "tom", "Tell them to wait.")
    card = problem.noted("What to tell customers of")
    button = card.button("No thanks")
    assert button is not None
    for _twice in range(2):
        town.person("priya").press(card, button)
    eventually(lambda: any("Thank you for thinking along." in one.words for one in town.homes("tom")))
    town.come_to_rest()
    assert sum("Thank you for thinking along." in one.words for one in town.homes("tom")) == 1
    assert "Tell the customer" not in problem.home("ines").words
