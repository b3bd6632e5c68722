"""Credit is arithmetic on facts that people confirmed, in a ledger that is only ever added to."""

from datetime import timedelta

from bridge.domain.incoming import Capture, Gesture, Way
from bridge.flow.questions.due import stand
from bridge.store.tables import Asked, CreditEntry, Question
from tests.flow.office import TEAM, Office

THINGS = ("apple", "basket", "candle", "drawer", "engine", "feather", "garden")


def said(office: Office, user: str, *texts: str) -> list[int]:
    numbers = [office.say(user, text) for text in texts]
    office.work()
    return numbers


def lines(office: Office) -> list[tuple[str, int | None, int]]:
    return [(entry.kind, entry.insight_id, entry.points) for entry in office.rows(CreditEntry)]


def test_a_machines_join_pays_nothing(office: Office) -> None:
    office.problem("refund pending for days", "refund pending since days")
    assert lines(office) == []


def test_right_earns_a_point_once(office: Office) -> None:
    _, second = office.problem("refund pending for days", "refund pending since days")
    office.click("U-2", Gesture.RIGHT, second)
    assert lines(office) == [("insight", second, 1)]
    summary = office.credit("U-2")
    assert (summary.insight, summary.total, summary.heard, summary.live) == (1, 1, 1, 0)
    assert f"No. {second}" in summary.lines[0].sentence


def test_an_owners_acceptance_credits_the_listed_and_those_who_found_it(office: Office) -> None:
    numbers, _ = office.opened()
    assert sorted(lines(office)) == sorted(
        (kind, number, 1) for kind in ("insight", "found") for number in numbers
    )


def test_a_provisional_report_is_not_credited_at_acceptance(office: Office) -> None:
    first, _ = office.problem("refund pending for days", "refund pending since days")
    [unsure] = said(office, "U-9", "refund shows wrong amount for weeks")
    assert office.home(unsure).problem.group == office.group_of(first).id
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(first).id or 0)
    assert (office.credit("U-1").total, office.credit("U-9").total) == (2, 0)


def test_found_is_for_the_first_24_hours_as_judged_at_acceptance(office: Office) -> None:
    [first] = said(office, "U-1", "refund pending for days")
    office.clock.forward(hours=24)
    [second] = said(office, "U-2", "refund pending since days")
    office.clock.forward(seconds=1)
    [third] = said(office, "U-3", "refund pending for some days")
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(first).id or 0)
    assert [office.credit(f"U-{number}").found for number in (first, second, third)] == [1, 1, 0]
    [late] = said(office, "U-4", "refund pending for many days")
    office.click("U-4", Gesture.RIGHT, late)
    assert (office.credit("U-4").insight, office.credit("U-4").found) == (1, 0)


def test_not_the_same_reverses_and_undo_earns_again(office: Office) -> None:
    numbers, _ = office.opened()
    before = office.rows(CreditEntry)
    office.clock.forward(minutes=1)
    office.click("U-2", Gesture.NOT_SAME, numbers[1])
    assert office.credit("U-2").total == 0
    office.clock.forward(minutes=1)
    office.click("U-2", Gesture.UNDO, numbers[1])
    assert (office.credit("U-2").insight, office.credit("U-2").found) == (1, 1)
    assert office.rows(CreditEntry)[: len(before)] == before
    mine = [(kind, points) for kind, number, points in lines(office) if number == numbers[1]]
    assert sorted(mine) == sorted(
        [("insight", 1), ("found", 1), ("insight", -1), ("found", -1), ("insight", 1), ("found", 1)]
    )


def test_a_reversal_names_what_it_reverses(office: Office) -> None:
    _, second = office.problem("refund pending for days", "refund pending since days")
    office.click("U-2", Gesture.RIGHT, second)
    office.click("U-2", Gesture.UNDO, second)
    earned, reversed_ = office.rows(CreditEntry)
    assert (reversed_.reverses, reversed_.points, reversed_.group_id) == (earned.id, -1, earned.group_id)
    assert reversed_.cause != earned.cause


def test_the_five_lowest_numbers_of_a_day_count(office: Office) -> None:
    numbers = said(office, "U-1", *(f"{thing} {thing}s are late" for thing in THINGS))
    for number in reversed(numbers):
        office.click("U-1", Gesture.RIGHT, number)
    assert office.credit("U-1").insight == 5
    standing = {entry.insight_id: 0 for entry in office.rows(CreditEntry)}
    for entry in office.rows(CreditEntry):
        standing[entry.insight_id] += entry.points
    assert [number for number in numbers if standing.get(number)] == numbers[:5]


