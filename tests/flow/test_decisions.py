"""What a reporter can say about where an insight was put."""

from itertools import pairwise

import pytest

from bridge.domain.credit import Kind
from bridge.domain.incoming import Gesture
from bridge.store.queries import credit, groups
from bridge.store.tables import Membership
from tests.flow.office import Office

ALIKE = ("refund pending for days", "refund pending since days")
TORN = ("refund pending for days", "lamp flickers at night", "refund pending lamp flickers")
"""Two problems, and a report that shares a third of its words with each."""


def test_right_confirms_and_can_be_taken_back(office: Office) -> None:
    _, second = office.problem(*ALIKE)
    office.click("U-2", Gesture.RIGHT, second)
    assert (office.home(second).state, office.home(second).undoable) == ("confirmed", True)
    office.click("U-2", Gesture.UNDO, second)
    assert (office.home(second).state, office.home(second).undoable) == ("joined", False)


def test_not_the_same_gives_a_group_of_its_own_and_a_veto(office: Office) -> None:
    first, second = office.problem(*ALIKE)
    office.click("U-2", Gesture.NOT_SAME, second)
    shared, own = office.group_of(first).id, office.group_of(second).id
    assert own != shared
    assert office.vetoed(second) == {shared}
    assert office.home(second).state == "joined"
    assert office.home(first).problem.reports == 1


def test_not_the_same_leaves_the_other_candidates(office: Office) -> None:
    refund, lamp, torn = office.problem(*TORN)
    office.click("U-3", Gesture.NOT_SAME, torn)
    card = office.home(torn)
    assert card.state == "provisional"
    assert [candidate.group for candidate in card.candidates] == [office.group_of(lamp).id]
    assert office.group_of(torn).id not in {office.group_of(refund).id, office.group_of(lamp).id}


def test_a_veto_is_final(office: Office) -> None:
    """What was barred is not offered again, and an old button for it does nothing."""
    refund, _, torn = office.problem(*TORN)
    office.click("U-3", Gesture.NOT_SAME, torn)
    own = office.group_of(torn).id
    office.click("U-3", Gesture.CHOOSE, torn, str(office.group_of(refund).id))
    assert office.group_of(torn).id == own
    assert office.group_of(refund).id in office.vetoed(torn)


def test_choosing_a_candidate_confirms_it(office: Office) -> None:
    _, lamp, torn = office.problem(*TORN)
    office.click("U-3", Gesture.CHOOSE, torn, str(office.group_of(lamp).id))
    assert office.group_of(torn).id == office.group_of(lamp).id
    assert office.home(torn).state == "confirmed"
    assert office.home(lamp).problem.reports == 2


@pytest.mark.parametrize("choice", ["", "999999999999", "-1", "two", "²"])
def test_a_choice_that_was_not_offered_changes_nothing_and_holds_nobody_up(
    office: Office, choice: str
) -> None:
    _, lamp, torn = office.problem(*TORN)
    office.press("U-3", Gesture.CHOOSE, torn, choice)
    office.click("U-2", Gesture.RIGHT, lamp)
    assert office.home(torn).state == "provisional"
    assert office.home(lamp).state == "confirmed"


def test_something_new_bars_every_candidate(office: Office) -> None:
    refund, lamp, torn = office.problem(*TORN)
    office.click("U-3", Gesture.SOMETHING_NEW, torn)
    others = {office.group_of(refund).id, office.group_of(lamp).id}
    assert office.vetoed(torn) == others
    assert office.group_of(torn).id not in others
    assert office.home(torn).state == "confirmed"


@pytest.mark.parametrize("correction", [Gesture.NOT_SAME, Gesture.SOMETHING_NEW, Gesture.RIGHT])
def test_undo_gives_back_membership_candidates_and_vetoes(office: Office, correction: Gesture) -> None:
    _, _, torn = office.problem(*TORN)
    before = office.home(torn)
    office.click("U-3", correction, torn)
    office.clock.forward(minutes=1)
    office.click("U-3", Gesture.UNDO, torn)
    after = office.home(torn)
    assert after.problem.group == before.problem.group
    assert (after.state, after.why) == (before.state, before.why)
    assert [one.group for one in after.candidates] == [one.group for one in before.candidates]
    assert office.vetoed(torn) == set()


def test_undo_takes_back_only_its_own_veto(office: Office) -> None:
    refund, _, torn = office.problem(*TORN)
    office.click("U-3", Gesture.NOT_SAME, torn)
    office.clock.forward(minutes=1)
    office.click("U-3", Gesture.SOMETHING_NEW, torn)
    office.clock.forward(minutes=1)
    office.click("U-3", Gesture.UNDO, torn)
    assert office.vetoed(torn) == {office.group_of(refund).id}


