"""Every setting by itself: said in the file, in the environment, in a file of its own, and said wrongly."""

import json
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from bridge.domain.errors import SettingsError
from bridge.settings import Settings, load
from bridge.settings.environment import variable
from tests.settings.conftest import WHOLE, Say, mistakes
from tests.settings.test_documented import settings as every_setting

GOOD: dict[str, Any] = {
    "slack.mode": "socket",
    "slack.api_url": "https://slack.example/api/",
    "slack.bot_token": "xoxb-2",
    "slack.app_token": "xapp-2",
    "slack.signing_secret": "s-3",
    "slack.team": "T2",
    "slack.bot_user": "U2",
    "slack.listening": ["C7", "C8"],
    "slack.pace": 2.5,
    "slack.silent_minutes": 90,
    "slack.language": "de",
    "slack.reaction": "ear",
    "jira.kind": "server",
    "jira.url": "https://other.example",
    "jira.browse_url": "https://people.example",
    "jira.email": "other@acme.example",
    "jira.token": "t-2",
    "jira.token_ends": "2027-08-01",
    "jira.dedicated_account": False,
    "jira.webhook_secret": "w-2",
    "jira.poll_seconds": 30,
    "jira.silent_minutes": 90,
    "jira.stages": {"PAY": {"Selected for Development": "planned"}},
    "database.url": "postgresql://db/bridge",
    "web.host": "0.0.0.0",  # noqa: S104 - a value to read, nothing listens
    "web.port": 9000,
    "web.url": "https://bridge.acme.example",
    "web.sign_in": "slack",
    "web.slack_url": "https://slack.example",
    "web.client_id": "1.2",
    "web.client_secret": "s-2",
    "web.teams": ["T1", "T2"],
    "web.session_hours": 8,
    "web.idle_hours": 1,
    "web.contacts": "/srv/contacts.csv",
    "privacy.key": "fedcba9876543210",
    "privacy.references": ["K-[0-9]+"],
    "privacy.regions": ["FR"],
    "privacy.keep_references_days": 30,
    "privacy.keep_words_days": 365,
    "privacy.keep_bodies_days": 30,
    "privacy.old_keys": ["an old key"],
    "privacy.helpdesk": ["https://acme.example/tickets/"],
    "privacy.call_back": ["ring again"],
    "taxonomy.file": "/etc/bridge/themes.toml",
    "grouping.listen": 5,
    "grouping.vectors": "/opt/vectors",
    "grouping.check_ups_a_day": 0,
    "urgent.words": {"recall": ["recall"]},
    "urgent.on_call": {"safety": ["U12"]},
    "urgent.minutes": 5,
    "outage.reports": 20,
    "outage.minutes": 5,
    "outage.times_usual": 2.5,
    "outage.channels": ["C11"],
    "outage.edit_minutes": 1,
    "outage.calm_minutes": 30,
    "effects.workers": 8,
    "effects.lease_seconds": 45,
    "effects.settle_seconds": 120,
    "effects.coalesce_seconds": 30,
    "routes.payments.kind": "jira",
    "routes.payments.team": "Money",
    "routes.payments.themes": ["billing"],
    "routes.payments.project": "FIN",
    "routes.payments.issue_type": "Task",
    "routes.payments.channel": "C9",
    "routes.payments.owners": ["U7"],
    "routes.payments.fields": {"customfield_10031": {"value": "S2"}},
    "routes.payments.opens_at": 4,
    "routes.payments.deputy": "U8",
    "routes.payments.answer_days": 3,
    "routes.payments.number_field": "customfield_10040",
    "routes.payments.close_duplicates": True,
    "routes.payments.reopen": True,
    "crews.leipzig.name": "Leipzig night shift",
    "crews.leipzig.lead": "U9",
    "crews.leipzig.members": ["U1", "U2"],
    "crews.leipzig.usergroup": "S1",
    "crews.leipzig.company": "Swift Couriers",
    "people.naming": "opt_in",
    "people.leaders_channel": "C10",
    "people.leaders": ["U10"],
    "people.leaders_usergroup": "S2",
    "people.admins": ["U11"],
    "people.admins_usergroup": "S3",
    "people.crew_list": "/srv/crews.csv",
    "people.smallest_team": 8,
    "people.keep_credit_days": 365,
    "mail.to": ["ruth@acme.example"],
    "mail.sender": "bridge@acme.example",
    "mail.host": "mail.acme.example",
    "mail.port": 465,
    "mail.user": "bridge",
    "mail.password": "p-2",
    "mail.security": "tls",
    "mode": "shadow",
    "pilot.teams": ["leipzig"],
}
"""Another value than the default for each setting."""

