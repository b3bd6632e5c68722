"""The short run: seconds of what the command does for minutes; see docs/reliability.md."""

from pathlib import Path

import pytest

from tests.chaos.__main__ import broken
from tests.chaos.hurry import SHORT
from tests.chaos.town import Plan

TENTH = 0.1
"""Of a minute."""

PER_MINUTE = 100


@pytest.mark.timeout(300)
def test_everything_comes_once_whatever_is_killed_and_twice_without_a_guard(tmp_path: Path) -> None:
    report = broken(
        Plan("sqlite", several=1, minutes=TENTH, seed=7, hurry=SHORT, per_minute=PER_MINUTE), tmp_path
    )
    assert report.kills
    assert report.insights
    assert report.well, report.lines()
