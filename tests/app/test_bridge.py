"""The bridge put together: what it refuses to start with, and what it starts without."""

import json
import logging
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bridge.app.bridge import Bridge
from bridge.app.themes.ground import Ground, model_name
from bridge.commands.health import command as health
from bridge.domain.clock import SystemClock
from bridge.domain.errors import BridgeError, SettingsError
from bridge.flow.standing import LIVE
from bridge.settings import Settings
from bridge.store.engine import Store
from bridge.store.tables import Mark
from tests.app.firm import TAXONOMY, Firm, write
from tests.conftest import HeldClock
from tests.fakes import WordSorter
from tests.whole.town import changed, eventually


@contextmanager
def started(settings: Settings) -> Iterator[Bridge]:
    bridge = Bridge(settings, sorter=WordSorter())
    bridge.start()
    try:
        yield bridge
    finally:
        bridge.stop()


def asked(url: str) -> tuple[int, str]:
    """Status and body of a GET."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - loopback
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def refused(settings: Settings) -> str:
    """What is said instead of starting."""
    with pytest.raises(BridgeError) as raised:
        Bridge(settings, sorter=WordSorter())
    return str(raised.value)


def test_it_runs_while_neither_slack_nor_jira_can_be_reached(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="bridge")
    with started(settings) as bridge:
        assert asked(f"{bridge.web.url}/health") == (200, f"ok\nMode: {LIVE}")
        eventually(lambda: "Slack cannot be reached" in caplog.text)
        eventually(lambda: "duty poll: Jira cannot be reached" in caplog.text)
        assert bridge.state()["jira_heard_at"] is None
        assert bridge.socket is not None
        assert not bridge.socket.connected
    assert "Traceback" not in caplog.text


def test_in_shadow_mode_there_is_nothing_that_could_send_and_none_starts_beside_a_live_one(
    settings: Settings,
) -> None:
    shadow = settings.model_copy(update={"mode": "shadow"})
    with started(settings) as bridge:
        other = Bridge(shadow, sorter=WordSorter())
        with pytest.raises(SettingsError, match="runs this database in live mode"):
            other.start()
        other.stop()
        assert set(bridge._delivery(settings)._performers) == {"slack", "jira", "app_home"}
    with started(shadow) as bridge:
        assert bridge._delivery(shadow)._performers == {}
        assert "Mode: shadow mode since" in asked(f"{bridge.web.url}/health")[1]


def test_where_slack_posts_it_opens_no_socket_and_believes_nothing_unsigned(settings: Settings) -> None:
    posted = {"mode": "http", "app_token": None, "signing_secret": "s-1"}
    with started(changed(settings, slack=posted)) as bridge:
        assert bridge.socket is None
        request = urllib.request.Request(f"{bridge.web.url}/slack/events", b"{}")  # noqa: S310 - loopback
        with pytest.raises(urllib.error.HTTPError) as refusal, urllib.request.urlopen(request, timeout=10):  # noqa: S310 - the same
            pass
        with refusal.value as error:
            assert error.code == 401


def test_what_it_knows_is_served_on_loopback(settings: Settings) -> None:
    with started(settings) as bridge:
        status, body = asked(f"{bridge.web.url}/state.json")
    known: dict[str, Any] = json.loads(body)
    assert status == 200
    assert known["insights"]["total"] == 0
    assert set(known) >= {"insights", "problems", "credit", "effects", "jira_heard_at"}


def test_beyond_loopback_it_serves_health_and_not_what_it_knows(settings: Settings) -> None:
    with started(changed(settings, web={"host": "0.0.0.0"})) as bridge:  # noqa: S104 - what is tested
        url = bridge.web.url.replace("0.0.0.0", "127.0.0.1")  # noqa: S104 - the same
        assert asked(f"{url}/health")[0] == 200
        assert asked(f"{url}/state.json")[0] == 404


def test_behind_a_proxy_it_does_not_serve_what_it_knows(settings: Settings) -> None:
    """A proxy on this machine need not say for whom it asks."""
    with started(changed(settings, web={"url": "https://bridge.acme.example", "sign_in": "off"})) as bridge:
        assert asked(f"{bridge.web.url}/health")[0] == 200
        assert asked(f"{bridge.web.url}/state.json")[0] == 404


def test_a_database_that_breaks_makes_it_unwell(settings: Settings, database: Path) -> None:
    with started(settings) as bridge:
        bridge._workers.stop()
        bridge.store.close()
        for left in database.parent.glob(f"{database.name}*"):
            left.write_bytes(b"no database at all" * 1000)
        assert asked(f"{bridge.web.url}/health") == (503, "not ready")


def test_it_looks_by_itself_whether_themes_are_to_be_learnt(settings: Settings) -> None:
    def looked() -> bool:
        with bridge.store.read() as session:
            return session.get(Mark, "duty:themes") is not None

    with started(settings) as bridge:
        eventually(looked)


def test_a_damaged_version_of_the_themes_is_told_by_health_while_something_good_serves(
    settings: Settings, database: Path, tmp_path: Path
) -> None:
    """With the command that an operator or a container calls."""
    write(TAXONOMY, tmp_path / "taxonomy.toml")
    store = Store(f"sqlite:///{database}", pool=2)
    firm = Firm(store, HeldClock(), ground=Ground(TAXONOMY, model_name(None)))
    firm.teach(1)
    version = firm.learn()
    firm.replace(version, firm.bytes_of(version)[:-1])
    store.close()
    bridge = Bridge(changed(settings, taxonomy={"file": tmp_path / "taxonomy.toml"}))
    bridge.web.start()
    try:
        said = CliRunner().invoke(health, ["--url", bridge.web.url])
    finally:
        bridge.stop()
    assert said.exit_code == 0
    assert said.output.startswith(
        f"ok\nTheme version {version} is damaged: its hash is not the one written down."
        " The taxonomy alone serves; to choose another one: bridge themes\n"
    )


def test_an_empty_database_says_how_to_make_its_tables(settings: Settings, tmp_path: Path) -> None:
    fresh = changed(settings, database={"url": f"sqlite:///{tmp_path}/new.sqlite"})
    assert refused(fresh) == "The database does not have this version's tables. Run: bridge db upgrade"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql://bridge:hush@127.0.0.1:1/bridge", "The database cannot be used: connection failed"),
        ("sqlite:///{folder}", "The database cannot be used: unable to open database file"),
        ("sqlite:///{file}/below.sqlite", "database.url: the folder {file} cannot be made (File exists)"),
        ("sqlite:///{file}", "The database cannot be used: file is not a database"),
        ("postgresql//bridge:hush@db", "database.url is not a URL."),
        ("mysql://bridge:hush@db/bridge", 'database.url names "mysql".'),
    ],
)
def test_a_database_that_cannot_be_used_is_said_without_its_password(
    settings: Settings, tmp_path: Path, url: str, sentence: str
) -> None:
    places = {"folder": tmp_path, "file": tmp_path / "plain.txt"}
    places["file"].write_text("no database" * 100, encoding="utf-8")
    said = refused(changed(settings, database={"url": url.format(**places)}))
    assert said.startswith(sentence.format(**places))
    assert "hush" not in said


def test_a_port_that_is_taken_is_said(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        said = refused(changed(settings, web={"port": port}))
    assert said == f"web.host and web.port: cannot listen on 127.0.0.1:{port} (Address already in use)."


def test_a_reference_that_is_no_expression_names_its_setting(settings: Settings) -> None:
    assert refused(changed(settings, privacy={"references": ("C-(",)})).startswith("privacy.references: ")


def test_a_taxonomy_that_is_not_there_names_its_setting(settings: Settings, tmp_path: Path) -> None:
    missing = changed(settings, taxonomy={"file": tmp_path / "none.toml"})
    assert refused(missing).startswith("taxonomy.file: ")


def test_a_bridge_that_never_started_can_be_stopped(settings: Settings) -> None:
    bridge = Bridge(settings, sorter=WordSorter())
    bridge.stop()
    with pytest.raises(urllib.error.URLError):
        asked(f"{bridge.web.url}/health")


def test_a_silent_jira_is_told_by_health(settings: Settings) -> None:
    with started(changed(settings, jira={"silent_minutes": 1})) as bridge:
        hour_ago = SystemClock().now() - timedelta(hours=1)
        with bridge.store.write() as session:
            session.merge(Mark(name="jira:read", at=hour_ago))
        status, said = asked(f"{bridge.web.url}/health")
    assert status == 200
    assert said.startswith("ok\nJira has not been heard from for 60 minutes.")
