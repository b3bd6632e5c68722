"""When sums are made, by whom, and what of."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from bridge.domain.incoming import Gesture
from bridge.flow import tallies
from bridge.store.engine import ConflictError, Store
from bridge.store.queries import counting, effects
from bridge.store.queries import tallies as queries
from bridge.store.queries.tallies import Sum
from bridge.store.tables import Followed
from tests.flow.office import Office
from tests.flow.owners.desk import PARCEL, REFUND, form, problem
from tests.flow.tallies.sums import counted_anew, stored
from tests.store.rows import NOON, Desk, insight

WEEK = "2026-W45"


def refreshed(store: Store) -> bool:
    did = tallies.refresh(store, NOON)
    with store.read() as session:
        assert stored(session) == counted_anew(session)
    return did


def test_problems_and_periods_are_summed_through_merges_and_their_undoing(office: Office) -> None:
    _numbers, refund = problem(office, REFUND)
    _others, parcel = problem(office, PARCEL)
    assert refreshed(office.store)
    form(office, Gesture.MERGE, parcel, str(refund))
    assert refreshed(office.store)
    with office.store.read() as session:
        assert {size.reports for size in queries.sizes(session, [refund, parcel]).values()} == {4}
    form(office, Gesture.TAKE_BACK, refund)
    form(office, Gesture.TAKE_BACK, parcel)
    assert refreshed(office.store)


def test_what_was_sent_to_another_team_and_back_has_its_theme_again(quick: Office) -> None:
    _numbers, refund = problem(quick, REFUND)
    refreshed(quick.store)
    form(quick, Gesture.REROUTE, refund, "delivery_time")
    quick.clock.forward(seconds=5)
    assert tallies.refresh(quick.store, quick.clock.now())
    assert themes(quick.store) == {"delivery_time": Sum(2, 2)}
    form(quick, Gesture.TAKE_BACK, refund)
    assert tallies.refresh(quick.store, quick.clock.now())
    with quick.store.read() as session:
        assert stored(session) == counted_anew(session)
    assert "delivery_time" not in themes(quick.store)


def themes(store: Store) -> dict[str, Sum]:
    with store.read() as session:
        found = queries.by_theme(session, [WEEK], None)
    return {theme: sums[WEEK] for theme, sums in found.items()}


def test_a_report_whose_number_became_visible_late_is_counted_when_it_is_sorted(memory: Store) -> None:
    with memory.write() as session:
        session.add(Followed(name="insight", number=10))
        desk = Desk(session)
        desk.place(desk.hear(), desk.group)
    assert refreshed(memory)


def test_nothing_new_costs_four_small_questions_and_no_write(memory: Store) -> None:
    with memory.write() as session:
        Desk(session).hear()
    refreshed(memory)
    asked: list[str] = []

    def note(*given: Any) -> None:
        asked.append(given[2].split()[0])

    event.listen(memory.engine, "before_cursor_execute", note)
    assert not tallies.refresh(memory, NOON)
    event.remove(memory.engine, "before_cursor_execute", note)
    assert Counter(asked) == {"BEGIN": 1, "SELECT": 4}


def test_two_processes_do_not_sum_at_the_same_time(memory: Store) -> None:
    with memory.write() as session:
        Desk(session).hear()
        effects.mark(session, tallies.SUMMING, NOON + timedelta(minutes=1))
    assert not tallies.refresh(memory, NOON)
    assert tallies.refresh(memory, NOON + timedelta(minutes=2))


def test_whoever_took_longer_than_the_lease_leaves_the_sums_to_the_one_who_took_over(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.write() as session:
        Desk(session).hear()

    def meanwhile(*_given: Any) -> Iterable[dict[str, Any]]:
        with store.write() as session:
            effects.mark(session, tallies.SUMMING, NOON).at = NOON + timedelta(hours=1)
        return []

    monkeypatch.setattr(counting, "tallies", meanwhile)
    with pytest.raises(ConflictError, match="took too long"):
        tallies.refresh(store, NOON)
    with store.read() as session:
        assert session.get(Followed, "insight") is None


def test_reports_of_the_turn_of_a_year_are_in_its_first_week_and_in_the_month_before(store: Store) -> None:
    with store.write() as session:
        desk = Desk(session)
        late = NOON.replace(year=2025, month=12, day=31, hour=23, minute=59)
        session.add(insight("late", desk.person, said_at=late))
    assert refreshed(store)
    with store.read() as session:
        periods = ("2026-W01", "2025-12", "2025-Q4", "2026-01")
        found = queries.by_period(session, periods, None)
    assert [found[period].reports for period in periods] == [1, 1, 1, 0]
