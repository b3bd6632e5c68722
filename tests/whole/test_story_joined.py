"""Two problems are one: said by a duplicate in Jira, or by their owner on the card, and taken back."""

import pytest

from bridge.sandbox.people.cards import Json
from tests.whole.described import undescribed
from tests.whole.problems import Problem
from tests.whole.town import Town, eventually

RENAMED = {"id": "10002", "name": "Zwilling", "inward": "hat Zwilling", "outward": "ist Zwilling von"}


def duplicates(town: Town, issue: Json, stays: Json) -> bool:
    """Whether Jira says that an issue is a duplicate of another one."""
    links = town.rest(f"issue/{issue['id']}")["fields"]["issuelinks"]
    return any(
        link["type"]["id"] == RENAMED["id"] and link.get("outwardIssue", {}).get("id") == stays["id"]
        for link in links
    )


def test_an_issue_closed_as_a_duplicate_joins_the_problems_whatever_the_link_is_called(
    storied: Town,
) -> None:
    storied.jira("set", link_type=RENAMED)
    goes, stays = (
        Problem(storied, "voucher was charged two times over"),
        Problem(storied, "double booking of gift card money"),
    )
    gone, there = goes.opened(), stays.opened()
    goes.jira("link", to=there["key"], type=RENAMED["name"])
    goes.move("Done", "Duplicate")
    goes.says("Joined with")
    assert stays.noted(f"{gone['key']} was closed as a duplicate of {there['key']}")
    assert "6 reports" in stays.says("6 reports").words

    stays.move("In Progress")
    for problem in (goes, stays):
        problem.told("Being worked on since")


def test_problems_joined_on_the_card_go_on_with_the_issue_that_is_chosen_until_it_is_taken_back(
    storied: Town,
) -> None:
    goes, stays = (
        Problem(storied, "app shows old balance after payout"),
        Problem(storied, "statement mail names wrong final sum"),
    )
    retired, kept = goes.opened(), stays.opened()
    goes.further("Merge")
    goes.fill(to=stays.subject)
    goes.says("Joined with")
    stays.press(f"{kept['key']} goes on")
    stays.card(lambda card: not card.button(f"{kept['key']} goes on"))
    eventually(lambda: duplicates(storied, retired, kept))
    assert not duplicates(storied, kept, retired)
    assert storied.rest(f"issue/{retired['id']}")["fields"]["status"]["name"] == "Backlog", (
        "linked, not closed"
    )

    stays.press("Take back")
    assert stays.noted(f"Jira still says that {retired['key']} is a duplicate.")
    stays.card(lambda card: card.button(f"{kept['key']} goes on"))
    stays.press("Take back")
    for problem, issue in ((goes, retired), (stays, kept)):
        problem.says(f"The issue is {issue['key']}")
        problem.says("3 reports")
    goes.move("In Progress")
    goes.told("Being worked on since")
    assert not any("Being worked on" in line for line in stays.story("mia"))


@pytest.mark.shared
@pytest.mark.usefixtures("shared")
def test_all_that_these_stories_wrote_is_as_the_vendor_describes_it(storied: Town) -> None:
    assert undescribed(storied) == []
