"""Two problems become one: nothing is lost, nobody is told twice, and all of it can be taken back."""

from dataclasses import replace

from bridge.domain.grouping import State
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import CloseDuplicate, LinkIssues
from bridge.domain.stages import Stage
from bridge.store.engine import Store
from bridge.store.queries import groups, issues
from bridge.store.tables import Issue, Membership
from tests.conftest import HeldClock
from tests.flow.office import DELIVERY, PAYMENTS, RULES, Office
from tests.flow.owners.desk import LATE, OWNER, REFUND, card, form, problem, rulings, shown, take_back, told

IN_WORK = {"status": "In Progress", "category": "indeterminate"}


def two(office: Office) -> tuple[list[int], int, list[int], int]:
    """Two problems of the same team: the reports and the number of each."""
    return *problem(office, REFUND), *problem(office, LATE)


def members(office: Office, group: int) -> set[tuple[int, str]]:
    with office.store.read() as session:
        found = groups.members(session, group, tuple(State))
    return {(insight.id or 0, place.state) for insight, place in found}


def test_all_reports_move_with_their_state_and_history(office: Office) -> None:
    first, refund, second, late = two(office)
    office.click("U-1", Gesture.RIGHT, second[0])
    form(office, Gesture.MERGE, late, str(refund))
    assert members(office, refund) == {(number, office.state(number)) for number in first + second}
    assert office.state(second[0]) == "confirmed"
    assert office.leads_to(late) == refund
    last = [place for place in office.rows(Membership) if place.insight_id == second[0]]
    assert [place.group_id for place in last] == [late, late, refund]


def test_merging_fresh_problems_tells_nobody_anything(office: Office) -> None:
    first, refund, second, late = two(office)
    form(office, Gesture.MERGE, late, str(refund))
    assert [told(office, number) for number in first + second] == [[]] * 4
    assert card(office, refund).problem.reports == 4
    assert office.home(second[0]).problem.group == refund


def test_the_card_that_was_joined_says_so_and_offers_to_part_them(office: Office) -> None:
    _, refund, _, late = two(office)
    form(office, Gesture.MERGE, late, str(refund))
    old = shown(office, late)
    assert old.problem.stage is Stage.MERGED
    assert old.outcome == f"Joined with “{card(office, refund).problem.title}”."
    assert old.decided == shown(office, refund).decided is not None


def test_who_joins_a_problem_that_is_further_hears_that_once(office: Office) -> None:
    first, refund, second, late = two(office)
    form(office, Gesture.OPEN_ISSUE, refund)
    form(office, Gesture.MERGE, late, str(refund))
    assert told(office, first[0]) == [("with_team", False)]
    assert told(office, second[0]) == [("merged", False), ("with_team", False)]


def test_a_fresh_problem_takes_over_what_was_answered_to_the_one_that_joins_it(office: Office) -> None:
    first, refund, second, late = two(office)
    form(office, Gesture.OPEN_ISSUE, late)
    form(office, Gesture.MERGE, late, str(refund))
    assert [told(office, number) for number in first + second] == [[("with_team", False)]] * 4
    assert card(office, refund).problem.issue_key == "PAY-1"
    jira_id = office.rows(Issue)[0].jira_id
    office.clock.forward(minutes=1)
    office.jira.change(jira_id, **IN_WORK)
    office.poll()
    assert [told(office, number)[-1] for number in first + second] == [("in_work", False)] * 4


def test_one_who_reported_both_hears_nothing_again(office: Office) -> None:
    """U-1 and U-2 reported both problems; the second part of one insight is in the other problem already."""
    both = office.say("U-9", "refund pending for days and refund smaller than paid")
    _, refund, _, late = two(office)
    form(office, Gesture.OPEN_ISSUE, refund)
    before = told(office, both)
    form(office, Gesture.MERGE, late, str(refund))
    assert told(office, both) == before


def test_taking_it_back_restores_reports_stages_and_cards(office: Office) -> None:
    first, refund, second, late = two(office)
    form(office, Gesture.OPEN_ISSUE, refund)
    before = members(office, refund), members(office, late)
    form(office, Gesture.MERGE, late, str(refund))
    take_back(office, refund)
    assert (members(office, refund), members(office, late)) == before
    assert office.leads_to(late) == late
    assert office.group_of(second[0]).stage == Stage.HEARD
    assert told(office, second[0])[-1] == ("heard", True)
    assert told(office, first[0]) == [("with_team", False)]
    assert shown(office, late).outcome == ""
    assert any(text.startswith("Taken back: Joined with another problem") for _thread, text in office.notes())


