"""The cap of a day."""

from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.credit import A_DAY, POINTS, Kind, within_cap


def test_points_are_what_the_rules_promise() -> None:
    assert POINTS == {
        Kind.INSIGHT: 1,
        Kind.FOUND: 1,
        Kind.EVIDENCE: 1,
        Kind.ANSWER: 2,
        Kind.WORDING: 2,
        Kind.DECISION: 0,
    }


@given(st.sets(st.integers(1, 10_000)).map(sorted))
def test_the_lowest_five_count(numbers: list[int]) -> None:
    assert sorted(within_cap(numbers)) == numbers[:A_DAY]


@given(st.sets(st.integers(1, 10_000), min_size=1).map(sorted), st.data())
def test_who_drops_out_makes_room_for_the_next_only(numbers: list[int], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(numbers))
    after = within_cap([number for number in numbers if number != gone])
    assert len(after - within_cap(numbers)) <= 1
    assert within_cap(numbers) - {gone} <= after
