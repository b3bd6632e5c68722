"""What the team that owns a problem decides on its card."""

from bridge.domain.errors import RefusedError
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import AdoptIssue, CreateIssue
from bridge.domain.stages import Stage
from bridge.store.tables import CreditEntry, Issue
from tests.flow.office import Office
from tests.flow.owners.desk import card, two_reports


def created(office: Office) -> list[CreateIssue]:
    return [order for order in office.jira.written if isinstance(order, CreateIssue)]


def test_one_click_opens_one_issue_and_tells_everyone(office: Office) -> None:
    numbers, _ = office.opened()
    [order] = created(office)
    assert (order.draft.project, order.draft.issue_type) == ("PAY", "Bug")
    assert (order.draft.figures.reports, order.draft.figures.agents) == (2, 2)
    assert [office.told(number) for number in numbers] == [[Stage.WITH_TEAM], [Stage.WITH_TEAM]]
    assert [office.state(number) for number in numbers] == ["confirmed", "confirmed"]
    assert office.rows(Issue)[0].group_id == office.group_of(numbers[0]).id


def test_the_triage_card_says_what_was_decided(office: Office) -> None:
    numbers, jira_id = office.opened()
    shown = card(office, office.group_of(numbers[0]).id or 0)
    assert shown.outcome == f"The issue is {office.jira.issues_by_id[jira_id].key}."
    assert office.slack.updates[-1].card == shown or shown in [update.card for update in office.slack.updates]


def test_a_second_click_opens_nothing_more(office: Office) -> None:
    _, group = two_reports(office)
    office.press("U-owner", Gesture.OPEN_ISSUE, group)
    office.press("U-owner", Gesture.OPEN_ISSUE, group)
    office.work()
    office.click("U-owner", Gesture.OPEN_ISSUE, group)
    assert len(created(office)) == 1


def test_only_owners_decide_and_others_are_told_so(office: Office) -> None:
    numbers, group = two_reports(office)
    for gesture, choice in (
        (Gesture.OPEN_ISSUE, ""),
        (Gesture.LINK_ISSUE, "PAY-1"),
        (Gesture.DECLINE, "too dear"),
    ):
        office.click("U-stranger", gesture, group, choice)
    assert office.jira.written == []
    assert office.group_of(numbers[0]).stage == Stage.HEARD
    thread = office.group_of(numbers[0]).triage_ts
    assert office.notes() == [(thread, "Only the owners of Payments can decide this.")] * 3


def test_a_route_without_owners_lets_everybody_decide(office: Office) -> None:
    numbers = office.problem("parcel left in rain", "parcel left in rain again")
    office.click("U-anybody", Gesture.OPEN_ISSUE, office.group_of(numbers[0]).id or 0)
    assert [order.draft.project for order in created(office)] == ["DEL"]


def test_what_jira_refuses_is_shown_in_its_words_and_can_be_tried_again(office: Office) -> None:
    numbers, group = two_reports(office)
    office.jira.before = [RefusedError("Severity is required.", "400", {"severity": "Severity is required."})]
    office.click("U-owner", Gesture.OPEN_ISSUE, group)
    assert (card(office, group).waiting, card(office, group).outcome) == ("Severity is required.", "")
    assert office.slack.updates[-1].card == card(office, group) or card(office, group) in [
        update.card for update in office.slack.updates
    ]
    assert office.told(numbers[0]) == [Stage.WITH_TEAM]
    office.click("U-owner", Gesture.OPEN_ISSUE, group)
    assert len(created(office)) == 1
    assert card(office, group).waiting == ""
    assert office.told(numbers[0]) == [Stage.WITH_TEAM]


def test_linking_takes_an_issue_that_is_there(office: Office) -> None:
    numbers, group = two_reports(office)
    seen = office.jira.add("PAY", "Refunds are late")
    office.click("U-owner", Gesture.LINK_ISSUE, group, seen.key)
    assert [issue.jira_id for issue in office.rows(Issue)] == [seen.id]
    assert created(office) == []
    assert office.told(numbers[0]) == [Stage.WITH_TEAM]
    assert card(office, group).outcome == f"The issue is {seen.key}."


def test_linking_tells_the_stage_that_the_issue_is_at(office: Office) -> None:
    numbers, group = two_reports(office)
    seen = office.jira.add("PAY", "Refunds are late")
    office.jira.change(seen.id, status="In Progress", category="indeterminate")
    office.click("U-owner", Gesture.LINK_ISSUE, group, seen.key)
    assert office.told(numbers[1]) == [Stage.IN_WORK]


def test_an_unknown_key_is_answered_and_decides_nothing(office: Office) -> None:
    numbers, group = two_reports(office)
    office.click("U-owner", Gesture.LINK_ISSUE, group, "PAY-99")
    assert office.notes() == [
        (office.group_of(numbers[0]).triage_ts, "PAY-99 could not be linked: There is no issue PAY-99.")
    ]
    assert office.group_of(numbers[0]).accepted_at is None
    office.click("U-owner", Gesture.OPEN_ISSUE, group)
    assert len(created(office)) == 1


def test_an_issue_of_another_problem_is_not_taken(office: Office) -> None:
    _, jira_id = office.opened()
    key = office.jira.issues_by_id[jira_id].key
    numbers = office.problem("lamp flickers at night", "lamp flickers all night")
    entries = len(office.rows(CreditEntry))
    office.click("U-owner", Gesture.LINK_ISSUE, office.group_of(numbers[0]).id or 0, key)
    assert [text for _thread, text in office.notes()] == [
        f"{key} belongs to another problem already, so it was not linked."
    ]
    assert (office.told(numbers[0]), office.group_of(numbers[0]).stage) == ([], Stage.HEARD)
    assert len(office.rows(CreditEntry)) == entries


def test_a_problem_gets_one_issue_when_it_is_linked_and_opened_at_once(office: Office) -> None:
    _, group = two_reports(office)
    seen = office.jira.add("PAY", "Refunds are late")
    office.press("U-owner", Gesture.LINK_ISSUE, group, seen.key)
    office.press("U-owner", Gesture.OPEN_ISSUE, group)
    while office.attending.step():
        pass
    office.work()
    assert len(office.rows(Issue)) == 1
    assert isinstance(office.jira.written[0], AdoptIssue)
    assert created(office) == []
    assert office.effect(f"issue:{group}").state == "skipped"


def test_declining_gives_everyone_the_reason(office: Office) -> None:
    numbers, group = two_reports(office)
    office.click("U-owner", Gesture.DECLINE, group, " Too dear for now. ")
    [note] = office.stage_notes(numbers[1])
    assert (note.stage, note.problem.reason) == (Stage.DECLINED, "Too dear for now.")
    assert card(office, group).outcome == "Declined: Too dear for now."


def test_declining_needs_a_reason_and_counts_once(office: Office) -> None:
    numbers, group = two_reports(office)
    office.click("U-owner", Gesture.DECLINE, group, "  ")
    assert office.group_of(numbers[0]).stage == Stage.HEARD
    for reason in ("too dear", "much too dear"):
        office.click("U-owner", Gesture.DECLINE, group, reason)
    assert office.told(numbers[0]) == [Stage.DECLINED]


def test_a_name_keeps_a_text_out_of_the_issue_but_not_out_of_the_count(office: Office) -> None:
    office.say("U-1", "refund pending for days")
    office.say("U-2", "refund pending for days, Mrs Mustermann")
    office.work()
    [shown] = office.triage()
    assert shown.problem.reports == 2
    assert not any("Mustermann" in quote for quote in (*shown.quotes, shown.problem.title))
