"""Mia opens her App Home: she reports, answers, reads ahead, tells a customer and sets when she hears of news."""

from collections.abc import Iterator
from typing import Any

import pytest

from bridge.sandbox.people.cards import said
from bridge.sandbox.slack.world import user_id
from bridge.store.queries import people
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.town import Town, connected, eventually, opened

REFUND = "refund pending for days"


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    people = {"naming": "opt_in"}
    with (
        shelf.lent() as url,
        opened(url, WordSorter(), http=http, people=people, grouping={"listen": 2}) as there,
    ):
        yield connected(there)


def looks(town: Town, name: str) -> None:
    """Somebody clicks on the app's Home tab."""
    assert town.hands.do("slack/open_app", user=user_id(name), tab="home")["acked"]


def tab(town: Town, name: str) -> dict[str, Any]:
    """Somebody's Home tab, as soon as there is one."""
    view: dict[str, Any] = eventually(lambda: town.hands.ask("slack/views", user=user_id(name))["home"])
    return view


def press(town: Town, name: str, label: str, **more: Any) -> None:
    """Somebody presses a button in their Home tab."""
    view = tab(town, name)
    rows = [(block["block_id"], block["elements"]) for block in view["blocks"] if block["type"] == "actions"]
    block, button = next(
        (block, one) for block, row in rows for one in row if one["text"]["text"].startswith(label)
    )
    where = {"view_id": view["id"], "action_id": button["action_id"], "block_id": block}
    assert town.hands.do("slack/press", user=user_id(name), **where, **more)["acked"]


def says(town: Town, name: str, words: str) -> None:
    """Somebody's Home tab shows some words, at once or soon."""
    eventually(lambda: words in said(tab(town, name)))


def submit(town: Town, name: str, **values: str) -> None:
    """Somebody fills the form before them in and sends it."""
    view = eventually(lambda: town.views(name))[-1]
    typed = {block: {block: value} for block, value in values.items()}
    answer = town.hands.do("slack/submit", user=user_id(name), view_id=view["id"], values=typed)
    assert not answer["errors"], answer


def close(town: Town, name: str) -> None:
    for view in town.views(name):
        town.hands.do("slack/close", user=user_id(name), view_id=view["id"])


def asks(town: Town, question: str) -> None:
    """An owner asks those who reported the one problem that there is."""
    town.jira("comment", issue=town.issues()[0]["key"], user="priya", text=f"To agents: {question}")


def test_she_reports_and_answers_without_leaving_it(town: Town) -> None:
    looks(town, "mia")
    says(town, "mia", "Nothing yet. The first thing that a customer tells you is a good beginning.")
    press(town, "mia", "Report what")
    submit(town, "mia", text=REFUND)
    close(town, "mia")
    says(town, "mia", "Refund pending for days · 1 report")
    town.insight("tom", REFUND)
    town.press("priya", town.triage("payments"), "Open issue")
    town.settle()
    asks(town, "which cards?\n- Visa only\n- Mastercard too")
    assert town.asked("mia", "Visa only")
    looks(town, "mia")
    says(town, "mia", "Payments asks those who heard this: which cards?")
    press(town, "mia", "Mastercard too")
    says(town, "mia", "Nobody is waiting for an answer of yours.")
    town.settle()
    assert "You answered: Mastercard too" in town.story("mia")[-1]


def test_what_she_sets_holds_from_then_on_in_her_language(town: Town) -> None:
    looks(town, "ines")
    says(town, "ines", "News of your reports comes at once.")
    press(town, "ines", "Change settings")
    submit(town, "ines", news="daily", quiet_from="22:00", quiet_until="07:00", language="de", named="yes")
    says(town, "ines", "22:00")
    assert town.insight("ines", "lamp flickers").startswith("Gespeichert, Nr.")
    with town.bridge.store.read() as session:
        team = town.hands.ask("slack/workspace")["team"]["id"]
        person = people.find(session, team, user_id("ines"))
        assert person is not None
        assert person.agreed_at is not None
