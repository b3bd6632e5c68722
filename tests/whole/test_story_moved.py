"""What becomes of an issue itself: moved, hidden, deleted; and what stands in notes that only some may read."""

import pytest

from tests.whole.described import undescribed
from tests.whole.problems import Problem
from tests.whole.town import Town, eventually


def test_the_card_says_that_its_issue_was_moved_and_the_story_goes_on_there(storied: Town) -> None:
    problem = Problem(storied, "voucher page stays empty in evening")
    before = problem.opened()
    moved = problem.jira("move", project="APP")
    assert moved["issue"].startswith("APP-")
    problem.says(f"The issue is {moved['issue']}")
    assert problem.noted(f"{before['key']} was moved in Jira and is {moved['issue']} now.")
    problem.move("In Progress")
    problem.told("Being worked on since")


def test_the_card_says_that_its_issue_is_hidden_and_when_it_can_be_read_again(storied: Town) -> None:
    problem = Problem(storied, "bonus never credited after birthday order")
    issue = problem.opened()
    problem.move("In Progress")
    problem.told("Being worked on since")
    problem.jira("hide")
    storied.due("reconcile")
    problem.says(f"{issue['key']} cannot be read in Jira any more.")
    eventually(lambda: sum("With Payments since" in line for line in problem.story("mia")) == 2)
    storied.jira("show", user="Priya", issue=issue["id"])
    storied.due("reconcile")
    assert problem.noted(f"{issue['key']} can be read again.")
    problem.card(lambda card: "cannot be read" not in card.words)
    eventually(lambda: sum("Being worked on since" in line for line in problem.story("mia")) == 2)


def test_the_card_says_that_its_issue_was_deleted(storied: Town) -> None:
    problem = Problem(storied, "invoice shows wrong street with wrong city")
    issue = problem.opened()
    problem.jira("delete")
    problem.says(f"{issue['key']} was deleted in Jira.")
    assert problem.noted("Open a new issue for the problem, or link another one.")
    assert storied.bridge.state()["insights"]["unsorted"] == 0


def test_what_is_addressed_to_agents_in_an_internal_note_is_refused_where_the_team_sees_it(
    storied: Town,
) -> None:
    problem = Problem(storied, "cash machine kept half the money")
    problem.opened()
    problem.jira("comment", text="To agents: was it our fraud test machine?", internal=True)
    assert problem.noted("it stands in an internal comment")
    problem.jira("comment", text="To agents: which of our own machines?", visibility="Administrators")
    eventually(lambda: sum("internal comment" in one.words for one in problem.thread()) == 2)
    storied.settle()
    everything = [line for name in problem.reporters for line in problem.story(name)]
    everything += [one.words for one in problem.thread()]
    assert any("With Payments" in line for line in everything)
    assert not any("machine?" in line or "own machines" in line for line in everything)


@pytest.mark.shared
@pytest.mark.usefixtures("shared")
def test_all_that_these_stories_wrote_is_as_the_vendor_describes_it(storied: Town) -> None:
    assert undescribed(storied) == []
