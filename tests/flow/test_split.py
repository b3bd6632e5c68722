"""An insight that speaks of several problems is one insight with a part in each of them."""

from bridge.domain.incoming import Edit, Gesture
from bridge.domain.outgoing import CreateIssue, SplitHome
from bridge.domain.stages import Stage
from bridge.flow.sorting import Sorting
from tests.fakes import WordSorter
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
    assert (draft.figures.reports, draft.figures.agents) == (2, 2)
    assert all("crashes" not in quote.text for quote in draft.quotes)


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


SOURCE = "message:T1:C1:1.1"


def test_an_edit_is_sorted_again_while_nobody_has_said_anything(office: Office) -> None:
    refund, crash = office.problem(REFUND, CRASH)
    number = office.say("U-3", REFUND, source=SOURCE)
    office.work()
    office.intake.edited(Edit(SOURCE, "Ev1", BOTH))
    office.work()
    assert [card.text for card in office.parts(number)] == [REFUND, CRASH]
    assert office.home(crash).problem.reports == 2
    shown = [update.card.parts for update in office.slack.updates if isinstance(update.card, SplitHome)]
    assert shown[-1] == office.parts(number)
    office.intake.edited(Edit(SOURCE, "Ev2", REFUND))
    office.work()
    assert office.home(number).text == REFUND
    assert (office.home(refund).problem.reports, office.home(crash).problem.reports) == (2, 1)
    assert office.slack.keys("home").count(f"home:{number}") == 1


def test_an_edit_after_a_persons_word_moves_nothing_and_quotes_only_what_is_still_said(
    office: Office,
) -> None:
    office.problem(REFUND, CRASH)
    number = office.say("U-3", BOTH, source=SOURCE)
    office.work()
    before = office.parts(number)
    office.click("U-3", Gesture.RIGHT, number, version=before[0].version)
    office.intake.edited(Edit(SOURCE, "Ev1", f"{REFUND} and lamp flickers"))
    office.work()
    after = office.parts(number)
    assert [card.problem.group for card in after] == [card.problem.group for card in before]
    assert [card.text for card in after] == [REFUND, f"{REFUND} and lamp flickers"]


def test_another_process_learns_each_part(office: Office) -> None:
    *_, both = told_by_three(office)
    stranger = WordSorter()
    Sorting(office.store, office.rules, office.clock, stranger).step()
    assert stranger.placed[both][0] == office.group_of(both, 0).id
    assert stranger.further[both, 1][0] == office.group_of(both, 1).id
