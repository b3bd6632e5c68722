"""What `bridge doctor` prints, and how it ends."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bridge.app.doctor.examine import examine
from bridge.app.doctor.findings import Finding, Level, Part
from bridge.app.doctor.report import healthy, report
from bridge.app.doctor.storage import look_at_storage
from bridge.settings import Settings
from bridge.store.engine import Store
from tests.cli.conftest import Bridge
from tests.cli.doctor.conftest import Practice


def test_a_firm_where_all_is_well_has_nothing_to_mend(practice: Practice) -> None:
    parts = practice.look()
    assert [part.name for part in parts] == ["Slack", "Jira", "Routes", "Mode", "Pages", "Storage"]
    assert practice.said(Level.FAIL) == []
    assert healthy(parts)


def test_without_routes_they_are_not_run_dry(practice: Practice) -> None:
    parts = examine(practice.settings, practice.clock, routes=False)
    assert [part.name for part in parts] == ["Slack", "Jira", "Mode", "Pages", "Storage"]


def test_a_database_without_tables_is_said_with_the_command(practice: Practice, tmp_path: Path) -> None:
    said = practice.said(Level.FAIL, database={"url": f"sqlite:///{tmp_path}/new.sqlite"})
    assert said == ["the database does not have this version's tables: run bridge db upgrade"]


def test_both_databases_tell_what_they_are(practice: Practice, database_url: str) -> None:
    [said] = practice.look(database={"url": database_url})[-1].findings
    assert re.match(
        r"SQLite [\d.]+, migrations at head$|PostgreSQL [\d.]+, migrations at head, clock ", said.text
    )


class Shifted:
    """A clock that is ahead of the right one."""

    def __init__(self, ahead: timedelta) -> None:
        self._ahead = ahead

    def now(self) -> datetime:
        """The time by this clock."""
        return datetime.now(UTC) + self._ahead


@pytest.mark.parametrize(("ahead", "level"), [(0, Level.OK), (3_600, Level.WARN), (-3_600, Level.WARN)])
def test_a_clock_that_the_database_has_of_its_own_is_compared(store: Store, ahead: int, level: Level) -> None:
    [said] = look_at_storage(store, Shifted(timedelta(seconds=ahead))).findings
    assert said.level is (Level.OK if store.sqlite else level)
    assert said.text.endswith("at head" if store.sqlite else "apart" if level is Level.OK else "by NTP")


@pytest.mark.parametrize(
    ("levels", "summary"),
    [
        ([Level.OK], "All is well."),
        ([Level.FAIL], "1 thing to mend."),
        ([Level.WARN, Level.WARN], "2 things to look at."),
        ([Level.FAIL, Level.FAIL, Level.WARN], "2 things to mend, 1 to look at."),
    ],
)
def test_the_last_line_sums_up(levels: list[Level], summary: str) -> None:
    part = Part("Slack", tuple(Finding(level, "a sentence") for level in levels))
    assert list(report([part]))[-1] == summary


def test_long_sentences_are_folded_below_their_beginning() -> None:
    lines = list(report([Part("Slack", (Finding(Level.WARN, "word " * 40), Finding(Level.OK, "fine")))]))
    assert lines[0].startswith("Slack     warn  word word")
    assert lines[1].startswith(" " * 16 + "word")
    assert all(len(line) <= 110 for line in lines)
    assert lines[-2] == f"{'':10}ok    fine"


@pytest.mark.parametrize(("required", "code"), [(False, 0), (True, 1)])
def test_the_command_prints_it_and_its_exit_code_says_whether_there_is_something_to_mend(
    practice: Practice, bridge: Bridge, required: bool, code: int
) -> None:
    if required:
        practice.set(
            "jira/set", require={"project": "PAY", "issuetype": "Bug", "name": "Cause", "kind": "text"}
        )
    done = bridge("doctor", "--routes", **environment(practice.settings))
    assert done.code == code, done
    assert done.out.startswith("Slack     ok    signed in as @bridge in ")
    assert done.out.endswith(("to look at.\n", "All is well.\n") if code == 0 else "to look at.\n")
    assert ('needs "Cause"' in done.out) is required


def test_settings_that_cannot_be_read_are_said_as_everywhere(bridge: Bridge) -> None:
    done = bridge("doctor")
    assert (done.code, done.out) == (1, "")
    assert "slack.team is missing." in done.err


def environment(settings: Settings) -> dict[str, str]:
    """The settings as variables."""
    reveal: Callable[[Any], str] = lambda secret: secret.get_secret_value()  # noqa: E731 - one line for json
    return {
        f"BRIDGE_{name.upper()}": json.dumps(section, default=reveal)
        for name, section in settings.model_dump(exclude_none=True).items()
        if name not in {"taxonomy", "grouping", "effects", "web", "mode"}
    }
