"""The sums that pages read."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, select

from bridge.store.queries import tallies
from bridge.store.queries.tallies import Sum
from bridge.store.tables import Insight, ProblemSize, ProblemWeek, Tally
from bridge.store.weeks import monday
from tests.store.rows import NOON, Desk, group

W44, W45 = "2026-W44", "2026-W45"


@pytest.fixture
def summed(session: Session) -> Session:
    rows = (
        (W45, "", "", 9, 5),
        (W45, "", "leipzig", 4, 2),
        (W45, "", "manila", 5, 3),
        (W45, "billing", "", 9, 5),
        (W45, "billing", "leipzig", 4, 2),
        (W45, "billing", "manila", 5, 3),
        (W44, "", "", 2, 1),
        (W44, "-", "", 2, 1),
    )
    for period, theme, crew, reports, people in rows:
        session.add(Tally(period=period, theme=theme, crew=crew, reports=reports, people=people))
    session.flush()
    return session


def test_all_crews_have_a_sum_of_their_own_and_some_are_added_up(summed: Session) -> None:
    assert tallies.total(summed, W45, None) == Sum(9, 5)
    assert tallies.total(summed, W45, frozenset({"leipzig"})) == Sum(4, 2)
    assert tallies.total(summed, W45, frozenset({"leipzig", "manila", "porto"})) == Sum(9, 5)
    assert tallies.total(summed, W45, frozenset()) == Sum()


def test_a_quiet_period_has_a_sum_of_nothing(summed: Session) -> None:
    found = tallies.by_period(summed, ["2026-W43", W44, W45], None)
    assert list(found.values()) == [Sum(), Sum(2, 1), Sum(9, 5)]


def test_themes_and_crews_stand_side_by_side(summed: Session) -> None:
    assert tallies.by_theme(summed, [W44, W45], None) == {"billing": {W45: Sum(9, 5)}, "-": {W44: Sum(2, 1)}}
    assert tallies.by_theme(summed, [W45], frozenset({"manila"})) == {"billing": {W45: Sum(5, 3)}}
    assert tallies.by_crew(summed, W45) == {"leipzig": Sum(4, 2), "manila": Sum(5, 3)}


def test_problems_are_listed_by_how_often_they_were_reported_in_a_week(desk: Desk) -> None:
    groups = [desk.lay(group()) for _ in range(3)]
    week = date(2026, 11, 2)
    for number, reports in zip(groups, (2, 7, 2), strict=True):
        desk.session.add(ProblemWeek(group_id=number, week=week, reports=reports, people=1))
        desk.session.add(ProblemSize(group_id=number, reports=reports, people=1, first_at=NOON, last_at=NOON))
    desk.session.flush()
    assert tallies.most(desk.session, week, 2) == [(groups[1], 7), (groups[0], 2)]
    assert tallies.weeks_of(desk.session, groups[1]) == {week: Sum(7, 1)}
    assert [size.reports for size in tallies.sizes(desk.session, groups[:2]).values()] == [2, 7]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        (datetime(2026, 11, 1, 23, 59, 59, 999999, tzinfo=UTC), date(2026, 10, 26)),
        (datetime(2026, 11, 2, tzinfo=UTC), date(2026, 11, 2)),
        (datetime(2026, 11, 8, 23, 59, tzinfo=UTC), date(2026, 11, 2)),
        (datetime(2027, 1, 1, 9, tzinfo=UTC), date(2026, 12, 28)),
    ],
)
def test_a_week_begins_on_monday_at_midnight_in_utc(desk: Desk, said: datetime, first: date) -> None:
    desk.hear(said_at=said)
    assert desk.session.exec(select(monday(Insight.said_at))).one() == first