SECRETS = (
    "slack.bot_token",
    "slack.app_token",
    "slack.signing_secret",
    "jira.token",
    "jira.webhook_secret",
    "privacy.key",
    "web.client_secret",
    "mail.password",
)
NUMBERS: dict[str, list[float]] = {
    "slack.pace": [0, -1],
    "slack.silent_minutes": [0],
    "jira.poll_seconds": [0, -0.5],
    "jira.silent_minutes": [0],
    "web.port": [-1, 65536, 1.5],
    "privacy.keep_references_days": [0, 2.5],
    "privacy.keep_words_days": [29, 36501],
    "privacy.keep_bodies_days": [6, 36501],
    "grouping.listen": [0, -3],
    "grouping.check_ups_a_day": [-1, 21],
    "urgent.minutes": [0],
    "outage.reports": [1, 0],
    "outage.minutes": [0],
    "outage.times_usual": [0.5],
    "outage.edit_minutes": [0],
    "outage.calm_minutes": [0],
    "effects.workers": [0, 33],
    "effects.lease_seconds": [25, 0],
    "effects.settle_seconds": [0],
    "effects.coalesce_seconds": [-1, 3601],
    "routes.payments.opens_at": [0, -1],
    "routes.payments.answer_days": [0, 366],
    "web.session_hours": [0, -1],
    "web.idle_hours": [0, -1],
    "people.smallest_team": [1, 0],
    "people.keep_credit_days": [30],
    "mail.port": [0, 65536],
}


def at(said: Settings, where: str) -> Any:
    """The value of a setting, as plain as it was written."""
    found = reduce(
        lambda part, name: part[name] if isinstance(part, dict) else getattr(part, name),
        where.split("."),
        said,
    )
    if isinstance(found, SecretStr):
        return found.get_secret_value()
    if isinstance(found, Path | date):
        return str(found)
    if isinstance(found, tuple):
        return [one.get_secret_value() if isinstance(one, SecretStr) else one for one in found]
    return found


def of(where: str) -> str:
    """The variable of a setting."""
    return variable(tuple(where.split(".")))


def in_words(value: Any) -> str:
    """A value as the environment writes it."""
    return value if isinstance(value, str) else json.dumps(value)


def test_the_list_below_is_complete() -> None:
    assert set(GOOD) == {
        key.replace("routes.NAME", "routes.payments").replace("crews.NAME", "crews.leipzig")
        for key, _field in every_setting(Settings)
    }


@pytest.mark.parametrize("where", GOOD)
def test_a_setting_is_said_in_the_file(say: Say, where: str) -> None:
    assert at(say(where, GOOD[where]), where) == GOOD[where]


@pytest.mark.parametrize("where", GOOD)
def test_a_setting_is_said_in_the_environment(say: Say, where: str) -> None:
    assert at(say(**{of(where): in_words(GOOD[where])}), where) == GOOD[where]


@pytest.mark.parametrize("where", GOOD)
def test_a_setting_is_said_in_a_file_that_the_environment_names(say: Say, tmp_path: Path, where: str) -> None:
    (tmp_path / "value").write_text(f"  {in_words(GOOD[where])}\r\n", encoding="utf-8")
    assert at(say(**{f"{of(where)}_FILE": str(tmp_path / "value")}), where) == GOOD[where]


@pytest.mark.parametrize("where", GOOD)
def test_a_setting_of_another_kind_is_one_line_that_names_it(say: Say, where: str) -> None:
    wrong = ["x"] if not isinstance(GOOD[where], list) else "x"
    (line,) = mistakes(say, where, wrong)
    assert line.startswith(f"{where} (bridge.toml): it ")
    assert line.endswith(".")


@pytest.mark.parametrize(
    "where", [f"{name}.{key}" for name in ("slack", "jira", "privacy") for key in WHOLE[name]]
)
def test_a_setting_that_must_be_there_is_missed_by_name_and_variable(say: Say, where: str) -> None:
    (line,) = mistakes(say, where)
    assert line.startswith(f"{where} is missing. Set it in bridge.toml or as {of(where)}.")


@pytest.mark.parametrize(
    ("where", "value"), [(where, value) for where, values in NUMBERS.items() for value in values]
)
def test_a_number_beyond_its_bounds_is_shown_with_them(say: Say, where: str, value: float) -> None:
    (line,) = mistakes(say, where, value)
    assert line.startswith(f"{where} (bridge.toml): it should be ")
    assert line.endswith(f', not "{value}".')


@pytest.mark.parametrize("where", [name for name, value in GOOD.items() if isinstance(value, int | float)])
@pytest.mark.parametrize("value", ["inf", "-inf", "nan"])
def test_no_number_is_endless_or_none(say: Say, where: str, value: str) -> None:
    (line,) = mistakes(say, where, float(value))
    assert line.startswith(f"{where} (bridge.toml): it should be ")


