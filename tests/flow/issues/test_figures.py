"""One comment of ours with the numbers, and few edits of it."""

from dataclasses import replace

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Comment, EditComment, LinkPage
from bridge.flow import figures
from bridge.flow.figures import outdated, reached
from bridge.store.engine import Store
from bridge.store.queries import groups
from bridge.store.tables import Issue
from tests.conftest import HeldClock
from tests.flow.issues.conftest import COUNTED, REFUND, Tracked


def test_an_issue_of_two_reports_gets_one_comment_a_number_and_a_page(office: Tracked) -> None:
    office.opened()
    [shown] = office.figures()
    assert (shown.reports, shown.agents, shown.teams, shown.first_by) == (2, 2, 1, "Leipzig")
    assert office.numbers() == [2]
    [page] = [order for order in office.orders(LinkPage) if isinstance(order, LinkPage)]
    assert (page.name, page.url) == ("problem:1", "https://bridge.acme.example/problems/1")


def test_an_issue_of_one_report_has_no_comment_until_the_second(store: Store, clock: HeldClock) -> None:
    office = Tracked(store, clock, replace(COUNTED, listen=1))
    number = office.problem(REFUND)[0]
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(number).id or 0)
    assert office.figures() == []
    office.more(1)
    assert [shown.reports for shown in office.figures()] == [2]


def test_the_figures_are_shown_anew_at_2_5_10_20_and_50_reports_only() -> None:
    assert [reports for reports in range(1, 200) if reached(reports - 1, reports)] == [2, 5, 10, 20, 50]
    assert reached(4, 40)


@pytest.mark.parametrize(
    ("shown", "reports", "wrong"),
    [(50, 51, True), (51, 51, False), (5, 9, False), (20, 49, False), (5, 4, True)],
)
def test_a_day_later_they_are_corrected_past_the_last_step_or_if_they_shrank(
    shown: int, reports: int, wrong: bool
) -> None:
    assert outdated(shown, reports) is wrong


def test_the_one_comment_and_the_number_are_edited_in_place(office: Tracked) -> None:
    office.opened()
    office.more(4)
    assert [shown.reports for shown in office.figures()] == [2, 5]
    assert office.numbers() == [2, 5]
    [comment] = {order.comment_id for order in office.orders(EditComment) if isinstance(order, EditComment)}
    assert (len(office.orders(Comment)), comment) == (1, office.issue().figures_comment_id)


def test_steps_that_were_reached_while_jira_was_away_are_one_edit(office: Tracked) -> None:
    office.opened()
    office.jira.before.append(TryLaterError("Jira is down"))
    office.more(9)
    office.clock.forward(minutes=5)
    office.work()
    assert [shown.reports for shown in office.figures()] == [2, 11]


def test_below_fifty_a_day_alone_edits_nothing(office: Tracked) -> None:
    office.opened()
    office.more(1)
    office.daily(days=3)
    assert [shown.reports for shown in office.figures()] == [2]


def test_a_problem_that_shrank_is_corrected_a_day_later(office: Tracked) -> None:
    office.opened()
    office.more(3)
    office.click("U-3", Gesture.NOT_SAME, 3)
    assert office.figures()[-1].reports == 5
    office.daily(days=2)
    assert office.figures()[-1].reports == 4


def test_after_a_merge_the_survivor_shows_all_at_once(office: Tracked) -> None:
    office.opened()
    office.more(1)
    with office.store.grouping() as session:
        figures.regrouped(session, office.rules, groups.get(session, 1), office.clock.now())
    office.work()
    assert [shown.reports for shown in office.figures()] == [2, 3]


def test_weeks_are_counted_from_monday(office: Tracked) -> None:
    office.opened()
    office.clock.forward(days=6, hours=23)
    office.more(3)
    last = office.figures()[-1]
    assert (last.reports, last.this_week, last.last_week) == (5, 3, 2)


def test_customers_are_counted_by_reference_and_calls_once(office: Tracked) -> None:
    office.problem("refund pending for C-1111", "refund pending for C-2222", "refund pending for C-1111")
    office.click("U-owner", Gesture.OPEN_ISSUE, 1)
    [shown] = office.figures()
    assert shown.customers == 2
    assert shown.this_week == shown.reports


@pytest.mark.parametrize("columns", [{"seen": "gone"}, {"seen": "hidden"}, {"retired": True}])
def test_an_issue_that_cannot_be_read_or_was_merged_away_is_not_written_to(
    office: Tracked, columns: dict[str, object]
) -> None:
    office.opened()
    with office.store.write() as session:
        issue = session.get_one(Issue, office.issue().id)
        issue.sqlmodel_update(columns)
        session.add(issue)
    written = len(office.jira.written)
    office.more(3)
    office.daily(days=2)
    assert len(office.jira.written) == written


def test_a_comment_that_people_deleted_does_not_hold_the_number_back(office: Tracked) -> None:
    office.opened()
    office.jira.before.append(RefusedError("The comment is gone.", "404"))
    office.more(3)
    assert (office.figures()[-1].reports, office.numbers()) == (2, [2, 5])


def test_without_number_field_and_page_only_the_comment_is_written(store: Store, clock: HeldClock) -> None:
    bare = replace(
        COUNTED, routes=(replace(COUNTED.routes[0], number_field=""), COUNTED.routes[1]), page_url=""
    )
    office = Tracked(store, clock, bare)
    office.opened()
    assert (len(office.figures()), office.numbers(), office.orders(LinkPage)) == (1, [], [])
