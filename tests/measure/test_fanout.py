"""The figures of a fan-out, of few people."""

import json

import pytest

from bridge.measure.__main__ import main
from bridge.measure.fanout import fan_out

AGENTS = 60


def test_everybody_is_told_at_once_and_cards_follow_at_the_pace_of_edits() -> None:
    found = fan_out(AGENTS)
    assert (found.told, found.cards) == (AGENTS, AGENTS)
    assert (found.posts_a_second, found.edits_a_minute) == (1, 50)
    assert found.told_seconds == 0
    assert found.cards_seconds == pytest.approx(1.2 * (AGENTS - 1))
    assert "60 of 60 told within 0 s, 60 cards edited within 1.2 min" in found.line()


def test_the_command_prints_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fanout", "--agents", "2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["told"] == 2