def test_the_cap_is_by_day_and_person(office: Office) -> None:
    for user in ("U-1", "U-2"):
        for number in said(office, user, *(f"{thing} {user} late" for thing in THINGS)):
            office.click(user, Gesture.RIGHT, number)
    office.clock.forward(days=1)
    [tomorrow] = said(office, "U-1", "hammer lost")
    office.click("U-1", Gesture.RIGHT, tomorrow)
    assert (office.credit("U-1").insight, office.credit("U-2").insight) == (6, 5)


def test_a_near_copy_of_ones_own_words_earns_nothing_for_thirty_days(office: Office) -> None:
    [first] = said(office, "U-1", "refund pending for days")
    office.click("U-1", Gesture.RIGHT, first)
    office.clock.forward(days=30)
    [copy] = said(office, "U-1", "Refund pending for days!")
    office.click("U-1", Gesture.RIGHT, copy)
    assert office.credit("U-1").insight == 1
    office.clock.forward(seconds=1)
    office.clock.forward(days=30)
    [later] = said(office, "U-1", "refund pending for days")
    office.click("U-1", Gesture.RIGHT, later)
    assert office.credit("U-1").insight == 2


def test_a_copy_of_a_colleagues_words_earns(office: Office) -> None:
    office.problem("refund pending for days", "refund pending for days")
    office.click("U-2", Gesture.RIGHT, 2)
    assert office.credit("U-2").insight == 1


def test_copies_find_nothing(office: Office) -> None:
    for _ in range(3):
        said(office, "U-1", "refund pending for days")
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(1).id or 0)
    assert (office.credit("U-1").insight, office.credit("U-1").found) == (1, 1)


def test_an_answer_stands_after_seven_days(office: Office) -> None:
    _, jira_id = office.opened()
    office.comment(jira_id, "To agents: since when?")
    office.click("U-1", Gesture.ANSWER, office.rows(Question)[0].id or 0, "since Monday")
    office.clock.forward(days=7)
    stand(office.store, office.rules, office.clock)
    assert office.credit("U-1").answer == 0
    office.clock.forward(seconds=1)
    for _ in range(2):
        stand(office.store, office.rules, office.clock)
    assert (office.credit("U-1").answer, office.credit("U-2").answer) == (2, 0)
    assert [one.credited for one in office.rows(Asked)] == [True, False]


def test_an_accepted_answer_is_not_credited_again_later(office: Office) -> None:
    _, jira_id = office.opened()
    office.comment(jira_id, "To agents: since when?")
    question = office.rows(Question)[0].id or 0
    office.click("U-1", Gesture.ANSWER, question, "since Monday")
    office.click("U-owner", Gesture.ACCEPT_ANSWERS, question)
    office.clock.forward(days=8)
    stand(office.store, office.rules, office.clock)
    assert office.credit("U-1").answer == 2


def test_declining_takes_no_points(office: Office) -> None:
    numbers, _ = office.opened()
    before = lines(office)
    office.click("U-owner", Gesture.DECLINE, office.group_of(numbers[0]).id or 0, "too dear")
    assert lines(office) == before


def test_a_problem_whose_reports_all_left_can_still_be_accepted(office: Office) -> None:
    numbers = office.problem("refund pending for days", "refund pending since days")
    group = office.group_of(numbers[0]).id or 0
    for turn, number in enumerate(numbers, 1):
        office.click(f"U-{turn}", Gesture.NOT_SAME, number)
    office.click("U-owner", Gesture.DECLINE, group, "gone")
    office.click("U-owner", Gesture.OPEN_ISSUE, group)
    assert lines(office) == []


def test_an_unknown_person_has_an_empty_statement(office: Office) -> None:
    summary = office.credit("U-nobody")
    assert (summary.lines, summary.total, summary.heard) == ((), 0, 0)


def test_said_just_before_midnight_counts_for_the_day_it_was_said(office: Office) -> None:
    """A redelivery after midnight does not move an insight to the next day."""
    midnight = office.clock.now().replace(hour=0) + timedelta(days=1)
    for turn, thing in enumerate(THINGS):
        office.intake.keep(
            Capture(
                f"command:x{turn}", Way.COMMAND, TEAM, "U-1", f"{thing} late", midnight - timedelta(seconds=1)
            )
        )
    office.clock.forward(days=1)
    office.work()
    for number in range(1, len(THINGS) + 1):
        office.click("U-1", Gesture.RIGHT, number)
    assert office.credit("U-1").insight == 5
