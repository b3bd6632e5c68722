"""Clocks of people: when their quiet hours end, and when it is nine where they are."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.manners import ALWAYS, WANTED
from bridge.domain.preferences import News, Quiet, Wishes, clock, minute_of, zone_of

NIGHT = Quiet(22 * 60, 7 * 60)
ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "",
    "nowhere",
)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
minutes = st.integers(0, 24 * 60 - 1)


def at(hour: int, minute: int = 0, day: int = 2) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "until"),
    [(at(21, 59), None), (at(22), at(7, day=3)), (at(6, 59), at(7)), (at(7), None), (at(12), None)],
)
def test_quiet_hours_go_over_midnight(now: datetime, until: datetime | None) -> None:
    assert Wishes(quiet=NIGHT).quiet_until(now) == until


def test_hours_of_one_day_do_not() -> None:
    assert Wishes(quiet=Quiet(12 * 60, 13 * 60)).quiet_until(at(12, 30)) == at(13)


def test_the_hours_are_those_of_the_persons_zone() -> None:
    here = Wishes(quiet=NIGHT, zone="Europe/Berlin")
    assert here.quiet_until(at(21)) == at(6, day=3)
    assert here.next_daily(at(7, 59)) == at(8)
    assert here.next_daily(at(8)) == at(8, day=3)


def test_a_night_in_which_clocks_change_ends_when_the_clock_says_so() -> None:
    berlin = Wishes(quiet=Quiet(22 * 60, 2 * 60 + 30), zone="Europe/Berlin")
    evening = datetime(2026, 3, 28, 22, tzinfo=UTC)
    assert berlin.quiet_until(evening) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "half past two is skipped"


@pytest.mark.parametrize("name", ["", "nowhere", "../etc/passwd", "Europe", "\0"])
def test_a_zone_that_nobody_knows_is_utc(name: str) -> None:
    assert zone_of(name) is UTC


@pytest.mark.parametrize("words", ["", "7", "25:00", "soon"])
def test_what_no_clock_shows_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        minute_of(words)


@given(minutes)
def test_a_minute_survives_being_shown(minute: int) -> None:
    assert minute_of(clock(minute)) == minute


@given(moments, minutes, minutes, st.sampled_from(ZONES))
def test_quiet_hours_end_after_now_and_within_a_day_or_so(
    now: datetime, start: int, end: int, zone: str
) -> None:
    until = Wishes(quiet=Quiet(start, end), zone=zone).quiet_until(now)
    assert until is None or now < until <= now + timedelta(hours=49)


@given(moments, st.sampled_from(ZONES))
def test_the_days_news_come_after_now_and_within_a_day_or_so(now: datetime, zone: str) -> None:
    assert now < Wishes(zone=zone).next_daily(now) <= now + timedelta(hours=49)


def test_nobody_can_keep_corrections_and_promises_away() -> None:
    assert all(wanted >= ALWAYS for wanted in WANTED.values())
    assert set(WANTED) == set(News)