def test_who_moved_on_since_stays_where_they_went(office: Office) -> None:
    _, refund, second, late = two(office)
    form(office, Gesture.MERGE, late, str(refund))
    office.click("U-1", Gesture.NOT_SAME, second[0])
    own = office.group_of(second[0]).id
    take_back(office, refund)
    assert office.group_of(second[0]).id == own
    assert office.group_of(second[1]).id == late


def test_what_jira_said_meanwhile_goes_back_with_the_issue(office: Office) -> None:
    first, refund, second, late = two(office)
    form(office, Gesture.OPEN_ISSUE, late)
    form(office, Gesture.MERGE, late, str(refund))
    office.clock.forward(minutes=1)
    office.jira.change(office.rows(Issue)[0].jira_id, **IN_WORK)
    office.poll()
    take_back(office, refund)
    assert (office.group_of(second[0]).stage, office.group_of(first[0]).stage) == (Stage.IN_WORK, Stage.HEARD)
    assert (told(office, second[0])[-1], told(office, first[0])[-1]) == (("in_work", False), ("heard", True))
    assert office.rows(Issue)[0].group_id == late


def two_issues(office: Office) -> tuple[int, int, str, str]:
    _, refund, _, late = two(office)
    form(office, Gesture.OPEN_ISSUE, refund)
    form(office, Gesture.OPEN_ISSUE, late)
    form(office, Gesture.MERGE, late, str(refund))
    first, second = office.rows(Issue)
    return refund, late, first.jira_id, second.jira_id


def test_of_two_issues_the_owner_chooses_the_survivor(office: Office) -> None:
    refund, _, first, second = two_issues(office)
    assert [one.jira_id for one in card(office, refund).survivors] == [first, second]
    form(office, Gesture.SURVIVOR, refund, first)
    form(office, Gesture.SURVIVOR, refund, second)
    assert [order for order in office.jira.written if isinstance(order, LinkIssues)] == [
        LinkIssues(second, first, duplicate=True)
    ]
    assert not any(isinstance(order, CloseDuplicate) for order in office.jira.written)
    assert card(office, refund).survivors == ()
    assert card(office, refund).problem.issue_key == "PAY-1"


def test_the_other_issue_is_closed_only_where_the_route_says_so(store: Store, clock: HeldClock) -> None:
    closing = replace(PAYMENTS, closes_duplicates=True)
    office = Office(store, clock, replace(RULES, routes=(closing, DELIVERY)))
    refund, _, first, second = two_issues(office)
    form(office, Gesture.SURVIVOR, refund, second)
    assert office.jira.written[-2:] == [LinkIssues(first, second, duplicate=True), CloseDuplicate(first)]


def test_the_choice_of_the_survivor_is_taken_back_before_the_merge(office: Office) -> None:
    refund, late, first, second = two_issues(office)
    form(office, Gesture.SURVIVOR, refund, first)
    take_back(office, refund)
    assert len(card(office, refund).survivors) == 2
    assert any("Please take the link away there." in text for _thread, text in office.notes())
    take_back(office, refund)
    with office.store.read() as session:
        found = [issues.jira_id_of(session, group) for group in (refund, late)]
    assert found == [first, second]
    assert rulings(office) == ["open_issue", "open_issue"]


def test_a_double_click_merges_once_and_nothing_merges_with_itself(office: Office) -> None:
    _, refund, _, late = two(office)
    office.press(OWNER, Gesture.MERGE, late, str(refund))
    office.press(OWNER, Gesture.MERGE, late, str(refund))
    office.work()
    form(office, Gesture.MERGE, refund, str(refund))
    form(office, Gesture.MERGE, refund, "no number")
    assert rulings(office) == ["merge"]


def test_old_vetoes_hold_for_what_the_problem_became(office: Office) -> None:
    _, refund, second, late = two(office)
    office.click("U-1", Gesture.NOT_SAME, second[0])
    form(office, Gesture.MERGE, late, str(refund))
    assert office.vetoed(second[0]) == {late, refund}


def test_a_report_that_somebody_said_is_not_the_other_problem_stays_apart(office: Office) -> None:
    first, refund = problem(office, REFUND)
    office.click("U-2", Gesture.NOT_SAME, first[1])
    away = office.group_of(first[1]).id or 0
    form(office, Gesture.MERGE, away, str(refund))
    assert office.leads_to(away) == refund
    assert office.group_of(first[1]).id not in {refund, away}
    assert members(office, refund) == {(first[0], "joined")}
    take_back(office, refund)
    assert office.group_of(first[1]).id == away