def test_only_a_correction_of_ones_own_can_be_undone(office: Office) -> None:
    _, second = office.problem(*ALIKE)
    office.click("U-2", Gesture.UNDO, second)
    assert [place.cause for place in office.rows(Membership) if place.insight_id == second] == ["sorted"]


def test_an_owners_acceptance_is_not_the_reporters_to_undo(office: Office) -> None:
    numbers, _ = office.opened()
    assert not office.home(numbers[0]).undoable
    office.click("U-1", Gesture.UNDO, numbers[0])
    assert office.state(numbers[0]) == "confirmed"


@pytest.mark.parametrize("gesture", [Gesture.RIGHT, Gesture.NOT_SAME, Gesture.SOMETHING_NEW])
def test_other_peoples_presses_do_nothing(office: Office, gesture: Gesture) -> None:
    _, second = office.problem(*ALIKE)
    before = office.home(second)
    office.click("U-9", gesture, second)
    assert office.home(second) == before


def test_a_double_click_counts_once(office: Office) -> None:
    _, second = office.problem(*ALIKE)
    office.press("U-2", Gesture.NOT_SAME, second)
    office.press("U-2", Gesture.NOT_SAME, second)
    office.work()
    assert [place.cause for place in office.rows(Membership) if place.insight_id == second] == [
        "sorted",
        "not_same",
    ]


def test_a_button_of_an_older_card_does_nothing(office: Office) -> None:
    _, second = office.problem(*ALIKE)
    stale = office.home(second).version
    office.click("U-2", Gesture.RIGHT, second)
    office.click("U-2", Gesture.NOT_SAME, second, version=stale)
    assert office.home(second).state == "confirmed"


def test_an_emptied_group_leads_to_where_its_insight_went_and_is_itself_again_after_undo(
    office: Office,
) -> None:
    refund, _, torn = office.problem(*TORN)
    office.click("U-3", Gesture.NOT_SAME, torn)
    own = office.group_of(torn).id or 0
    lamp = office.home(torn).candidates[0].group
    office.click("U-3", Gesture.CHOOSE, torn, str(lamp))
    assert office.leads_to(own) == lamp
    office.clock.forward(minutes=1)
    office.click("U-3", Gesture.UNDO, torn)
    assert office.leads_to(own) == own == office.group_of(torn).id
    assert office.leads_to(lamp) == lamp != office.group_of(refund).id


def test_a_candidate_that_was_emptied_leads_on_when_it_is_chosen(office: Office) -> None:
    """The card offered the group; meanwhile its only insight went elsewhere."""
    _, lamp, torn = office.problem(*TORN)
    offered = office.group_of(lamp).id or 0
    office.click("U-2", Gesture.NOT_SAME, lamp)
    office.click("U-3", Gesture.CHOOSE, torn, str(offered))
    assert office.group_of(torn).id == office.group_of(lamp).id != offered


def test_every_move_shows_on_the_home_card(office: Office) -> None:
    _, second = office.problem(*ALIKE)
    office.click("U-2", Gesture.RIGHT, second)
    [update] = office.slack.updates
    assert (update.channel, update.ts) == (
        office.insight(second).home_channel,
        office.insight(second).home_ts,
    )
    assert update.card == office.home(second)


def test_history_is_kept_in_order_and_only_the_last_row_is_current(office: Office) -> None:
    _, second = office.problem(*ALIKE)
    for gesture in (Gesture.RIGHT, Gesture.UNDO, Gesture.NOT_SAME):
        office.clock.forward(minutes=1)
        office.click("U-2", gesture, second)
    places = [place for place in office.rows(Membership) if place.insight_id == second]
    assert [place.current for place in places] == [False, False, False, True]
    assert all(before.at < after.at for before, after in pairwise(places))


def test_undo_of_right_leaves_what_an_owner_accepted_meanwhile(office: Office) -> None:
    """The owner took the insight on with the problem: it stays confirmed, and credited."""
    numbers = office.problem(*ALIKE)
    office.click("U-2", Gesture.RIGHT, numbers[1])
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(numbers[0]).id or 0)
    office.click("U-2", Gesture.UNDO, numbers[1])
    with office.store.read() as session:
        place = groups.membership(session, numbers[1])
        assert place is not None
        assert (place.state, place.cause) == ("confirmed", "undo")
        assert set(credit.standing_among(session, Kind.INSIGHT, numbers)) == set(numbers)
