"""The whole loop, once through: three agents report, a team decides, asks, builds and releases, everyone is told."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import select

from bridge.app.sorter import ClassifierSorter
from bridge.sandbox.people.cards import Card
from bridge.store.tables import Issue
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.problems import Problem
from tests.whole.town import Town, connected, eventually, opened

TRIAGE = "#triage-payments"
REPORTERS = {
    "mia": "Refund shows as pending for nine days, she has called three times",
    "tom": "Refund shows as pending for a week, he has called twice",
    "ines": "Refund shows as pending for ten days, she has called again",
}
QUESTION = "To agents: which cards? [Visa only] [Mastercard too]"


EVERYWHERE = pytest.mark.parametrize(
    ("database_url", "hearing"), [("sqlite", "polling"), ("postgresql", "webhook")], indirect=True
)
"""The variants below run on SQLite by webhooks."""


@pytest.fixture
def hearing(request: pytest.FixtureRequest) -> str:
    """How the bridge hears of Jira."""
    return str(request.param)


@pytest.fixture
def town(hearing: str, database_url: str, sorter: ClassifierSorter) -> Iterator[Town]:
    """A bridge that hears of Jira by webhooks alone, or by polling alone."""
    by_webhook = hearing == "webhook"
    poll = 3600 if by_webhook else 0.3
    with opened(database_url, sorter, webhook=by_webhook, jira={"poll_seconds": poll}) as opened_town:
        yield connected(opened_town)


def report(town: Town) -> Card:
    """Everybody reports; the card that the team gets."""
    for number, (name, text) in enumerate(REPORTERS.items(), 1):
        assert town.insight(name, text).splitlines()[0] == f"Saved, no. {number}."
        town.home(name)
    return town.triage("payments")


def open_issue(town: Town) -> dict[str, Any]:
    """Report, and open the issue from the card; the issue in Jira."""
    town.press("priya", report(town), "Open issue")
    return next(iter(eventually(town.issues)))


def move(town: Town, issue: dict[str, Any], to: str, resolution: str | None = None) -> None:
    """Somebody in the team moves the issue."""
    town.jira("transition", user="Priya", issue=issue["id"], to=to, resolution=resolution)


def told(town: Town, words: str) -> None:
    """Wait until every reporter was told; then see that each was told once."""

    def all_told() -> bool:
        return all(any(words in line for line in town.story(name)) for name in REPORTERS)

    eventually(all_told)
    town.settle()
    for name in REPORTERS:
        assert sum(words in line for line in town.story(name)) == 1, (name, town.story(name))


@EVERYWHERE
def test_the_loop_from_three_reports_to_live(town: Town) -> None:
    issue = open_issue(town)
    told(town, "With Payments since")
    assert issue["project"] == "PAY"
    assert issue["properties"]["bridge"]["key"].startswith("issue:")
    assert REPORTERS["tom"] in issue["description_text"]
    assert "3 reports from 3 agents" in issue["description_text"]
    assert town.rest(f"issue/{issue['id']}")["fields"]["description"]["type"] == "doc"
    assert issue["key"] in town.cards(TRIAGE)[0].words

    move(town, issue, "In Progress")
    told(town, "Being worked on since")

    town.jira("comment", user="Priya", issue=issue["id"], text=QUESTION)
    for name in REPORTERS:
        assert town.asked(name, "Visa only").button("Mastercard too")
    for name, answer in {"mia": "Visa only", "tom": "Mastercard too"}.items():
        town.press(name, town.asked(name, answer), answer)
    eventually(lambda: "2 of 3 agents answered: Visa only 1, Mastercard too 1." in answers(town))
    town.settle()
    figures, question, _answers = (one["text"] for one in town.issues()[0]["comments"])
    assert figures.startswith("3 reports · 3 agents · since ")
    assert question == QUESTION

    town.jira("version", project="PAY", name="5.3")
    town.jira("edit", user="Priya", issue=issue["id"], fields={"fixVersions": ["5.3"]})
    move(town, issue, "Done", "Done")
    told(town, "Fixed since")
    assert not any("Live since" in line for line in town.story("mia"))

    town.jira("release", user="Priya", project="PAY", version="5.3")
    told(town, "Live since")

    lines = town.command("mia", "/credits")
    assert "No. 1 on" in lines
    assert "1 problem heard, 1 live" in lines
    assert nothing_came_twice(town)


def answers(town: Town) -> str:
    """Our comment in Jira."""
    return str(town.issues()[0]["comments"][-1]["text"])


def nothing_came_twice(town: Town) -> bool:
    """Whether the sandbox saw every effect once."""
    return not (
        town.stats("slack")["metadata_keys_seen_twice"] or town.stats("jira")["effect_keys_seen_twice"]
    )


@pytest.fixture(scope="module")
def hooked(shelf: Shelf) -> Iterator[Town]:
    """A town for all variants, each with a problem of its own; it hears of Jira by webhooks alone."""
    with shelf.lent() as url, opened(url, WordSorter(), webhook=True, jira={"poll_seconds": 3600}) as town:
        yield connected(town)


class TestVariants:
    """Other ways that a problem can go; a release that is taken back is a story of its own."""

    def test_a_resolution_that_is_no_fix_is_told_as_a_no(self, hooked: Town) -> None:
        problem = Problem(hooked, "late fee on returned shoes")
        problem.opened()
        problem.move("Done", "Won't Do")
        problem.told("Will not be changed")

    def test_declining_tells_the_reason_in_the_owners_words(self, hooked: Town) -> None:
        before = hooked.issues()
        problem = Problem(hooked, "bank takes nine long days")
        problem.report()
        problem.press("Decline")
        hooked.fill("priya", "The bank needs up to ten days")
        problem.told("Will not be changed: The bank needs up to ten days (Payments).")
        assert hooked.issues() == before

    def test_an_issue_that_is_there_is_linked_and_no_second_one_opened(self, hooked: Town) -> None:
        older = hooked.jira("issue", user="Priya", project="PAY", summary="Instalments unclear")
        before = len(hooked.issues())
        problem = Problem(hooked, "second instalment missing from plan")
        problem.report()
        problem.press("Link another")
        hooked.fill("priya", older["issue"])
        problem.told("With Payments since")
        assert len(hooked.issues()) == before
        assert problem.issue()["key"] == older["issue"]
        known = hooked.bridge.state()["problems"]
        assert [one["reports"] for one in known if (one["issue"] or {}).get("key") == older["issue"]] == [3]

    def test_what_is_written_between_people_in_jira_stays_there(self, hooked: Town) -> None:
        problem = Problem(hooked, "cash machine kept half of it")
        problem.opened()
        problem.jira("comment", text="Looks like their own machine to me.")
        problem.jira("comment", text=QUESTION, visibility="Administrators")
        assert problem.noted("internal comment")
        hooked.settle()
        everything = " ".join(line for name in problem.reporters for line in problem.story(name))
        assert "With Payments" in everything
        assert "own machine" not in everything
        assert "which cards" not in everything

    def test_nothing_that_the_bridge_wrote_makes_it_write_again(self, hooked: Town) -> None:
        problem = Problem(hooked, "euro became dollar over night")
        issue = problem.opened()
        problem.jira("comment", text=QUESTION)
        hooked.press("mia", problem.asked("mia", "Visa only"), "Visa only")
        eventually(lambda: "1 of 3" in problem.issue()["comments"][-1]["text"])
        hooked.settle()
        before = hooked.written()
        # One more webhook, after all of ours: when the bridge has acted on it, it has acted on those too.
        problem.jira("edit", fields={"summary": "Currency wrong, as heard"})
        eventually(lambda: summary(hooked, issue["key"]) == "Currency wrong, as heard")
        hooked.settle()
        assert hooked.written() == before
        assert nothing_came_twice(hooked)


def summary(town: Town, key: str) -> str:
    """What the bridge thinks an issue is called."""
    with town.bridge.store.read() as session:
        return session.exec(select(Issue).where(Issue.key == key)).one().summary
