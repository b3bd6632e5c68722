"""An agent whose Slack is German reads German all along, while a colleague reads the same in English."""

from collections.abc import Iterator

import pytest

from bridge.domain.language import Phrase
from bridge.sandbox.people.cards import Card, said
from bridge.sandbox.people.hands import Hands
from bridge.sandbox.slack.world import user_id
from bridge.slack.texts import agents, capture, common, customers
from bridge.store.queries import people
from bridge.store.tables import Person
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole import app_home
from tests.whole.german import counted_in_german, english_in, in_german
from tests.whole.problems import Problem
from tests.whole.town import Town, connected, eventually, opened

MIA = "Mia Lindgren"


def german(hands: Hands) -> None:
    """Ines uses Slack in German."""
    hands.do("slack/person", name="ines", real_name="Ines Carvalho", team="Night shift", locale="de-DE")


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    with (
        shelf.lent() as url,
        opened(url, WordSorter(), http=http, webhook=True, before=german, grouping={"listen": 2}) as there,
    ):
        connected(there)
        for name in ("ines", "mia"):
            meet(there, name)
        yield there


def meet(town: Town, name: str) -> None:
    """Somebody looks what there is; soon the bridge knows who they are."""
    app_home.looks(town, name)
    eventually(lambda: person(town, name))
    town.due("newcomers")
    eventually(lambda: (found := person(town, name)) and found.locale)


def person(town: Town, name: str) -> Person | None:
    with town.bridge.store.read() as session:
        return people.find(session, "T0SANDBOX", user_id(name))


@pytest.fixture(scope="module")
def problem(town: Town) -> Problem:
    """Mia and Ines report what Payments decides; a customer of Ines wants to hear of it."""
    found = Problem(town, "hängt seit neun tagen fest", reporters=("mia", "ines"))
    town.insight("mia", found.text("mia"))
    saved = town.insight("ines", f"{found.text('ines')} C-88213 zurückrufen")
    assert saved.startswith(in_german(common.SAVED, number=2))
    found.ts = found.card().ts
    return found


def labelled(card: Card, *labels: Phrase) -> list[bool]:
    """Whether each of these buttons is there in German."""
    return [card.button(in_german(label)) is not None for label in labels]


def reads(town: Town, name: str) -> str:
    """All that somebody was ever shown in their messages, and in their Home tab now."""
    homes = town.homes(name)
    below = [card for home in homes for card in town.cards(home.channel, home.ts)]
    shown = (f"{card.words} {[one.label for one in card.buttons]}" for card in (*homes, *below))
    return "\n".join((*shown, said(app_home.tab(town, name))))


def test_her_card_is_in_german_and_her_colleague_s_in_english(problem: Problem) -> None:
    home = problem.home("ines")
    assert in_german(agents.HOME_SAVED, number=2) in home.words
    assert counted_in_german(common.REPORTS, 2) in home.words
    assert all(labelled(home, agents.RIGHT, agents.NOT_SAME, agents.DETAILS, agents.WHY, agents.MORE))
    assert problem.home("mia").words.startswith("Saved, no. 1")


def test_she_is_asked_and_answers_in_german(problem: Problem) -> None:
    problem.press("Open issue")
    problem.says("The issue is ")
    problem.jira("comment", text="To agents: welche Karten? [Nur Visa] [Mastercard auch]")
    asked = problem.asked("ines", "Nur Visa")
    assert in_german(agents.QUESTION, team="Payments", text="welche Karten?") in asked.words
    assert labelled(asked, agents.WRITE_ANSWER) == [True]
    problem.town.press("ines", asked, "Nur Visa")
    problem.told_one("ines", in_german(agents.YOU_ANSWERED, answer="Nur Visa"))


def test_what_is_live_and_whom_to_tell_of_it_is_said_in_german(town: Town, problem: Problem) -> None:
    problem.move("Done", "Done")
    problem.press("It is live")
    for label in (customers.SAME_THING, customers.TOLD):
        town.press("ines", problem.asked("ines", in_german(label)), in_german(label))
    problem.told_one(
        "ines",
        in_german(customers.OUTCOMES["told"], name=in_german(customers.NAME, number=1)),
    )
    assert "Live since" in str(problem.story("mia"))


def test_a_colleague_who_is_named_is_asked_about_in_german(town: Town) -> None:
    town.insight("ines", f"{MIA} hat die Lampe verwechselt")
    asked = in_german(capture.NAMED, name=MIA)
    eventually(lambda: any(asked in card.words for card in town.homes("ines")))


def test_of_all_that_she_reads_nothing_is_in_english(town: Town, problem: Problem) -> None:
    app_home.looks(town, "ines")
    app_home.says(town, "ines", problem.subject)
    assert english_in(reads(town, "ines") + town.command("ines", "/known", "refund hängt")) == []
    assert english_in(reads(town, "mia")) != []
