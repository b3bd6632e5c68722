"""A seed repeats what is broken, times keep the order that the promise needs, and a verdict needs its controls."""

from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from tests.chaos.child import Step, SteppedClock
from tests.chaos.disturbances import EARLIEST, LATEST, lives
from tests.chaos.hurry import SHORT, Hurry
from tests.chaos.report import Report
from tests.chaos.town import per_minute

MANY = 400
WELL = Report(
    insights=500,
    effects=1500,
    kills=40,
    controls_failed_as_expected=2,
    lost=0,
    double_issues=0,
    double_messages=0,
    double_comments=0,
    told_twice=0,
    order_broken=0,
    credit_equal=True,
)


@pytest.mark.parametrize(("minutes", "reports"), [(0.3, 96), (2, 640), (3, 640), (5, 800), (60, 9600)])
def test_a_run_of_minutes_has_more_than_500_reports_and_time_for_each(minutes: float, reports: int) -> None:
    assert round(minutes * per_minute(minutes)) == reports


class TestLives:
    """What processes go through."""

    def test_the_same_seed_makes_the_same_lives(self) -> None:
        first, second = (list(islice(lives(7, 0, SHORT), 20)) for _ in range(2))
        assert first == second

    def test_slots_and_seeds_differ(self) -> None:
        assert len({tuple(islice(lives(seed, slot, SHORT), 5)) for seed in (1, 2) for slot in (0, 1)}) == 4

    def test_processes_are_killed_soon_after_they_are_ready_and_some_freeze_longer_than_their_lease(
        self,
    ) -> None:
        all_ = list(islice(lives(7, 0, SHORT), MANY))
        frozen = [life for life in all_ if life.frozen_after is not None]
        assert all(EARLIEST <= life.killed_after <= LATEST for life in all_)
        assert 0 < len(frozen) < MANY / 2
        assert all(life.frozen_for > SHORT.lease for life in frozen)

    def test_clocks_are_no_further_apart_than_promised(self) -> None:
        ahead = [
            seconds
            for life in islice(lives(7, 0, SHORT), MANY)
            for seconds in (life.step.before, life.step.after)
        ]
        assert SHORT.apart * 0.8 < max(ahead) - min(ahead) <= SHORT.apart


class TestTimes:
    """Times with which a double would prove nothing are refused."""

    @pytest.mark.parametrize("change", [{"settle": 5.0}, {"timeout": 3.0}, {"late": 6.0}, {"apart": 9.0}])
    def test_times_out_of_order_are_refused(self, change: dict[str, float]) -> None:
        times: dict[str, Any] = change
        with pytest.raises(ValueError, match="promise nothing"):
            replace(Hurry(), **times)

    def test_a_clock_is_wrong_and_then_wrong_in_another_way(self) -> None:
        before, after = SteppedClock(Step(90, 60, -90)), SteppedClock(Step(90, 0, -90))
        assert 179 < (before.now() - after.now()).total_seconds() < 181


class TestVerdict:
    """All once, or not."""

    def test_all_once_is_well(self) -> None:
        assert WELL.well

    @pytest.mark.parametrize(
        "count",
        ["lost", "double_issues", "double_messages", "double_comments", "told_twice", "order_broken"],
    )
    def test_one_of_anything_is_too_many(self, count: str) -> None:
        wrong: dict[str, Any] = {count: 1}
        broken = replace(WELL, **wrong)
        assert not broken.well
        assert broken.lines()[-1] == "Broken."

    def test_another_credit_is_broken(self) -> None:
        assert not replace(WELL, credit_equal=False).well

    def test_a_control_that_went_well_makes_the_run_void(self) -> None:
        void = replace(WELL, controls_failed_as_expected=1)
        assert not void.well
        assert void.lines()[-1] == "Void: a control did not fail."
