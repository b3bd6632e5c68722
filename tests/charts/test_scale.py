from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bridge.charts.scale import rows, spread, ticks, width

labels = st.lists(st.tuples(st.floats(0, 200), st.floats(5, 40)), min_size=1, max_size=6)


@given(labels=labels)
def test_labels_do_not_overlap_and_keep_their_order(labels: list[tuple[float, float]]) -> None:
    wanted, heights = [list(one) for one in zip(*labels, strict=True)]
    places = spread(wanted, heights, 0, 400)
    order = sorted(range(len(labels)), key=lambda one: (wanted[one], one))
    for above, below in pairwise(order):
        assert places[above] + heights[above] / 2 <= places[below] - heights[below] / 2 + 1e-6
    assert min(place - tall / 2 for place, tall in zip(places, heights, strict=True)) >= -1e-6


@given(labels=labels)
def test_labels_that_have_room_stay_where_they_are_wanted(labels: list[tuple[float, float]]) -> None:
    wanted = [100.0 * number for number in range(1, len(labels) + 1)]
    assert spread(wanted, [tall for _place, tall in labels], 0, 1000) == wanted


@given(
    places=st.lists(st.floats(0, 500), min_size=1, max_size=6).map(sorted),
    names=st.lists(st.sampled_from(["live", "planned", "fixed, live"]), min_size=6, max_size=6),
)
def test_no_line_goes_through_the_label_of_another_one(places: list[float], names: list[str]) -> None:
    """A line reaches from below up to its own row, and its label begins there."""
    names = names[: len(places)]
    found = rows(places, names, 12)
    for one, place in enumerate(places):
        for other in range(one):
            reaches = places[other] + width(names[other], 12) > place
            assert not reaches or found[one] > found[other]


@given(highest=st.integers(1, 10**7))
def test_scales_have_few_round_numbers_and_reach_near_the_highest(highest: int) -> None:
    found = ticks(highest, whole=True)
    assert 2 <= len(found) <= 5
    assert found[0] == 0
    assert highest / 2 <= found[-1] <= highest
