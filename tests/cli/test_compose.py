"""docker-compose.yml agrees with the settings and with the command line; no Docker engine is needed to see that."""

from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from pydantic import BaseModel

from bridge.cli import COMMANDS, cli
from bridge.settings import Settings, load

FILE = Path(__file__).parents[2] / "docker-compose.yml"
SECRETS = "/run/secrets/"
ROUTES = '[routes.pay]\nteam = "P"\nproject = "PAY"\nchannel = "C1"\n'
REST = (
    '[slack]\nteam = "T1"\nbot_user = "U1"\n[jira]\nurl = "https://acme.example"\nemail = "b@acme.example"\n'
)


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def ours(compose: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = compose["services"]["bridge"]
    return found


def parsed(arguments: list[str]) -> click.Context:
    """The context of a command line that would run; nothing is run."""
    above = cli.make_context("bridge", list(arguments))
    name, command, rest = cli.resolve_command(above, [*above._protected_args, *above.args])
    assert name in COMMANDS
    assert command is not None
    return command.make_context(name, rest, parent=above)


def test_every_variable_is_a_setting(ours: dict[str, Any]) -> None:
    for name in ours["environment"]:
        section, key = name.removeprefix("BRIDGE_").removesuffix("_FILE").lower().split("__")
        kind = Settings.model_fields[section].annotation
        assert isinstance(kind, type)
        assert issubclass(kind, BaseModel)
        assert key in kind.model_fields, name


def test_with_its_variables_the_bridge_can_start(ours: dict[str, Any], tmp_path: Path) -> None:
    variables = dict(ours["environment"])
    for name, value in variables.items():
        if name.endswith("_FILE"):
            secret = tmp_path / Path(value).name
            secret.write_text("postgresql://bridge:x@database/bridge", encoding="utf-8")
            variables[name] = str(secret)
    (tmp_path / "bridge.toml").write_text(REST + ROUTES, encoding="utf-8")
    settings = load(tmp_path / "bridge.toml", variables)
    assert settings.web.port == 8080
    assert settings.database.url.startswith("postgresql://")


def test_each_secret_is_a_file_that_exactly_its_readers_see(compose: dict[str, Any]) -> None:
    read = set()
    for service in compose["services"].values():
        named = {value for value in service["environment"].values() if value.startswith(SECRETS)}
        assert {value.removeprefix(SECRETS) for value in named} == set(service["secrets"])
        read |= set(service["secrets"])
    assert set(compose["secrets"]) == read
    assert all(secret["file"] == f"./secrets/{name}" for name, secret in compose["secrets"].items())


def test_the_command_is_one_that_the_bridge_knows(ours: dict[str, Any]) -> None:
    context = parsed(ours["command"])
    assert context.params["upgrade"] is True
    mounted = [volume.split(":")[1] for volume in ours["volumes"]]
    assert str(context.params["config"]) in mounted


def test_the_image_knows_its_fonts_before_the_first_picture(ours: dict[str, Any]) -> None:
    """They are looked for as its user and as any other, see https://matplotlib.org/stable/install/environment_variables_faq.html."""
    lines = ours["build"]["dockerfile_inline"].splitlines()
    synced = next(place for place, line in enumerate(lines) if line.startswith("RUN uv sync"))
    [kept] = [
        line.partition("MPLCONFIGDIR=")[2] for line in lines[synced:] if line.startswith("ENV MPLCONFIGDIR=")
    ]
    looked = f"RUN /app/.venv/bin/python -m matplotlib.font_manager && chmod -R a+rwX {kept}"
    assert lines.index(looked) > lines.index(f"ENV MPLCONFIGDIR={kept}")


def test_the_health_check_asks_where_the_bridge_listens(ours: dict[str, Any]) -> None:
    cmd, program, *arguments = ours["healthcheck"]["test"]
    assert (cmd, program) == ("CMD", "/app/.venv/bin/bridge")
    port = ours["environment"]["BRIDGE_WEB__PORT"]
    assert parsed(arguments).params["url"] == f"http://127.0.0.1:{port}"
    assert f'ENTRYPOINT ["{program}"]' in ours["build"]["dockerfile_inline"]
    assert all(published.endswith(f":{port}") for published in ours["ports"])


def test_webhooks_come_in_from_loopback_only_and_a_proxy_stands_before(ours: dict[str, Any]) -> None:
    assert all(published.startswith("127.0.0.1:") for published in ours["ports"])


def test_the_database_is_there_first_and_outlives_its_container(compose: dict[str, Any]) -> None:
    assert compose["services"]["bridge"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    database = compose["services"]["database"]
    assert database["image"].startswith("postgres:")
    assert [volume.split(":")[0] for volume in database["volumes"]] == list(compose["volumes"])
    assert "pg_isready" in database["healthcheck"]["test"]
