"""Two reports of one call are two insights and one report."""

import pytest

from bridge.domain.incoming import Edit, Gesture
from bridge.domain.outgoing import CreateIssue
from bridge.domain.stages import Stage
from bridge.store.tables import Insight
from tests.flow.office import Office

REFUND, ALIKE = "refund pending for days", "refund pending since days"


def say(office: Office, *reports: tuple[str, str]) -> list[int]:
    numbers = [office.say(user, text) for user, text in reports]
    office.work()
    return numbers


def counted(office: Office, number: int) -> int:
    """The number that the card of an insight's problem shows."""
    return office.home(number).problem.reports


def copies(office: Office) -> list[int | None]:
    return [insight.copy_of for insight in office.rows(Insight)]


def test_the_same_words_of_one_person_are_kept_twice_and_counted_once(office: Office) -> None:
    first, again = say(office, ("U-1", REFUND), ("U-1", REFUND))
    assert office.count() == 2
    assert office.group_of(first).id == office.group_of(again).id
    assert [counted(office, number) for number in (first, again)] == [1, 1]
    assert [office.home(number).same_call for number in (first, again)] == [None, first]


def test_the_third_time_is_told_of_the_first(office: Office) -> None:
    first, *_, third = say(office, *[("U-1", REFUND)] * 3)
    assert (office.home(third).same_call, counted(office, third)) == (first, 1)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (("U-1", REFUND), ("U-1", ALIKE), "one person says it in other words: another customer's call"),
        (("U-1", REFUND), ("U-2", REFUND), "two people without a reference"),
        (("U-1", f"C-1001 {REFUND}"), ("U-1", f"C-1002 {REFUND}"), "one person, two customers"),
        (("U-1", f"C-1001 {REFUND}"), ("U-2", f"C-1002 {ALIKE}"), "two people, two customers"),
    ],
)
def test_reports_of_different_calls_count_each(
    office: Office, one: tuple[str, str], other: tuple[str, str], why: str
) -> None:
    first, second = say(office, one, other)
    assert office.group_of(first).id == office.group_of(second).id
    assert counted(office, first) == 2, why
    assert office.home(second).same_call is None, why


def test_two_people_who_name_the_same_customer_report_one_call(office: Office) -> None:
    first, second = say(office, ("U-1", f"C-88213 {REFUND}"), ("U-2", f"C-88213 {ALIKE}"))
    assert office.home(second).same_call == first
    assert counted(office, first) == 1
    assert office.slack.keys("heard") == [], "nobody else has called"


def test_a_customer_with_two_problems_is_counted_in_both(office: Office) -> None:
    first, other = say(office, ("U-1", f"C-88213 {REFUND}"), ("U-2", "C-88213 lamp flickers at night"))
    assert [counted(office, number) for number in (first, other)] == [1, 1]
    assert copies(office) == [None, None]


@pytest.mark.parametrize(("hours", "reports"), [(23.9, 1), (24.1, 2)])
def test_a_day_later_it_is_another_call(office: Office, hours: float, reports: int) -> None:
    [first] = say(office, ("U-1", REFUND))
    office.clock.forward(hours=hours)
    say(office, ("U-1", REFUND))
    assert counted(office, first) == reports


def test_owner_and_issue_are_told_of_calls_not_of_copies(office: Office) -> None:
    """Two reports are shown to the owner: the copy alone does not bring them."""
    first, _ = say(office, ("U-1", REFUND), ("U-1", REFUND))
    assert office.triage() == []
    say(office, ("U-2", ALIKE))
    [card] = office.triage()
    assert (card.problem.reports, card.agents) == (2, 2)
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(first).id or 0)
    [draft] = [order.draft for order in office.jira.written if isinstance(order, CreateIssue)]
    assert draft.figures.reports == 2


def test_who_reported_it_again_is_told_the_stages_too(office: Office) -> None:
    first, again, _ = say(office, ("U-1", REFUND), ("U-1", REFUND), ("U-2", ALIKE))
    office.click("U-owner", Gesture.DECLINE, office.group_of(first).id or 0, "too dear")
    assert office.told(first) == office.told(again) == [Stage.DECLINED]


def test_not_the_same_makes_it_a_report_of_its_own_and_undo_takes_that_back(office: Office) -> None:
    first, again = say(office, ("U-1", REFUND), ("U-1", REFUND))
    office.click("U-1", Gesture.NOT_SAME, again)
    assert office.home(again).same_call is None
    assert [counted(office, number) for number in (first, again)] == [1, 1]
    assert office.group_of(first).id != office.group_of(again).id
    office.click("U-1", Gesture.UNDO, again)
    assert (office.home(again).same_call, counted(office, first)) == (first, 1)


def test_right_does_not_make_it_count_twice(office: Office) -> None:
    first, again = say(office, ("U-1", REFUND), ("U-1", REFUND))
    office.click("U-1", Gesture.RIGHT, again)
    assert (office.home(again).same_call, counted(office, first)) == (first, 1)


def test_a_copy_counts_when_what_it_copies_has_gone_elsewhere(office: Office) -> None:
    first, again = say(office, ("U-1", REFUND), ("U-1", REFUND))
    office.click("U-1", Gesture.NOT_SAME, first)
    assert (office.home(again).same_call, counted(office, again)) == (None, 1)


def test_an_edit_to_other_words_is_no_copy_any_more(office: Office) -> None:
    say(office, ("U-1", REFUND))
    again = office.say("U-1", REFUND, source="message:T1:C1:1.1")
    office.work()
    assert copies(office) == [None, 1]
    office.intake.edited(Edit("message:T1:C1:1.1", "Ev1", ALIKE))
    office.work()
    assert (office.home(again).same_call, counted(office, again)) == (None, 2)
