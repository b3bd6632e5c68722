"""The example in docs/operators.md is what the doctor prints."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bridge.app.doctor.report import report
from bridge.sandbox.app import Options
from bridge.sandbox.slack.options import GRANTED, SlackOptions
from tests.cli.doctor.conftest import Practice

OPERATORS = Path(__file__).parents[3] / "docs" / "operators.md"


@pytest.fixture
def options() -> Options:
    slack = replace(SlackOptions(pace=1000), scopes=GRANTED - {"reactions:write"})
    return Options(pace=1000, index_lag=0, slack=slack)


def test_the_example_is_true(practice: Practice) -> None:
    field = {"project": "PAY", "issuetype": "Bug", "field": "customfield_10031"}
    practice.set("jira/set", require=field)
    ends = practice.clock.now().date() + timedelta(days=253)
    routes = {name: practice.settings.routes[name] for name in ("app", "payments", "delivery", "service")}
    practice.settings = practice.settings.model_copy(update={"routes": routes})
    printed = "\n".join(report(practice.look(jira={"token_ends": ends})))
    example = re.search(r"\$ bridge doctor --routes\n(.+?)\n```", OPERATORS.read_text(), re.DOTALL)
    assert example
    assert plain(printed, practice.url) == plain(example[1], "https://acme.atlassian.net")


def plain(text: str, url: str) -> str:
    """A report without what differs from day to day and from firm to firm."""
    text = text.replace(f"{url}/jira", url).replace(url, "URL")
    text = re.sub(r"\d{4}-\d\d-\d\d|[\w.]+@[\w.]+\.example|\d+ ms|\d\.\d s|(?<=SQLite )[\d.]+", "…", text)
    return re.sub(r" in (Tidewell|Acme)$", " in …", text, flags=re.MULTILINE)
