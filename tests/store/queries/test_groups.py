"""Who is in which group, and where old numbers lead."""

from itertools import pairwise

import pytest
from sqlmodel import Session

from bridge.domain.grouping import State
from bridge.store.queries import groups
from bridge.store.tables import StageChange, Veto
from tests.store.rows import NOON, Desk, group


def test_an_old_number_leads_through_all_merges(desk: Desk) -> None:
    chain = [desk.lay(group(title=title)) for title in ("first", "second", "third")]
    for lost, survivor in pairwise(chain):
        groups.get(desk.session, lost).merged_into = survivor
    desk.session.flush()
    assert {groups.get(desk.session, number).title for number in chain} == {"third"}
    together = groups.today(desk.session, [*chain, desk.group])
    assert {number: group.id for number, group in together.items()} == {
        **dict.fromkeys(chain, chain[-1]),
        desk.group: desk.group,
    }


def test_a_number_that_was_never_given_is_an_error(session: Session) -> None:
    with pytest.raises(LookupError, match="no group 4711"):
        groups.get(session, 4711)
    with pytest.raises(LookupError, match="4711"):
        groups.today(session, [4711])


def test_a_second_report_of_a_call_is_not_counted_where_the_first_one_counts(desk: Desk) -> None:
    other = desk.lay(group())
    first = desk.hear(desk.group)
    again = desk.hear(desk.group, copy_of=first)
    desk.place(again, other, part=1)
    assert groups.same_calls(desk.session, desk.group) == {again: first}
    assert groups.same_calls(desk.session, other) == {}
    assert [groups.reports(desk.session, number) for number in (desk.group, other)] == [1, 1]


@pytest.mark.parametrize(("before", "after"), [("provisional", "joined"), ("joined", "provisional")])
def test_a_report_that_does_not_count_itself_neither_stands_for_another_nor_is_taken_off(
    desk: Desk, before: str, after: str
) -> None:
    first = desk.hear(desk.group, before)
    desk.hear(desk.group, after, copy_of=first)
    assert groups.same_calls(desk.session, desk.group) == {}
    assert groups.reports(desk.session, desk.group) == 1


def test_two_parts_of_a_second_report_are_taken_off_once(desk: Desk) -> None:
    first, *_ = (desk.hear(desk.group) for _ in range(2))
    again = desk.hear(desk.group, copy_of=first)
    desk.place(again, desk.group, part=1)
    assert groups.reports(desk.session, desk.group) == 2


def test_an_insight_has_one_place_now_and_a_history(desk: Desk) -> None:
    number = desk.hear()
    places = [desk.place(number, desk.group, current=current) for current in (False, False, True)]
    now = groups.membership(desk.session, number)
    assert now is not None
    assert now.id == places[-1]
    assert [place.id for place in groups.history(desk.session, number)] == places


def test_an_insight_without_a_group_has_no_place(desk: Desk) -> None:
    number = desk.hear()
    assert groups.membership(desk.session, number) is None
    assert groups.history(desk.session, number) == []


@pytest.fixture
def mixed(desk: Desk) -> dict[str, int]:
    """A group with an insight of each state, one that left, and a neighbour in another group."""
    numbers = {state.value: desk.hear(desk.group, state) for state in State}
    numbers["left"] = desk.hear()
    desk.place(numbers["left"], desk.group, current=False)
    numbers["other group"] = desk.lay(group())
    numbers["neighbour"] = desk.hear(numbers["other group"])
    return numbers


def test_members_are_those_that_count(desk: Desk, mixed: dict[str, int]) -> None:
    found = [insight.id for insight, _place in groups.members(desk.session, desk.group)]
    assert found == [mixed["confirmed"], mixed["joined"]]
    assert groups.reports(desk.session, desk.group) == 2


def test_members_of_every_state_can_be_asked_for(desk: Desk, mixed: dict[str, int]) -> None:
    found = groups.members(desk.session, desk.group, tuple(State))
    assert [insight.id for insight, _place in found] == [mixed[state] for state in State]
    assert [place.state for _insight, place in found] == list(State)


def test_only_what_a_person_confirmed_is_confirmed(desk: Desk, mixed: dict[str, int]) -> None:
    asked = {mixed["confirmed"], mixed["joined"], mixed["left"]}
    assert groups.confirmed_among(desk.session, asked) == {mixed["confirmed"]}
    assert groups.confirmed_among(desk.session, []) == set()


def test_insights_are_counted_by_how_sure_their_place_is(desk: Desk, mixed: dict[str, int]) -> None:
    assert mixed
    assert groups.state_counts(desk.session) == {
        State.CONFIRMED: 1,
        State.JOINED: 2,
        State.PROVISIONAL: 1,
    }


def test_a_group_that_everybody_left_is_empty_and_does_not_stand(desk: Desk) -> None:
    deserted = desk.lay(group())
    desk.place(desk.hear(), deserted, current=False)
    asked = desk.lay(group())
    desk.hear(asked, "provisional")
    assert groups.is_empty(desk.session, deserted)
    assert not groups.is_empty(desk.session, asked)
    assert [standing.id for standing in groups.standing(desk.session)] == [asked]


def test_standing_groups_come_newest_first_and_once(desk: Desk, mixed: dict[str, int]) -> None:
    standing = [found.id for found in groups.standing(desk.session)]
    assert standing == [mixed["other group"], desk.group]


def test_a_veto_stands_for_one_insight_and_one_group(desk: Desk) -> None:
    number, other = desk.hear(), desk.lay(group())
    desk.lay(Veto(insight_id=number, group_id=other, person_id=desk.person, at=NOON))
    assert groups.vetoed(desk.session, number) == {other}
    assert groups.vetoed(desk.session, desk.hear()) == set()
    assert groups.veto(desk.session, number, other) is not None
    assert groups.veto(desk.session, number, desk.group) is None


def test_what_a_group_went_through_comes_oldest_first(desk: Desk) -> None:
    for stage in ("with_team", "in_work", "fixed"):
        desk.lay(StageChange(group_id=desk.group, stage=stage, at=NOON))
    desk.lay(StageChange(group_id=desk.lay(group()), stage="live", at=NOON))
    stages = [change.stage for change in groups.stage_changes(desk.session, desk.group)]
    assert stages == ["with_team", "in_work", "fixed"]
