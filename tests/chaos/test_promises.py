"""The page on reliability names tests that are there, and tells what the harness breaks."""

import re
from pathlib import Path

import pytest

from bridge.sandbox.storm import INDEX_LAG, SENT_AGAIN, WEBHOOKS
from bridge.sandbox.weather import BAD
from tests.chaos.__main__ import parser
from tests.chaos.hurry import Hurry

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_each_test_that_a_promise_names_is_there(file: str, name: str) -> None:
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_every_promise_names_a_test() -> None:
    rows = PAGE[PAGE.index("| promise |") :].split("\n\n", 1)[0].splitlines()[2:]
    assert rows
    assert all("::test_" in row.split("|")[3] for row in rows)


def test_the_commands_of_the_page_are_understood() -> None:
    commands = re.findall(r"^uv run python -m tests\.chaos (.*)$", PAGE, flags=re.MULTILINE)
    assert [parser().parse_args(command.split()).database for command in commands] == ["sqlite", "postgres"]


def test_the_page_tells_the_weather_as_it_is() -> None:
    told = " ".join(PAGE.split())
    assert all(
        f"{share * 100:g} %" in told for share in (*BAD.values(), WEBHOOKS.lost, WEBHOOKS.twice, SENT_AGAIN)
    )
    assert f"search is {INDEX_LAG:g} s behind" in told
    hurry = Hurry()
    assert f"lease of {hurry.lease:g} s instead of 60, {hurry.settle:g} s instead of 90" in told
