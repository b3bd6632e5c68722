"""The sums that pages read are those of all rows, whatever happens between two runs."""

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bridge.flow import tallies
from bridge.store.engine import Store
from bridge.store.tables import Person, metadata
from tests.flow.tallies.happenings import HAPPENINGS, PEOPLE, happen, hear
from tests.flow.tallies.sums import counted_anew, stored
from tests.store.rows import NOON

HOWS = ("hear", "hear", "hear", "sum", *HAPPENINGS)
EVENT = st.tuples(st.sampled_from(HOWS), st.integers(0, 40), st.integers(0, 40))


@settings(max_examples=20)
@given(events=st.lists(EVENT, min_size=5, max_size=16))
def test_sums_are_those_of_all_rows_whatever_happened_between(
    kept_memory: Store, events: Sequence[tuple[str, int, int]]
) -> None:
    _empty(kept_memory)
    for turn, (how, one, other) in enumerate(events):
        now = NOON + timedelta(minutes=turn)
        if how == "sum":
            tallies.refresh(kept_memory, now)
            continue
        with kept_memory.grouping() as session:
            if how == "hear":
                hear(session, one, other, turn)
            else:
                happen(session, how, one, other, now)
    tallies.refresh(kept_memory, NOON + timedelta(hours=1))
    with kept_memory.read() as session:
        assert stored(session) == counted_anew(session)
    assert not tallies.refresh(kept_memory, NOON + timedelta(hours=2))


def _empty(store: Store) -> None:
    """No rows but a few people."""
    with store.write() as session:
        for table in reversed(metadata.sorted_tables):
            session.connection().execute(table.delete())
        session.connection().execute(text("DELETE FROM sqlite_sequence"))
        session.add_all(Person(team="T1", user=f"U{number}") for number in range(PEOPLE))
