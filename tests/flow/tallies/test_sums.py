"""The sums that pages read are those of all rows, whatever happens between two runs."""

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.flow import tallies
from bridge.store.engine import Store
from bridge.store.tables import Person
from tests.flow.small import emptied
from tests.flow.tallies.happenings import HAPPENINGS, PEOPLE, happen, hear
from tests.flow.tallies.sums import counted_anew, stored
from tests.store.rows import NOON

HOWS = ("hear", "hear", "hear", "sum", *HAPPENINGS)
EVENT = st.tuples(st.sampled_from(HOWS), st.integers(0, 40), st.integers(0, 40))


@settings(max_examples=20)
@given(events=st.lists(EVENT, min_size=5, max_size=16))
def test_sums_are_those_of_all_rows_whatever_happened_between(
    events: Sequence[tuple[str, int, int]],
) -> None:
    store = _people_only()
    for turn, (how, one, other) in enumerate(events):
        now = NOON + timedelta(minutes=turn)
        if how == "sum":
            tallies.refresh(store, now)
            continue
        with store.grouping() as session:
            if how == "hear":
                hear(session, one, other, turn)
            else:
                happen(session, how, one, other, now)
    tallies.refresh(store, NOON + timedelta(hours=1))
    with store.read() as session:
        assert stored(session) == counted_anew(session)
    assert not tallies.refresh(store, NOON + timedelta(hours=2))


def _people_only() -> Store:
    """No rows but a few people."""
    store = emptied()
    with store.write() as session:
        session.add_all(Person(team="T1", user=f"U{number}") for number in range(PEOPLE))
    return store
