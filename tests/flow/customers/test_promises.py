"""A day that customers may be told: only what an owner says, and those who promised it are asked when nothing is new."""

from datetime import timedelta

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import CustomersDue
from bridge.domain.stages import Stage
from bridge.flow import customers, promises
from bridge.store.tables import CallBack, Group, Issue
from tests.flow.customers.test_news import note, outcomes, shown
from tests.flow.jira.tickets import DONE, change
from tests.flow.office import Office
from tests.flow.owners.desk import OWNER, card, form, take_back
from tests.flow.owners.test_closing import day
from tests.flow.owners.test_wordings import last_card

TEXTS = ("refund pending for days, C-88213 wants a call", "refund pending since days for C-90001")


@pytest.fixture
def office(quick: Office) -> Office:
    """An office in memory: what is asked of the database is asked elsewhere too."""
    return quick


def underway(office: Office) -> tuple[list[int], int]:
    """Two reports that name customers, of a problem that its team has taken on: the insights, and the group."""
    numbers = office.problem(*TEXTS)
    group = office.group_of(numbers[0]).id or 0
    form(office, Gesture.OPEN_ISSUE, group)
    return numbers, group


def promise(office: Office, group: int, ahead: int = 3, user: str = OWNER) -> None:
    """Say until which day customers hear more."""
    form(office, Gesture.TELL_BY, group, user=user, until=day(office, ahead))


def keep(office: Office) -> None:
    promises.keep(office.store, office.clock)
    office.work()


def morning_of(office: Office, ahead: int = 3) -> None:
    """It is noon of the day that was promised."""
    office.clock.forward(days=ahead)


def test_agents_are_told_the_day_on_their_cards_and_with_the_next_news(office: Office) -> None:
    numbers, group = underway(office)
    promise(office, group)
    until = office.rows(Group)[0].tell_by
    assert last_card(office, numbers[0]).problem.tell_by == until
    change(office, office.rows(Issue)[0].jira_id, status="Doing", category="indeterminate")
    assert note(office, numbers[0]).stage is Stage.IN_WORK
    assert note(office, numbers[0]).problem.tell_by == until


def test_nobody_but_an_owner_says_a_day_and_none_that_has_passed(office: Office) -> None:
    _numbers, group = underway(office)
    promise(office, group, user="U-2")
    form(office, Gesture.TELL_BY, group, until="2020-01-01")
    assert office.rows(Group)[0].tell_by is None


def test_no_day_is_said_before_the_team_has_taken_it_on_or_once_it_is_over(office: Office) -> None:
    numbers = office.problem(*TEXTS)
    group = office.group_of(numbers[0]).id or 0
    promise(office, group)
    form(office, Gesture.DECLINE, group, "too dear")
    promise(office, group)
    assert office.rows(Group)[0].tell_by is None


def test_the_day_can_be_taken_away_and_that_be_taken_back(office: Office) -> None:
    numbers, group = underway(office)
    promise(office, group)
    before = office.rows(Group)[0].tell_by
    form(office, Gesture.TELL_BY, group)
    assert last_card(office, numbers[0]).problem.tell_by is None
    take_back(office, group)
    assert last_card(office, numbers[0]).problem.tell_by == before
    assert card(office, group).decided is not None


def test_on_the_day_those_who_promised_are_shown_their_customers_once_and_the_team_is_told(
    office: Office,
) -> None:
    numbers, group = underway(office)
    promise(office, group)
    keep(office)
    assert shown(office, numbers[0]) == []
    morning_of(office)
    for _twice in range(2):
        keep(office)
    [promised] = shown(office, numbers[0])
    assert promised.nothing_new
    assert (promised.due, [one.name for one in promised.customers]) == (
        office.rows(Group)[0].tell_by,
        ["reference 1"],
    )
    assert sum("nothing is new" in text for _thread, text in office.notes()) == 1
    office.click("U-1", Gesture.CALLED_BACK, promised.customers[0].call_back, "told")
    assert outcomes(office) == ["told", ""]


