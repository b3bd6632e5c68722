"""Lines end when the setting says; the sums of their periods do not change by it, then or later."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from bridge.domain.incoming import Gesture
from bridge.domain.periods import Period
from bridge.flow import credit_sums as counting
from bridge.flow.credit_sums import refresh
from bridge.flow.retention import close_books
from bridge.store.engine import Store
from bridge.store.queries import credit, credit_sums
from bridge.store.queries.credit_sums import Points
from bridge.store.tables import Contest, CreditEntry, CreditTally, Mark
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office

YEAR = replace(RULES, keep_credit=timedelta(days=365))
QUARTERS = ("2025-Q3", "2025-Q4", "2026-Q1", "2025-W40", "2025-10", "2026-01")


@pytest.fixture
def old(store: Store) -> Office:
    """An office where somebody reported a thing every forty days since a September."""
    office = Office(store, HeldClock(datetime(2025, 9, 30, 9, tzinfo=UTC)), YEAR)
    for thing in ("apple", "basket", "candle", "drawer"):
        number = office.say("U-1", f"{thing} {thing}s are late")
        office.work()
        office.click("U-1", Gesture.RIGHT, number)
        office.clock.forward(days=40)
    return office


def sums(office: Office, *, then: bool = False) -> dict[str, dict[str, dict[str, Points]]]:
    with office.store.read() as session:
        return {period: credit_sums.by_crew(session, period, then=then) for period in QUARTERS}


def later(office: Office, until: datetime) -> None:
    office.clock.forward(seconds=(until - office.clock.now()).total_seconds())
    close_books(office.store, office.rules, office.clock)


def test_a_line_goes_when_it_is_old_and_its_sums_stay(old: Office) -> None:
    refresh(old.store, old.clock.now())
    before = sums(old), sums(old, then=True)
    later(old, datetime(2026, 9, 30, 9, 1, tzinfo=UTC))
    assert [line.insight_id for line in old.rows(CreditEntry)] == [2, 3, 4]
    refresh(old.store, old.clock.now())
    assert (sums(old), sums(old, then=True)) == before
    closed = {row.period for row in old.rows(CreditTally) if row.closed}
    assert closed == {"2025-W40", "2025-09", "2025-Q3"}


def test_nothing_is_closed_without_having_been_counted(old: Office) -> None:
    later(old, datetime(2026, 9, 30, 9, 1, tzinfo=UTC))
    assert sums(old)["2025-Q3"][""][""] == Points(1, 1, 1)


def test_books_that_are_closed_while_they_are_counted_keep_their_sums(
    old: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counting reads first and writes then: what it read before the lines went is not written after."""
    refresh(old.store, old.clock.now())
    before = sums(old)
    counted = counting.changed

    def closing(_session: Session, period: Period) -> list[CreditTally]:
        monkeypatch.setattr(counting, "changed", counted)
        later(old, datetime(2026, 9, 30, 9, 1, tzinfo=UTC))
        nothing = dict.fromkeys(("points", "lines", "points_then", "lines_then", "people"), 0)
        return [CreditTally(period=period.name, crew="", kind="", closed=False, **nothing)]

    with old.store.write() as session:
        session.delete(session.get_one(Mark, counting.COUNTED))
    monkeypatch.setattr(counting, "changed", closing)
    refresh(old.store, old.clock.now())
    assert sums(old) == before
    assert "2025-W40" in {row.period for row in old.rows(CreditTally) if row.closed}


def test_two_who_count_at_once_count_once(old: Office) -> None:
    now = old.clock.now()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _turn: refresh(old.store, now), range(2)))
    assert sums(old)["2025-Q4"][""][""] == Points(2, 2, 1)


def test_no_line_goes_while_a_period_of_it_runs(store: Store) -> None:
    office = Office(store, HeldClock(datetime(2026, 10, 2, 9, tzinfo=UTC)))
    office.rules = replace(RULES, keep_credit=timedelta(days=31))
    [number] = office.problem("apple late")
    office.click("U-1", Gesture.RIGHT, number)
    later(office, datetime(2026, 12, 31, tzinfo=UTC))
    assert len(office.rows(CreditEntry)) == 1
    later(office, datetime(2027, 1, 1, tzinfo=UTC))
    assert office.rows(CreditEntry) == []


def test_what_was_said_before_the_books_closed_is_settled_for_good(old: Office) -> None:
    later(old, datetime(2026, 10, 10, tzinfo=UTC))
    for number in (1, 4):
        old.click("U-1", Gesture.NOT_SAME, number)
        old.click("U-1", Gesture.RIGHT, number)
    assert [line.insight_id for line in old.rows(CreditEntry)] == [2, 3, 4, 4, 4]
    with old.store.read() as session:
        assert credit.closed_until(session) == datetime(2025, 10, 6, tzinfo=UTC)


def test_a_contest_outlives_its_line(old: Office) -> None:
    with old.store.write() as session:
        session.add(Contest(click="c", person_id=1, entry_id=1, text="No", at=old.clock.now()))
    later(old, datetime(2026, 9, 30, 9, 1, tzinfo=UTC))
    [contest] = old.rows(Contest)
    assert (contest.entry_id, contest.insight_id) == (None, 1)


def test_without_a_setting_lines_stay(old: Office, clock: HeldClock) -> None:
    clock.forward(days=9999)
    close_books(old.store, RULES, clock)
    assert len(old.rows(CreditEntry)) == 4
