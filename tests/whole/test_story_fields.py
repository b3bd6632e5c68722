"""What a create screen wants and what it does not have: asked of the owner, or done without."""

import pytest
from sqlmodel import select

from bridge.store.tables import CreateScreen
from tests.whole.described import undescribed
from tests.whole.problems import DELIVERY, Problem
from tests.whole.town import Town, eventually

CAUSE = {
    "project": "PAY",
    "issuetype": "Bug",
    "name": "Root cause",
    "kind": "select",
    "options": ["Bank", "Us"],
}


def screens_read(town: Town) -> list[str]:
    """The projects of which the bridge knows what a new issue needs."""
    with town.bridge.store.read() as session:
        return list(session.exec(select(CreateScreen.project)))


def test_a_field_that_jira_began_to_require_is_filled_in_by_the_owner(storied: Town) -> None:
    eventually(lambda: "PAY" in screens_read(storied))
    field = storied.jira("set", require=CAUSE)["field"]
    problem = Problem(storied, "booked twice on one credit card")
    problem.report()
    problem.press("Open issue")
    waiting = problem.says("Waiting for Jira, which says")
    assert "Root cause" in waiting.words
    assert storied.bridge.state()["insights"]["total"] >= 3
    storied.due("screens")
    problem.press("Fill in")
    problem.fill(**{field: "Bank"})
    issue = problem.issue()
    assert storied.rest(f"issue/{issue['id']}")["fields"][field]["value"] == "Bank"
    assert "Waiting for Jira" not in problem.card().words
    problem.told("With Payments since")


def test_an_issue_is_opened_where_labels_are_not_on_the_create_screen(storied: Town) -> None:
    storied.jira("set", screen={"project": "DEL", "field": "labels", "create": False, "edit": False})
    problem = Problem(storied, "driver never rang but drove away", DELIVERY)
    assert problem.opened()["project"] == "DEL"


@pytest.mark.shared
@pytest.mark.usefixtures("shared")
def test_all_that_these_stories_wrote_is_as_the_vendor_describes_it(storied: Town) -> None:
    assert undescribed(storied) == []
