"""An issue that cannot be read any more is a state that its team sees, and that ends when it is back."""

import pytest

from bridge.domain.errors import TryLaterError
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import CreateIssue
from bridge.domain.stages import Stage
from tests.flow.jira.tickets import DONE, IN_WORK, change, hint, ours, said, stage, vanish
from tests.flow.office import Office
from tests.flow.owners.desk import OWNER, card


def test_a_deleted_issue_is_noted_with_what_to_do_and_tells_agents_nothing_untrue(office: Office) -> None:
    numbers, jira_id = office.opened()
    change(office, jira_id, **IN_WORK)
    vanish(office, jira_id, lambda: hint(office, "jira:issue_deleted", jira_id))
    assert ours(office, jira_id).seen == "gone"
    [text] = said(office)
    assert text.startswith("PAY-1 was deleted in Jira.")
    assert "Open a new issue" in text
    assert stage(office, numbers[0]) is Stage.WITH_TEAM


def test_one_that_search_leaves_out_is_asked_for_by_itself_before_it_counts_as_hidden(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    quick.jira.issues = lambda _ids: []  # type: ignore[method-assign, assignment]
    quick.reading.reconcile()
    assert ours(quick, jira_id).seen == "there"
    vanish(quick, jira_id, quick.reading.reconcile)
    assert ours(quick, jira_id).seen == "hidden"
    assert stage(quick, numbers[0]) is Stage.WITH_TEAM
    assert "cannot be read in Jira any more" in said(quick)[0]


def test_it_is_noted_once_however_often_it_is_looked_for(quick: Office) -> None:
    _, jira_id = quick.opened()
    vanish(quick, jira_id, quick.reading.reconcile)
    quick.reading.reconcile()
    quick.work()
    hint(quick, "jira:issue_updated", jira_id)
    assert len(said(quick)) == 1


def test_a_hidden_issue_that_turns_out_deleted_is_said_to_be(quick: Office) -> None:
    _, jira_id = quick.opened()
    vanish(quick, jira_id, quick.reading.reconcile)
    hint(quick, "jira:issue_deleted", jira_id)
    assert [text.split(" in Jira")[0] for text in said(quick)] == [
        "PAY-1 cannot be read",
        "PAY-1 was deleted",
    ]


@pytest.mark.parametrize("ended", [Stage.FIXED, Stage.LIVE])
def test_what_was_told_of_a_fix_stays_true_without_its_issue(quick: Office, ended: Stage) -> None:
    numbers, jira_id = quick.opened()
    change(quick, jira_id, **DONE)
    group = quick.group_of(numbers[0])
    with quick.store.write() as session:
        session.merge(group).stage = ended
    vanish(quick, jira_id, lambda: hint(quick, "jira:issue_deleted", jira_id))
    assert stage(quick, numbers[0]) is ended


def test_an_issue_that_is_back_is_followed_again(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    change(quick, jira_id, **IN_WORK)
    quick.jira.issues_by_id[jira_id] = vanish(quick, jira_id, quick.reading.reconcile)
    assert stage(quick, numbers[0]) is Stage.WITH_TEAM
    quick.reading.reconcile()
    quick.work()
    assert ours(quick, jira_id).seen == "there"
    assert stage(quick, numbers[0]) is Stage.IN_WORK
    assert said(quick)[-1] == "PAY-1 can be read again."


def test_while_jira_is_down_nothing_is_taken_for_absent(quick: Office) -> None:
    _, jira_id = quick.opened()
    quick.jira.reading = [TryLaterError("Jira is down")]
    with pytest.raises(TryLaterError):
        quick.reading.reconcile()
    assert ours(quick, jira_id).seen == "there"


def test_for_a_deleted_issue_another_one_is_opened_with_one_press(office: Office) -> None:
    numbers, jira_id = office.opened()
    group = office.group_of(numbers[0]).id or 0
    vanish(office, jira_id, lambda: hint(office, "jira:issue_deleted", jira_id))
    waiting = card(office, group)
    assert (waiting.outcome, waiting.hidden) == ("", "PAY-1 was deleted in Jira.")
    office.click(OWNER, Gesture.OPEN_ISSUE, group)
    office.click(OWNER, Gesture.OPEN_ISSUE, group)
    assert sum(isinstance(order, CreateIssue) for order in office.jira.written) == 2
    [new] = office.jira.issues_by_id.values()
    assert card(office, group).outcome == f"The issue is {new.key}."
    assert card(office, group).survivors == ()


def test_in_place_of_a_hidden_issue_another_one_is_linked_and_goes_on_alone(office: Office) -> None:
    numbers, jira_id = office.opened()
    group = office.group_of(numbers[0]).id or 0
    other = office.jira.add("PAY", "Refunds are slow")
    was = vanish(office, jira_id, office.reading.reconcile)
    office.click(OWNER, Gesture.LINK_ISSUE, group, other.key)
    assert card(office, group).outcome == f"The issue is {other.key}."
    office.jira.issues_by_id[jira_id] = was
    office.reading.reconcile()
    office.work()
    assert card(office, group).outcome == f"The issue is {other.key}."
    assert card(office, group).survivors == ()
