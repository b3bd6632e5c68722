"""What is said and earned of one of several problems, and what becomes of the others: rules, on one database."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.incoming import Gesture
from bridge.domain.stages import Stage
from bridge.store.tables import CreditEntry, Membership, Question
from tests.flow.office import Office
from tests.flow.small import small_office
from tests.flow.test_properties import arithmetic, standing
from tests.flow.test_split import BOTH, CRASH, REFUND, told_by_three


@pytest.fixture
def office() -> Office:
    return small_office()


def test_what_is_said_beyond_three_problems_stays_with_the_third(office: Office) -> None:
    [many] = office.problem("apple rotten and basket torn and candle bent and drawer stuck")
    assert [card.text for card in office.parts(many)] == [
        "apple rotten",
        "basket torn",
        "candle bent … drawer stuck",
    ]


def test_parts_of_one_problem_are_one_part_again(office: Office) -> None:
    refund, both = office.problem(REFUND, "refund pending for days and refund pending for weeks")
    assert office.home(both).text == "refund pending for days and refund pending for weeks"
    assert office.home(refund).problem.reports == 2


def test_a_stage_is_told_once_where_two_parts_are_in_one_problem(office: Office) -> None:
    refund, both = office.problem(REFUND, "refund pending for days and refund pending for weeks")
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(refund).id or 0)
    assert office.told(both) == [Stage.WITH_TEAM]
    assert [note.part for note in office.stage_notes(both)] == [False]


def test_a_part_that_may_be_where_another_is_is_not_asked_about(office: Office) -> None:
    _, both = office.problem(REFUND, "refund pending for days and refund shows wrong amount for weeks")
    assert office.home(both).state == "joined"


def test_praise_beside_a_problem_is_thanked_and_the_problem_is_not_lost(office: Office) -> None:
    *_, both = office.problem(REFUND, f"thanks to the courier and {REFUND}")
    assert [card.praise for card in office.parts(both)] == [True, False]
    assert [card.problem.team for card in office.triage()] == ["Payments"]


def test_a_correction_touches_one_part_only(office: Office) -> None:
    refund, crash, both = told_by_three(office)
    first, second = office.parts(both)
    office.click("U-3", Gesture.NOT_SAME, both, version=second.version)
    assert office.parts(both)[0] == first
    assert office.group_of(both, 1).id not in {office.group_of(refund).id, office.group_of(crash).id}
    assert (office.vetoed(both, 0), office.vetoed(both, 1)) == (set(), {office.group_of(crash).id})
    assert office.home(crash).problem.reports == 1


def test_undo_gives_a_part_back_and_leaves_the_other(office: Office) -> None:
    *_, both = told_by_three(office)
    before = office.parts(both)
    office.click("U-3", Gesture.RIGHT, both, version=before[0].version)
    office.clock.forward(minutes=1)
    office.click("U-3", Gesture.NOT_SAME, both, version=before[1].version)
    office.clock.forward(minutes=1)
    office.click("U-3", Gesture.UNDO, both, version=office.parts(both)[1].version)
    after = office.parts(both)
    assert [card.state for card in after] == ["confirmed", "joined"]
    assert [card.problem.group for card in after] == [card.problem.group for card in before]
    assert office.vetoed(both, 1) == set()


def test_a_part_that_is_unsure_is_asked_about_for_itself(office: Office) -> None:
    refund, crash, both = office.problem(REFUND, CRASH, f"{CRASH} and refund shows wrong amount for weeks")
    sure, unsure = office.parts(both)
    assert (sure.state, unsure.state) == ("joined", "provisional")
    assert office.home(refund).problem.reports == 1
    office.click("U-3", Gesture.CHOOSE, both, str(unsure.candidates[0].group), version=unsure.version)
    assert office.home(refund).problem.reports == 2
    assert office.home(crash).problem.reports == 2


@pytest.fixture
def chosen(office: Office) -> tuple[int, int]:
    """A problem, and a report whose second part was asked about and then put beside the first one, in that problem."""
    lamp = "lamp flickers at night hard"
    refund, _, both = office.problem(REFUND, lamp, f"{REFUND} and lamp flickers hard refund pending")
    asked = office.parts(both)[1]
    assert asked.state == "provisional"
    office.click("U-3", Gesture.CHOOSE, both, str(office.group_of(refund).id), version=asked.version)
    office.clock.forward(minutes=1)
    return refund, both


def test_a_part_that_was_put_beside_another_is_one_with_it(office: Office, chosen: tuple[int, int]) -> None:
    refund, both = chosen
    assert office.home(both).text == office.insight(both).text
    assert office.home(both).state == "confirmed"
    assert office.home(refund).problem.reports == 2


def test_undo_takes_the_parts_apart_again(office: Office, chosen: tuple[int, int]) -> None:
    _, both = chosen
    office.click("U-3", Gesture.UNDO, both)
    assert [card.state for card in office.parts(both)] == ["joined", "provisional"]


def test_not_the_same_is_said_of_all_that_is_in_the_problem(office: Office, chosen: tuple[int, int]) -> None:
    refund, both = chosen
    office.click("U-3", Gesture.NOT_SAME, both)
    group = office.group_of(refund).id
    assert group not in {office.group_of(both, part).id for part in (0, 1)}
    assert office.vetoed(both, 0) == office.vetoed(both, 1) == {group}
    assert office.home(refund).problem.reports == 1


def test_the_first_reporter_hears_of_a_colleague_for_each_problem_once(office: Office) -> None:
    both, *_ = office.problem(BOTH, REFUND, CRASH, REFUND, CRASH)
    assert office.slack.keys("heard") == [f"heard:{both}", f"heard:{both}:1"]


def test_one_insight_is_one_point_however_many_of_its_parts_are_right(office: Office) -> None:
    *_, both = told_by_three(office)
    for card in office.parts(both):
        office.click("U-3", Gesture.RIGHT, both, version=card.version)
    summary = office.credit("U-3")
    assert (summary.insight, summary.total, summary.heard) == (1, 1, 2)


def test_the_days_cap_counts_insights_not_parts(office: Office) -> None:
    numbers = [office.say("U-1", f"{thing} late and {thing} wet stuff") for thing in "ABC"]
    office.work()
    for number in numbers:
        for card in office.parts(number):
            office.click("U-1", Gesture.RIGHT, number, version=card.version)
    assert office.credit("U-1").insight == 3


def test_each_problem_that_was_found_early_is_credited_and_each_for_itself(office: Office) -> None:
    refund, crash, both = told_by_three(office)
    for number in (refund, crash):
        office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(number).id or 0)
    assert (office.credit("U-3").insight, office.credit("U-3").found) == (1, 2)
    office.click("U-3", Gesture.NOT_SAME, both, version=office.parts(both)[1].version)
    assert (office.credit("U-3").insight, office.credit("U-3").found) == (1, 1)


def test_the_point_moves_to_the_problem_that_is_still_confirmed(office: Office) -> None:
    refund, crash, both = told_by_three(office)
    for number in (refund, crash):
        office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(number).id or 0)
    office.click("U-3", Gesture.NOT_SAME, both, version=office.parts(both)[0].version)
    mine = [
        entry for entry in office.rows(CreditEntry) if (entry.kind, entry.insight_id) == ("insight", both)
    ]
    points = [(entry.group_id, entry.points) for entry in mine]
    first, second = office.group_of(refund).id, office.group_of(crash).id
    assert points == [(first, 1), (first, -1), (second, 1)]


def test_each_team_asks_for_itself_and_each_answer_is_credited(office: Office) -> None:
    refund, crash, _ = told_by_three(office)
    for number, question in ((refund, "which cards?"), (crash, "which phones?")):
        office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(number).id or 0)
        office.comment(list(office.jira.issues_by_id)[-1], f"To agents: {question}")
    for asked in office.rows(Question):
        office.click("U-3", Gesture.ANSWER, asked.id or 0, "all of them")
        office.click("U-owner", Gesture.ACCEPT_ANSWERS, asked.id or 0)
    assert office.credit("U-3").answer == 4


DEEDS = st.tuples(
    st.sampled_from(
        (
            Gesture.RIGHT,
            Gesture.NOT_SAME,
            Gesture.CHOOSE,
            Gesture.SOMETHING_NEW,
            Gesture.UNDO,
            Gesture.OPEN_ISSUE,
        )
    ),
    st.integers(3, 5),
    st.integers(0, 1),
)


@given(st.lists(DEEDS, max_size=8))
@settings(max_examples=5)
def test_whatever_is_said_of_parts_they_stay_and_the_ledger_follows(
    deeds: list[tuple[Gesture, int, int]],
) -> None:
    office = small_office()
    office.problem(REFUND, CRASH, BOTH, f"{CRASH} and refund shows wrong amount for weeks", BOTH)
    for gesture, number, part in deeds:
        office.clock.forward(minutes=1)
        card = office.parts(number)[part % len(office.parts(number))]
        choice = str(card.candidates[0].group) if card.candidates else ""
        if gesture is Gesture.OPEN_ISSUE:
            office.click("U-owner", gesture, card.problem.group)
        else:
            office.click(f"U-{number}", gesture, number, choice, card.version)
        assert standing(office) == arithmetic(office)
    now = [(place.insight_id, place.part) for place in office.rows(Membership) if place.current]
    assert sorted(now) == [(1, 0), (2, 0), (3, 0), (3, 1), (4, 0), (4, 1), (5, 0), (5, 1)]
    for entry in office.rows(CreditEntry):
        assert office.credit(f"U-{entry.insight_id}").found <= 2
