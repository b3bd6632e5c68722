"""The simulated rush, for a second of it."""

import json

import pytest

from tests.flow.pace.hour import main


def test_the_simulated_rush_prints_its_fullest_minutes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--minutes", "0.02", "--rate", "10"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["reports"], found["told"] + found["waiting"]) == (12, 12)
    assert found["conversations.open a minute"] == found["told"] == 1
    assert found["posts a second"] == 1