@pytest.mark.parametrize("where", SECRETS)
@pytest.mark.parametrize("wrong", [["hush"], {"hush": "hush"}], ids=["a list", "a table"])
def test_a_secret_is_never_shown_however_wrongly_it_is_written(say: Say, where: str, wrong: Any) -> None:
    (line,) = mistakes(say, where, wrong)
    assert line.startswith(f"{where} (bridge.toml): ")
    assert "hush" not in line


@pytest.mark.parametrize("where", SECRETS)
@pytest.mark.parametrize("source", ["the file", "a variable of its own", "a table in a variable"])
def test_a_secret_that_is_a_number_is_not_shown_either(say: Say, where: str, source: str) -> None:
    section, name = where.split(".")
    told: dict[str, str] = {}
    if source == "a variable of its own":
        told = {variable((section, name, "x")): "47114711"}
    elif source == "a table in a variable":
        told = {variable((section,)): f'{{"{name}": 47114711}}'}
    lines = mistakes(say, where, 47114711 if source == "the file" else GOOD[where], **told)
    assert any(line.startswith(where) for line in lines)
    assert "4711" not in "".join(lines)


@pytest.mark.parametrize("where", SECRETS)
def test_secrets_stay_out_of_what_settings_print_and_dump(say: Say, where: str) -> None:
    said = say(where, GOOD[where])
    assert GOOD[where] not in f"{said!r}{said}{said.model_dump()}{said.model_dump_json()}"


@pytest.mark.parametrize("name", ["", "nowhere", "folder"])
def test_a_file_for_a_value_that_cannot_be_read_is_named_with_its_variable(
    say: Say, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    path = str(tmp_path / name) if name else ""
    said = mistakes(say, BRIDGE_SLACK__TEAM_FILE=path)
    assert said == [f"BRIDGE_SLACK__TEAM_FILE names a file that cannot be read: {path}."]


def test_a_file_for_a_value_that_is_no_text_is_named_without_what_is_in_it(say: Say, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"\xff\xfehush")
    (line,) = mistakes(say, BRIDGE_PRIVACY__KEY_FILE=str(tmp_path / "key"))
    assert line.startswith("BRIDGE_PRIVACY__KEY_FILE names a file that cannot be read")
    assert "hush" not in line


def test_two_routes_are_said_in_two_places(say: Say) -> None:
    delivery = {"team": "Delivery", "project": "DEL", "channel": "C2"}
    said = say(BRIDGE_ROUTES__DELIVERY=json.dumps(delivery), BRIDGE_ROUTES__PAYMENTS__CHANNEL="C5")
    assert {name: (route.project, route.channel) for name, route in said.routes.items()} == {
        "payments": ("PAY", "C5"),
        "delivery": ("DEL", "C2"),
    }


def test_all_mistakes_are_told_at_once_each_once(say: Say) -> None:
    lines = mistakes(say, "web.port", "x", BRIDGE_WEBB__PORT="1", BRIDGE_SLACK__PACE="0")
    assert [line.split(" ")[0] for line in lines] == ["BRIDGE_WEBB__PORT", "slack.pace", "web.port"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_file_does_more_than_be_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bridge.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"bridge\.toml"):
        load(path, {})


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(GOOD)), st.text(st.characters(codec="utf-8"), max_size=20))
def test_no_variable_does_more_than_be_refused_by_its_name(say: Say, where: str, value: str) -> None:
    try:
        assert say(**{of(where): value})
    except SettingsError as error:
        told = [line for line in str(error).split("\n") if of(where) in line]
    else:
        told = [""]
    assert told


@pytest.mark.parametrize(
    ("mode", "without", "hint"),
    [
        ("socket", "app_token", 'Or let Slack post to the bridge: slack.mode = "http".'),
        ("http", "signing_secret", "It stands in the app's settings, Basic Information."),
    ],
)
def test_each_way_to_hear_slack_needs_its_own_secret(say: Say, mode: str, without: str, hint: str) -> None:
    blank = {f"BRIDGE_SLACK__{without.upper()}": " "}
    for environment in ({}, blank):
        changed = {"BRIDGE_SLACK__MODE": mode, **environment}
        name = f"slack.{without}"
        assert mistakes(say, name, None, **changed) == [
            f"{name} is missing. Set it in bridge.toml or as BRIDGE_SLACK__{without.upper()}. {hint}"
        ]


@pytest.mark.parametrize("wrong", [["hush", 4711], "hush", [""]], ids=["a number", "no list", "empty"])
def test_old_keys_are_never_shown_however_wrongly_they_are_written(say: Say, wrong: Any) -> None:
    (line,) = mistakes(say, "privacy.old_keys", wrong)
    assert line.startswith("privacy.old_keys")
    assert "hush" not in line
    assert "4711" not in line
