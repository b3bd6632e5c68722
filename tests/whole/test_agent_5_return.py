"""What becomes of a report comes back to whoever made it: questions, a "no" that can be answered, news for customers."""

from collections.abc import Iterator

import pytest

from bridge.sandbox.people.cards import Card
from bridge.sandbox.slack.world import user_id
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole import forms
from tests.whole.problems import Problem
from tests.whole.town import Town, connected, eventually, opened

ASKED = "To agents: which cards? [Visa only] [Mastercard too]"


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    with (
        shelf.lent() as url,
        opened(url, WordSorter(), http=http, webhook=True, jira={"poll_seconds": 1.0}) as opened_town,
    ):
        yield connected(opened_town)


def direct(town: Town, name: str, words: str) -> Card:
    """What the bot wrote to somebody with these words, as soon as it is there."""
    card: Card = eventually(
        lambda: next(one for one in town.homes(name) if words in one.words or words in " ".join(one.quotes))
    )
    return card


def below(town: Town, home: Card, label: str) -> Card:
    """What stands below a home with this button, as soon as it is there."""
    card: Card = eventually(
        lambda: next(one for one in town.cards(home.channel, home.ts) if one.button(label))
    )
    return card


def reply(town: Town, name: str, below: Card, text: str) -> None:
    """Write in the thread of a card."""
    town.hands.do("slack/message", user=user_id(name), channel=below.channel, thread_ts=below.ts, text=text)


def test_a_direct_message_is_the_answer_or_a_report_as_its_author_says(town: Town) -> None:
    problem = Problem(town, "pending nine days on card app")
    problem.opened()
    problem.jira("comment", text=ASKED)
    problem.asked("tom", "Visa only")
    town.post("mia", "", "only Visa, she says", dm=True)
    asked = direct(town, "mia", "Is this your answer to Payments, or a new report?")
    town.press("mia", asked, "It is my answer")
    direct(town, "mia", "Passed on to Payments as your answer.")
    problem.noted("1 of 3 agents answered")
    town.post("tom", "", "wardrobe door came without its hinges", dm=True)
    town.press("tom", direct(town, "tom", "Is this your answer"), "A new report")
    assert "Saved, no. " in direct(town, "tom", "Nobody else has reported this").words


def test_an_answer_can_be_written_below_the_report_and_a_question_withdrawn(town: Town) -> None:
    problem = Problem(town, "voucher counted twice at till")
    problem.opened()
    problem.jira("comment", text=ASKED)
    problem.asked("mia", "Visa only")
    reply(town, "mia", problem.home("mia"), "neither of them")
    problem.told_one("mia", "Passed on to Payments as your answer.")
    town.press("priya", problem.noted("1 of 3 agents answered"), "Withdraw the question")
    problem.told_one("tom", "This is not asked any more.")


def test_the_next_reply_to_a_no_goes_to_the_team_and_no_other(town: Town) -> None:
    problem = Problem(town, "fee taken again without notice")
    problem.report()
    problem.press("Decline")
    problem.fill(text="The bank takes it", wording="Please ask your bank.")
    problem.told("Your next reply here goes to Payments")
    reply(town, "mia", problem.home("mia"), "The bank says that we take it")
    assert problem.noted("Your “no” to").quotes == ("The bank says that we take it",)
    problem.told_one("mia", "Passed on to Payments.")
    reply(town, "mia", problem.home("mia"), "see you at lunch")
    problem.told_one("mia", "Nobody reads replies here")
    assert not any("lunch" in quote for card in problem.thread() for quote in card.quotes)


def test_news_is_told_to_own_customers_and_what_one_cannot_do_goes_to_a_colleague(town: Town) -> None:
    problem = Problem(town, "statement came empty this time", reporters=("tom", "ines", "dana"))
    town.insight("mia", f"{problem.text('dana')} C-88213 call back")
    problem.opened()
    problem.move("Done", "Done")
    problem.press("It is live")
    home = direct(town, "mia", "statement came empty")
    town.press("mia", below(town, home, "Same thing"), "Same thing")
    town.press("mia", below(town, home, "Told"), "Hand over")
    forms.send(town, "mia", to=user_id("noor"))
    handed = direct(town, "noor", "A colleague hands over to you. Please tell 1 customer")
    town.press("noor", handed, "Show reference")
    eventually(lambda: "C-88213" in str(town.views("noor")))
    town.press("noor", handed, "Told")
    eventually(lambda: any("told. Thank you." in one.words for one in town.cards(home.channel, home.ts)))
