"""Mia opens her App Home: she reports, answers, reads ahead, tells a customer and sets when she hears of news."""

from collections.abc import Iterator

import pytest

from bridge.sandbox.slack.world import user_id
from bridge.store.queries import people
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.app_home import close, looks, press, says, submit
from tests.whole.town import Town, connected, opened

REFUND = "refund pending for days"


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    people = {"naming": "opt_in"}
    with (
        shelf.lent() as url,
        opened(url, WordSorter(), http=http, people=people, grouping={"listen": 2}) as there,
    ):
        yield connected(there)


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
