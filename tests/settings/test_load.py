"""Settings: the file, over it the environment, and one clear line for each mistake."""

import os
import stat
from pathlib import Path

import pytest

from bridge.domain.errors import SettingsError
from bridge.settings import load

GOOD = """
[slack]
bot_token = "xoxb-1"
app_token = "xapp-1"
team = "T1"
bot_user = "U1"

[jira]
url = "https://acme.example"
email = "bridge@acme.example"
token = "t-1"

[privacy]
key = "0123456789abcdef"

[routes.payments]
team = "Payments"
project = "PAY"
channel = "C1"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def mistakes(file: Path, more: str = "", **environment: str) -> list[str]:
    """The lines that are said of the good file with more text, and of the environment."""
    if more:
        file.write_text(GOOD + more, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        load(file, environment)
    return str(raised.value).split("\n")


def test_a_file_alone_is_enough_and_the_rest_has_defaults(file: Path) -> None:
    settings = load(file, {})
    assert settings.slack.bot_token.get_secret_value() == "xoxb-1"
    assert settings.database.url == "sqlite:///bridge.sqlite"
    assert settings.routes["payments"].issue_type == "Bug"


def test_the_environment_stands_over_the_file_key_by_key(file: Path) -> None:
    settings = load(file, {"BRIDGE_SLACK__TEAM": "T2", "bridge_jira__poll_seconds": "5", "PATH": "/bin"})
    assert (settings.slack.team, settings.slack.bot_user) == ("T2", "U1")
    assert settings.jira.poll_seconds == 5


def test_the_environment_alone_is_enough(tmp_path: Path) -> None:
    environment = {
        "BRIDGE_SLACK": '{"bot_token": "xoxb-1", "app_token": "xapp-1", "team": "T1", "bot_user": "U1"}',
        "BRIDGE_SLACK__LISTENING": '["C7", "C8"]',
        "BRIDGE_JIRA__URL": "https://acme.example",
        "BRIDGE_JIRA__EMAIL": "bridge@acme.example",
        "BRIDGE_JIRA__TOKEN": "t-1",
        "BRIDGE_PRIVACY__KEY": "0123456789abcdef",
        "BRIDGE_ROUTES__PAYMENTS": '{"team": "Payments", "project": "PAY", "channel": "C1"}',
    }
    settings = load(tmp_path / "none.toml", environment)
    assert settings.slack.listening == ("C7", "C8")
    assert settings.routes["payments"].project == "PAY"


def test_the_process_environment_is_read_when_none_is_handed_in(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIDGE_SLACK__TEAM", "T9")
    assert load(file).slack.team == "T9"


def test_a_route_may_end_in_slack_and_have_no_project(file: Path) -> None:
    legal = '[routes.legal]\nkind = "slack"\nteam = "Legal"\nchannel = "C2"'
    file.write_text(GOOD + legal, encoding="utf-8")
    assert load(file, {}).routes["legal"].project == ""


def test_data_center_needs_no_address_and_cloud_says_why_it_does(file: Path) -> None:
    nobody = {"BRIDGE_JIRA__EMAIL": ""}
    assert load(file, {**nobody, "BRIDGE_JIRA__KIND": "server"}).jira.email == ""
    (line,) = mistakes(file, **nobody)
    assert line == (
        "jira.email is missing. Set it in bridge.toml or as BRIDGE_JIRA__EMAIL. "
        "A Cloud token works together with its account's address."
    )


def test_a_secret_is_read_from_the_file_that_a_variable_names(file: Path, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("xoxb-2\n", encoding="utf-8")
    settings = load(file, {"BRIDGE_SLACK__BOT_TOKEN_FILE": str(tmp_path / "token")})
    assert settings.slack.bot_token.get_secret_value() == "xoxb-2"


def test_the_setting_that_is_called_file_names_no_secret(file: Path) -> None:
    settings = load(file, {"BRIDGE_TAXONOMY__FILE": "/etc/bridge/taxonomy.toml"})
    assert settings.taxonomy.file == Path("/etc/bridge/taxonomy.toml")


def test_everything_that_is_missing_is_named_at_once(tmp_path: Path) -> None:
    lines = mistakes(tmp_path / "bridge.toml")
    assert "slack.bot_token is missing. Set it in bridge.toml or as BRIDGE_SLACK__BOT_TOKEN." in lines
    assert "jira.url is missing. Set it in bridge.toml or as BRIDGE_JIRA__URL." in lines
    assert "privacy.key is missing. Set it in bridge.toml or as BRIDGE_PRIVACY__KEY." in lines
    assert "routes is missing. Set it in bridge.toml or as BRIDGE_ROUTES." in lines


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (
            "[web]\nport = 99999",
            'web.port (bridge.toml): it should be less than or equal to 65535, not "99999".',
        ),
        (
            "[grouping]\nlisten = 0",
            'grouping.listen (bridge.toml): it should be greater than or equal to 1, not "0".',
        ),
        ("[webb]\nport = 1", "webb (bridge.toml) is not a setting. Remove it or correct its name."),
        ("[web]\nportt = 1", "web.portt (bridge.toml) is not a setting. Remove it or correct its name."),
        (
            "listening = 1",
            "routes.payments.listening (bridge.toml) is not a setting. Remove it or correct its name.",
        ),
        ('themes = "billing"', 'routes.payments.themes (bridge.toml): it must be a list, not "billing".'),
        (
            'kind = "slack"',
            'routes.payments.project (bridge.toml): it must be left out where kind is "slack", not "PAY".',
        ),
        (
            'kind = "mail"',
            "routes.payments.kind (bridge.toml): it should be 'jira' or 'slack', not \"mail\".",
        ),
        (
            '[routes.legal]\nteam = "Legal"\nchannel = "C2"',
            'routes.legal.project is missing. Set it in bridge.toml or as BRIDGE_ROUTES__LEGAL__PROJECT. Or let the route end in Slack: kind = "slack".',
        ),
        (
            '[people]\nnaming = "all"',
            "people.naming (bridge.toml): it should be 'off', 'self', 'team' or 'opt_in', not \"all\".",
        ),
        (
            "[database]\nurl = 5",
            "database.url (bridge.toml): it must be a text in quotes.",
        ),
        (
            '[jira.stages.PAY]\nDone = "shipped"',
            "jira.stages.PAY.Done (bridge.toml): it should be 'heard', 'with_team', 'planned', 'in_work', 'fixed', 'live', 'declined' or 'merged', not \"shipped\".",
        ),
        (
            "[effects]\nlease_seconds = 3",
            'effects.lease_seconds (bridge.toml): it should be greater than 25, not "3".',
        ),
    ],
)
def test_a_mistake_in_the_file_is_one_line(file: Path, more: str, line: str) -> None:
    assert mistakes(file, more) == [line]


@pytest.mark.parametrize(
    "address",
    [
        "http://jira.acme.example",
        "acme.atlassian.net",
        "ftp://127.0.0.1",
        "wss://acme.example",
        "https://bridge:hush@acme.example",
        "http://127.0.0.1.acme.example",
        "https://",
    ],
)
def test_no_token_goes_to_an_address_where_it_could_be_read(file: Path, address: str) -> None:
    told = [
        f"{key} (BRIDGE_{key.upper().replace('.', '__')}): it must begin with https://, without a name or password"
        " in it, or the token could be read on its way."
        for key in ("slack.api_url", "jira.url")
    ]
    given = {"BRIDGE_SLACK__API_URL": address, "BRIDGE_JIRA__URL": address}
    with pytest.raises(SettingsError) as raised:
        load(file, given)
    assert str(raised.value).split("\n") == told


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1", "http://[::1]/api/", "http://localhost", "https://x"]
)
def test_tokens_go_to_servers_of_this_machine_without_https(file: Path, address: str) -> None:
    read = load(file, {"BRIDGE_SLACK__API_URL": address, "BRIDGE_JIRA__URL": address})
    assert (read.slack.api_url, read.jira.url) == (address, address)


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("BRIDGE_WEB__PORT", "x", "web.port (BRIDGE_WEB__PORT): it should be a valid integer, "),
        ("bridge_web__port", "x", "web.port (BRIDGE_WEB__PORT): it should be a valid integer, "),
        ("BRIDGE_WEB__PORTT", "1", "web.portt (BRIDGE_WEB__PORTT) is not a setting."),
        ("BRIDGE_WEBB__PORT", "1", "BRIDGE_WEBB__PORT is not a setting."),
        ("BRIDGE_SLACK__LISTENING", "C1", "BRIDGE_SLACK__LISTENING: a list or table must be JSON"),
        ("BRIDGE_SLACK__LISTENING", "[1]", "slack.listening.0 (BRIDGE_SLACK__LISTENING): it must be a text"),
        (
            "BRIDGE_ROUTES",
            '{"payments": {"opens_at": 0}}',
            "routes.payments.opens_at (BRIDGE_ROUTES): it should",
        ),
        ("BRIDGE_SLACK__TEAM", "", "slack.team (BRIDGE_SLACK__TEAM): it should have at least 1 character"),
    ],
)
def test_a_mistake_in_the_environment_names_its_variable(
    file: Path, name: str, value: str, line: str
) -> None:
    (said,) = mistakes(file, **{name: value})
    assert said.startswith(line)


def test_a_mistake_in_the_file_is_not_blamed_on_a_variable_for_another_key(file: Path) -> None:
    (said,) = mistakes(file, "opens_at = 0", BRIDGE_ROUTES='{"payments": {"team": "Money"}}')
    assert said.startswith("routes.payments.opens_at (bridge.toml)")


@pytest.mark.parametrize(
    "more",
    [
        '[database]\nurl = ["postgresql://u:hush@db/x"]',
        'themes = "t"\n[web]\nport = "x"',
        '[privacy2]\nkey = "hush"',
    ],
)
def test_nothing_that_may_be_secret_is_shown(file: Path, more: str) -> None:
    assert "hush" not in "\n".join(mistakes(file, more))


def test_a_secret_in_the_wrong_place_is_not_shown(tmp_path: Path, file: Path) -> None:
    (tmp_path / "hidden").write_text("hush", encoding="utf-8")
    assert "hush" not in "".join(mistakes(file, BRIDGE_SLACK="hush"))
    assert "hush" not in "".join(mistakes(file, BRIDGE_PRIVACY__KEY="hush"))
    (said,) = mistakes(file, BRIDGE_WEB__PORT_FILE=str(tmp_path / "hidden"))
    assert said.startswith("web.port (BRIDGE_WEB__PORT_FILE): it should be a valid integer")
    assert "hush" not in said
    file.write_text('slack = "hush"', encoding="utf-8")
    assert "slack (bridge.toml): it must be a table." in mistakes(file)


def test_settings_do_not_print_their_secrets(file: Path) -> None:
    shown = repr(load(file, {}))
    assert "xoxb" not in shown
    assert "t-1" not in shown
    assert "0123456789abcdef" not in shown


@pytest.mark.parametrize("key", ["slack.bot_token", "slack.app_token", "jira.token", "privacy.key"])
def test_an_empty_secret_is_refused(file: Path, key: str) -> None:
    (said,) = mistakes(file, **{f"BRIDGE_{key.replace('.', '__').upper()}": ""})
    assert said.startswith(f"{key} (BRIDGE_")
    assert "at least" in said


def test_a_secret_file_that_is_not_there_is_named(file: Path) -> None:
    (said,) = mistakes(file, BRIDGE_JIRA__TOKEN_FILE="/nowhere/token")
    assert said == "BRIDGE_JIRA__TOKEN_FILE names a file that cannot be read: /nowhere/token."


def test_broken_toml_names_the_line(file: Path) -> None:
    (said,) = mistakes(file, "[web\nport = 1")
    assert said.startswith("bridge.toml is not valid TOML: ")
    assert "line 20" in said


def test_text_that_is_not_utf_8_is_said(file: Path) -> None:
    file.write_bytes(b'[slack]\nteam = "\xff"')
    assert mistakes(file) == ["bridge.toml is not UTF-8 text (byte 16). Save it as UTF-8."]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_rights_is_said(file: Path) -> None:
    file.chmod(stat.S_IWUSR)
    assert mistakes(file) == ["bridge.toml cannot be read: Permission denied. Check its owner and rights."]


def test_a_folder_in_the_files_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "bridge.toml").mkdir()
    (said,) = mistakes(tmp_path / "bridge.toml")
    assert said.startswith("bridge.toml cannot be read: Is a directory.")


def test_settings_cannot_be_changed_later(file: Path) -> None:
    settings = load(file, {})
    with pytest.raises(ValueError, match="frozen"):
        setattr(settings.web, "port", 1)  # noqa: B010 - mypy would refuse the plain form, which is the point
