"""What the commands say and how they end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bridge.cli import COMMANDS
from tests.cli.conftest import Bridge, Done, environment

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "slack_bolt",
    "slack_sdk",
    "sklearn",
    "numpy",
    "jira",
    "starlette",
    "pydantic",
)
ROUTE = '{"team": "Payments", "project": "PAY", "channel": "C1", "themes": ["billing"]}'
SETTINGS = {
    "BRIDGE_SLACK": '{"bot_token": "xoxb-1", "app_token": "xapp-1", "team": "T1", "bot_user": "U1"}',
    "BRIDGE_JIRA": '{"url": "http://127.0.0.1:1", "email": "b@acme.example", "token": "t"}',
    "BRIDGE_PRIVACY__KEY": "0123456789abcdef",
    "BRIDGE_ROUTES__PAY": ROUTE,
}


def failed(done: Done, code: int = 1) -> str:
    """What a failed command said."""
    assert done.code == code, done
    assert done.out == ""
    return done.err


def test_the_command_line_loads_nothing_heavy_until_a_command_needs_it() -> None:
    script = (
        "import json, sys\nfrom click.testing import CliRunner\nfrom bridge.cli import cli\n"
        "print(CliRunner().invoke(cli, ['--help']).output)\nprint(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-c", script],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert [name for name in HEAVY if name in loaded] == []
    assert all(f"\n  {name} " in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(bridge: Bridge, name: str) -> None:
    done = bridge(name, "--help")
    assert done.code == 0
    assert done.out.startswith("Usage: ")
    assert "Options:" in done.out


def test_an_unknown_command_is_said(bridge: Bridge) -> None:
    assert "No such command 'rum'" in failed(bridge("rum"), 2)


def test_run_without_settings_names_every_one_that_is_missing(bridge: Bridge) -> None:
    said = failed(bridge("run"))
    assert "slack.bot_token is missing. Set it in bridge.toml or as BRIDGE_SLACK__BOT_TOKEN.\n" in said
    assert "routes is missing. Set it in bridge.toml or as BRIDGE_ROUTES.\n" in said


def test_run_without_tables_says_how_to_make_them(bridge: Bridge) -> None:
    said = failed(bridge("run", **SETTINGS))
    assert said == "The database does not have this version's tables. Run: bridge db upgrade\n"


def test_run_with_a_database_that_is_away_says_so_without_its_password(bridge: Bridge) -> None:
    said = failed(
        bridge("run", "--upgrade", BRIDGE_DATABASE__URL="postgresql://b:hush@127.0.0.1:1/b", **SETTINGS)
    )
    assert said.startswith("The database cannot be used: connection failed")
    assert "hush" not in said


def test_db_upgrade_makes_the_tables_and_may_be_repeated(bridge: Bridge, tmp_path: Path) -> None:
    for _ in range(2):
        done = bridge("db", "upgrade", **SETTINGS)
        assert (done.code, done.out) == (0, "The database is up to date.\n"), done
    assert (tmp_path / "bridge.sqlite").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("url", "code", "sentence"),
    [
        ("http://127.0.0.1:1", 1, "No bridge answers at http://127.0.0.1:1.\n"),
        ("http://127.0.0.1:x", 1, "No bridge answers at http://127.0.0.1:x.\n"),
        ("http://[::1", 1, "No bridge answers at http://[::1.\n"),
        ("ftp://127.0.0.1", 2, "it must begin with http:// or https://"),
    ],
)
def test_health_of_nobody_is_a_sentence(bridge: Bridge, url: str, code: int, sentence: str) -> None:
    assert sentence in failed(bridge("health", "--url", url), code)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            "text,at\nkettle leaks,2026-11-02\nlid broke,soon\n",
            'broken.csv, row 2: "at" is not a date: "soon". ',
        ),
        ("words\nkettle leaks\n", 'broken.csv: the column "text" is missing; '),
        ("text,agent\nkettle leaks\n", "broken.csv, row 1 has 1 fields, the first line names 2 columns: "),
        ('text\n"kettle\n', "broken.csv, line 2: broken CSV "),
        ("", 'broken.csv: the column "text" is missing; '),
    ],
)
def test_a_broken_csv_names_row_and_column(
    bridge: Bridge, tmp_path: Path, content: str, sentence: str
) -> None:
    (tmp_path / "broken.csv").write_text(content, encoding="utf-8")
    assert failed(bridge("demo", "--once", "--insights", "broken.csv")).startswith(f"Error: {sentence}")


def test_a_csv_that_is_not_there_is_said(bridge: Bridge) -> None:
    said = failed(bridge("demo", "--once", "--insights", "none.csv"))
    assert said == "Error: none.csv cannot be read: No such file or directory. Name an existing CSV file.\n"


def test_a_port_that_nobody_may_use_is_said(bridge: Bridge) -> None:
    assert "--port" in failed(bridge("demo", "--port", "70000"), 2)


def test_the_manifest_is_printed_without_any_settings_for_either_mode(bridge: Bridge) -> None:
    plain = json.loads(bridge("manifest").out)
    posted = json.loads(bridge("manifest", "--http", "--url", "https://bridge.acme.example/").out)
    assert plain["settings"]["socket_mode_enabled"] is True
    assert posted["settings"]["interactivity"]["request_url"] == "https://bridge.acme.example/slack/events"


@pytest.mark.parametrize("arguments", [("--http",), ("--http", "--url", "http://bridge.acme.example")])
def test_slack_is_given_no_address_that_it_would_not_post_to(
    bridge: Bridge, arguments: tuple[str, ...]
) -> None:
    assert "it must begin with https://" in failed(bridge("manifest", *arguments), 2)


@pytest.mark.parametrize(
    ("only", "why"),
    [
        ("web,kitchen", "'kitchen' is none of web, socket, worker, schedule."),
        ("worker", "Processes that share the work need PostgreSQL"),
    ],
)
def test_run_says_why_it_cannot_do_a_part_only(bridge: Bridge, only: str, why: str) -> None:
    done = bridge("run", "--only", only, **SETTINGS)
    assert done.code > 0
    assert why in done.err


def test_a_socket_alone_has_nothing_to_do_where_slack_posts(bridge: Bridge) -> None:
    slack = '{"bot_token": "xoxb-1", "mode": "http", "signing_secret": "s", "team": "T1", "bot_user": "U1"}'
    posted = SETTINGS | {"BRIDGE_SLACK": slack, "BRIDGE_DATABASE__URL": "postgresql://nobody/nothing"}
    assert 'Slack posts to the part "web"' in failed(bridge("run", "--only", "socket", **posted))