def test_another_day_that_brings_nothing_is_to_be_told_too(office: Office) -> None:
    numbers, group = underway(office)
    promise(office, group)
    morning_of(office)
    keep(office)
    first = shown(office, numbers[0])[0].customers[0].call_back
    office.click("U-1", Gesture.CALLED_BACK, first, "told")
    promise(office, group, ahead=4)
    morning_of(office, 4)
    for _twice in range(2):
        keep(office)
    posts = [key for key, _order, _posted in office.slack.posts if key.startswith(f"customers:{numbers[0]}:")]
    assert len(posts) == 2
    assert outcomes(office) == ["", ""]
    _first, second, *_edits = shown(office, numbers[0])
    assert second.customers[0].outcome == ""


def test_each_day_that_was_promised_is_reminded_of(office: Office) -> None:
    numbers, group = underway(office)
    for _day in range(2):
        promise(office, group)
        morning_of(office)
        keep(office)
        office.clock.forward(days=1)
        customers.remind(office.store, office.clock)
        office.work()
    reminders = [order.card for _key, order, _posted in office.slack.posts]
    assert reminders.count(CustomersDue(numbers[0], 1)) == 2


def test_a_day_that_has_passed_is_not_promised_any_more(office: Office) -> None:
    numbers, group = underway(office)
    promise(office, group)
    office.clock.forward(days=5)
    assert office.home(numbers[0]).problem.tell_by is None


@pytest.mark.parametrize(("late", "told"), [(2, 1), (20, 0)])
def test_who_promised_a_day_on_which_the_bridge_was_down_is_told_soon_after(
    office: Office, late: int, told: int
) -> None:
    numbers, group = underway(office)
    promise(office, group)
    morning_of(office, 3 + late)
    new = office.say("U-3", "refund pending for days again, C-90003 asked")
    office.work()
    assert office.group_of(new).id == group
    for _twice in range(2):
        keep(office)
    assert [len(shown(office, number)) for number in (numbers[0], new)] == [told, 0]


def test_news_soon_after_the_day_does_not_ask_to_say_again_that_there_is_none(office: Office) -> None:
    numbers, group = underway(office)
    promise(office, group)
    morning_of(office)
    keep(office)
    office.clock.forward(days=1)
    change(office, office.rows(Issue)[0].jira_id, status="Doing", category="indeterminate")
    keep(office)
    assert len(shown(office, numbers[0])) == 1


def test_news_in_time_leaves_nothing_to_say_of_the_day(office: Office) -> None:
    numbers, group = underway(office)
    promise(office, group)
    change(office, office.rows(Issue)[0].jira_id, **DONE)
    form(office, Gesture.LIVE, group)
    morning_of(office)
    keep(office)
    assert office.home(numbers[0]).problem.tell_by is None
    assert not [one for one in shown(office, numbers[0]) if one.nothing_new]


def test_what_is_live_takes_the_place_of_nothing_new(office: Office) -> None:
    numbers, group = underway(office)
    promise(office, group)
    morning_of(office)
    keep(office)
    change(office, office.rows(Issue)[0].jira_id, **DONE)
    form(office, Gesture.LIVE, group)
    assert outcomes(office) == ["withdrawn", "withdrawn", "", ""]
    assert shown(office, numbers[0])[-1].customers[0].outcome == "withdrawn"


@pytest.mark.parametrize("later", [1, 4])
def test_a_later_day_is_kept_too(office: Office, later: int) -> None:
    _numbers, group = underway(office)
    promise(office, group, ahead=2)
    office.clock.forward(days=1)
    promise(office, group, ahead=later)
    due = office.rows(Group)[0].tell_by
    office.clock.forward(days=later)
    keep(office)
    assert {row.due_at for row in office.rows(CallBack)} == {due}
    assert due is not None
    assert due - office.clock.now() < timedelta(days=1)
