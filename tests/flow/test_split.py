"""An insight that speaks of several problems is one insight with a part in each of them."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import CreateIssue
from bridge.domain.stages import Stage
from tests.flow.office import Office

REFUND, CRASH = "refund pending for days", "app crashes at orders"
BOTH = f"{REFUND} and {CRASH}"


def told_by_three(office: Office) -> tuple[int, int, int]:
    """Two people report a problem each, then one reports both."""
    refund, crash, both = office.problem(REFUND, CRASH, BOTH)
    return refund, crash, both


def test_each_part_is_in_its_problem_and_counts_once(office: Office) -> None:
    refund, crash, both = told_by_three(office)
    assert office.group_of(both, 0).id == office.group_of(refund).id
    assert office.group_of(both, 1).id == office.group_of(crash).id
    assert [office.home(number).problem.reports for number in (refund, crash)] == [2, 2]
    assert office.count() == 3


def test_the_home_shows_each_problem_with_its_own_words(office: Office) -> None:
    *_, both = told_by_three(office)
    assert [card.text for card in office.parts(both)] == [REFUND, CRASH]
    assert [card.state for card in office.parts(both)] == ["joined", "joined"]
    assert office.slack.keys("home").count(f"home:{both}") == 1


def test_each_owner_sees_the_words_of_their_part_only(office: Office) -> None:
    told_by_three(office)
    assert [card.quotes for card in office.triage()] == [(REFUND,), (CRASH,)]


def test_each_issue_quotes_its_part(office: Office) -> None:
    refund, *_ = told_by_three(office)
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(refund).id or 0)
    [draft] = [order.draft for order in office.jira.written if isinstance(order, CreateIssue)]
    assert (draft.reports, draft.agents) == (2, 2)
    assert all("crashes" not in quote for quote in draft.quotes)


def test_the_stages_of_both_problems_are_told_at_the_one_home_with_the_words_meant(office: Office) -> None:
    refund, crash, both = told_by_three(office)
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(refund).id or 0)
    office.click("U-owner", Gesture.DECLINE, office.group_of(crash).id or 0, "too dear")
    notes = office.stage_notes(both)
    assert [(note.stage, note.text, note.part) for note in notes] == [
        (Stage.WITH_TEAM, REFUND, True),
        (Stage.DECLINED, CRASH, True),
    ]
    assert [note.part for note in office.stage_notes(refund)] == [False]
