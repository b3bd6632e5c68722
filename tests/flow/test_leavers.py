"""Somebody leaves: nobody writes to them any more, and what they were asked and told goes to their lead, once."""

from dataclasses import replace

import pytest

from bridge.domain.members import Member
from bridge.domain.outgoing import Post, Update
from bridge.domain.rules import Crew
from bridge.flow import leavers, names
from bridge.store.engine import Store
from bridge.store.queries import leavers as queries
from bridge.store.queries import people
from bridge.store.tables import Asked, HeadsUp
from tests.conftest import HeldClock
from tests.flow.headsups.conftest import Informed
from tests.flow.jira.tickets import IN_WORK, change
from tests.flow.office import RULES, TEAM
from tests.flow.owners.desk import two_reports
from tests.flow.questions.asking import asked_in_jira, asked_in_slack, edit_comment, questions

LEIPZIG = Crew("leipzig", "Leipzig", lead="U-lead", members=("U-1", "U-2", "U-3"))
COMPANY = replace(RULES, crews=(LEIPZIG,), leaders=("U-chief",), smallest_team=2)


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Informed:
    return Informed(store, clock, COMPANY)


def leave(office: Informed, user: str) -> None:
    """Slack says that somebody was deactivated."""
    names.changed(office.store, office.rules, office.clock, TEAM, Member(TEAM, user, "", gone=True))


def pass_on(office: Informed, times: int = 2) -> None:
    """The clock passes on what is left; more often than once, as it may."""
    for _ in range(times):
        leavers.pass_on(office.store, office.rules, office.clock, office.vault)
        office.work()


def written_since(office: Informed, before: int) -> list[Post]:
    orders = [order for _key, order, _posted in office.slack.posts[before:]]
    return [order for order in orders if isinstance(order, Post)]


def test_a_question_that_nobody_answered_is_put_to_the_lead_once(office: Informed) -> None:
    _numbers, _jira, question = asked_in_jira(office)
    leave(office, "U-1")
    pass_on(office)
    asked = [order.user for order, card in questions(office) if order.user]
    assert asked == ["U-lead"]
    assert len([row for row in office.rows(Asked) if row.question_id == question]) == 3


def test_a_question_that_is_closed_goes_to_nobody(office: Informed) -> None:
    _numbers, jira, _question = asked_in_jira(office)
    edit_comment(office, jira, None)
    leave(office, "U-1")
    pass_on(office)
    assert [order.user for order, _card in questions(office) if order.user] == []


def test_a_heads_up_that_they_have_not_read_is_shown_to_the_lead_once(office: Informed) -> None:
    office.tell()
    before = office.reached()
    leave(office, "U-1")
    leave(office, "U-2")
    pass_on(office)
    assert office.reached()[len(before) :] == ["U-lead"]


def test_what_they_had_read_or_was_told_after_they_left_is_not(office: Informed) -> None:
    office.tell()
    office.receipts.read("U-1", 1)
    leave(office, "U-1")
    office.clock.forward(minutes=1)
    pass_on(office)
    assert "U-lead" not in office.reached()
    before = len(office.reached())
    office.tell(lines={"title": "another change"})
    pass_on(office)
    assert office.reached()[before:] == ["U-2", "U-3"]


def test_who_left_nothing_open_is_not_looked_at_again(office: Informed) -> None:
    asked_in_jira(office)
    left = people_with_something_open(office)
    for user in ("U-1", "U-3"):
        leave(office, user)
    assert (left, people_with_something_open(office)) == ([], ["U-1"])
    office.clock.forward(minutes=1)
    office.tell()
    assert people_with_something_open(office) == ["U-1"]
    leave(office, "U-2")
    assert people_with_something_open(office) == ["U-1", "U-2"]


def people_with_something_open(office: Informed) -> list[str]:
    with office.store.read() as session:
        return [one.user for one in queries.with_something_open(session, office.clock.now().date())]


def test_nothing_is_written_to_whoever_left_and_others_are_told_as_ever(office: Informed) -> None:
    numbers, jira = office.opened()
    leave(office, "U-1")
    before, edits = len(office.slack.posts), len(office.slack.updates)
    change(office, jira, **IN_WORK)
    told = {order.thread for order in written_since(office, before)}
    homes = {number: office.insight(number).home_ts for number in numbers}
    assert homes[numbers[0]] not in told
    assert homes[numbers[1]] in told
    cards = {update.ts for update in office.slack.updates[edits:] if isinstance(update, Update)}
    assert homes[numbers[0]] not in cards


def test_who_left_is_neither_told_nor_counted_nor_asked_with_their_team(office: Informed) -> None:
    _numbers, group = two_reports(office)
    leave(office, "U-1")
    office.tell()
    [row] = office.rows(HeadsUp)
    assert (row.told, office.reached()) == (2, ["U-2", "U-3"])
    question = asked_in_slack(office, group, to="crew:leipzig")
    pass_on(office)
    assert {order.user for order, _card in questions(office)} == {"U-2", "U-3"}
    assert len([one for one in office.rows(Asked) if one.question_id == question]) == 2


@pytest.mark.parametrize(("gone", "next_"), [("U-lead", "U-chief"), ("U-chief", "U-lead")])
def test_where_the_lead_has_left_too_it_goes_to_whoever_leads_the_company(
    office: Informed, gone: str, next_: str
) -> None:
    asked_in_jira(office)
    with office.store.write() as session:
        people.known(session, TEAM, gone)
    leave(office, gone)
    leave(office, "U-1")
    pass_on(office)
    assert [order.user for order, _card in questions(office) if order.user] == [next_]


def test_their_last_team_counts_when_slack_has_taken_them_out_of_it(office: Informed) -> None:
    asked_in_jira(office)
    leave(office, "U-1")
    office.rules = replace(COMPANY, crews=(replace(LEIPZIG, members=("U-2",)),))
    pass_on(office)
    assert [order.user for order, _card in questions(office) if order.user] == ["U-lead"]


def test_who_comes_back_is_written_to_again(office: Informed) -> None:
    numbers, jira = office.opened()
    leave(office, "U-1")
    names.changed(office.store, office.rules, office.clock, TEAM, Member(TEAM, "U-1", "Mia"))
    before = len(office.slack.posts)
    change(office, jira, **IN_WORK)
    assert office.insight(numbers[0]).home_ts in {order.thread for order in written_since(office, before)}
