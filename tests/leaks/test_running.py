"""What a running bridge says of itself while everything in it breaks: neither a planted secret nor a customer's words."""

import asyncio
import gc
import http.client
import json
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from bridge.app.bridge import Bridge
from bridge.app.vault import vault_of
from bridge.commands import logs
from bridge.domain.clock import SystemClock
from bridge.domain.incoming import Capture
from bridge.domain.incoming.reports import Way
from bridge.domain.pages.asked import Asked
from bridge.domain.roles import Viewer
from bridge.flow.intake import Intake
from bridge.flow.privacy import Privacy
from bridge.settings import Settings, load
from bridge.web.server import WebServer
from tests.cli import conftest as command_line
from tests.fakes import WordSorter
from tests.leaks.test_secrets import MARK, SECRETS, TEXT
from tests.web.canned import Canned
from tests.whole.town import eventually

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
VARIABLES = {
    **{f"BRIDGE_{name}": secret for name, secret in SECRETS.items() if not name.startswith("MAIL")},
    "BRIDGE_SLACK__TEAM": "T1",
    "BRIDGE_SLACK__BOT_USER": "U1",
    "BRIDGE_JIRA__EMAIL": "b@acme.example",
    "BRIDGE_JIRA__POLL_SECONDS": "0.1",
    "BRIDGE_WEB__PORT": "0",
    "BRIDGE_ROUTES": json.dumps({"a": {"team": "A", "project": "A", "channel": "C1"}}),
}


class Unforeseen(WordSorter):
    """Breaks over every text, and quotes it."""

    def read(self, text: str) -> bytes:
        raise RuntimeError(f"{text} {SECRETS['SLACK__BOT_TOKEN']}") from ValueError(text)


class Broken(Canned):
    """Pages whose facts cannot be read, for a reason that quotes them."""

    def load(self, name: str, viewer: Viewer, asked: Asked) -> object:
        raise RuntimeError(TEXT) from ValueError(f"{name} {viewer} {asked}")


@pytest.fixture
def log(_own_logging: None) -> Iterator[StringIO]:
    """What a command of an operator writes down."""
    with redirect_stderr(StringIO()) as written:
        logs.to_stderr()
        yield written


@pytest.fixture
def variables(nobody: str, database: Path) -> dict[str, str]:
    """An operator's settings; neither Slack nor Jira is there."""
    there = {
        "BRIDGE_SLACK__API_URL": f"{nobody}/api/",
        "BRIDGE_JIRA__URL": nobody,
        "BRIDGE_WEB__SLACK_URL": nobody,
    }
    return VARIABLES | there | {"BRIDGE_DATABASE__URL": f"sqlite:///{database}"}


@pytest.fixture
def settings(variables: dict[str, str], tmp_path: Path) -> Settings:
    (tmp_path / "bridge.toml").write_text("")
    return load(tmp_path / "bridge.toml", variables)


def test_a_worker_that_meets_what_nobody_foresaw_says_where_and_neither_words_nor_secrets(
    settings: Settings, log: StringIO
) -> None:
    running = Bridge(settings, sorter=Unforeseen())
    privacy = Privacy(running.rules.patterns, vault_of(settings))
    intake = Intake(running.store, running.rules, SystemClock(), privacy, lambda: None, lambda: None)
    intake.keep(Capture("m:1", Way.COMMAND, "T1", "U1", TEXT, NOON))
    running.start()
    try:
        eventually(lambda: "worker sorting failed" in log.getvalue())
        eventually(lambda: "Slack cannot be reached" in log.getvalue())
        health = asked(running.web.url, "/health")
    finally:
        running.stop()
    said = log.getvalue()
    assert "RuntimeError\n" in said
    assert "test_running.py" in said
    assert MARK not in said + health
    assert health.startswith("200 ok")


def test_a_page_that_meets_what_nobody_foresaw_is_written_down_without_words(log: StringIO) -> None:
    """The server writes down the error and the lines through which it rose, but no addresses that were asked for."""
    server = WebServer(Broken().app(), "127.0.0.1", 0)
    server.start()
    try:
        answer = asked(server.url, f"/things?words={MARK}", Cookie=f"bridge-session={MARK}")
    finally:
        server.stop()
    said = log.getvalue()
    assert answer.startswith("500 The bridge made a mistake here")
    assert "Exception in ASGI application" in said
    assert "RuntimeError\n" in said
    assert "in load" in said
    assert MARK not in said + answer
    assert "/things" not in said


def test_what_ends_a_process_or_a_thread_is_written_down_without_words(log: StringIO) -> None:
    def breaks() -> None:
        raise RuntimeError(TEXT) from ValueError(TEXT)

    thread = threading.Thread(target=breaks)
    thread.start()
    thread.join()
    with pytest.raises(RuntimeError) as raised:
        breaks()
    sys.excepthook(raised.type, raised.value, raised.tb)
    said = log.getvalue()
    assert said.count("RuntimeError\n") == said.count("in breaks") == 2
    assert TEXT not in said


class Doomed:
    """Its end fails, where Python can raise nothing."""

    def __del__(self) -> None:
        raise RuntimeError(TEXT)


def unraisable() -> None:
    Doomed()


def forgotten_task() -> None:
    async def breaks() -> None:
        raise RuntimeError(TEXT)

    async def forget() -> None:
        task = asyncio.ensure_future(breaks())
        await asyncio.sleep(0)
        del task
        gc.collect()

    asyncio.run(forget())


def failing_callback() -> None:
    def breaks(words: str) -> None:
        raise RuntimeError(words)

    async def call() -> None:
        asyncio.get_running_loop().call_soon(breaks, TEXT)
        await asyncio.sleep(0)

    asyncio.run(call())


def line_that_does_not_fit() -> None:
    logging.getLogger("bridge").info("%d", TEXT)


@pytest.mark.parametrize("happens", [unraisable, forgotten_task, failing_callback, line_that_does_not_fit])
def test_what_python_itself_writes_down_has_no_words(log: StringIO, happens: Callable[[], None]) -> None:
    happens()
    assert ("RuntimeError\n" in log.getvalue()) == (happens is not line_that_does_not_fit)
    assert TEXT not in log.getvalue()


def test_a_command_that_meets_what_nobody_foresaw_says_where_and_no_words(
    bridge: command_line.Bridge,
    variables: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Without a log of its own: Python would write down the error with its words."""

    def breaks(*_asked: object) -> None:
        raise RuntimeError(TEXT)

    monkeypatch.setattr("bridge.flow.letters.listed", breaks)
    with pytest.raises(RuntimeError) as raised:
        bridge("letters", **variables)
    sys.excepthook(raised.type, raised.value, raised.tb)
    assert "RuntimeError\n" in caplog.text
    assert "in breaks" in caplog.text
    assert TEXT not in caplog.text


def test_the_doctor_shows_no_secret_of_whatever_it_could_not_reach(
    bridge: command_line.Bridge, variables: dict[str, str]
) -> None:
    for database in (variables["BRIDGE_DATABASE__URL"], f"postgresql://bridge:{MARK}@127.0.0.1:9/bridge"):
        done = bridge("doctor", **{**variables, "BRIDGE_DATABASE__URL": database})
        assert done.code == 1
        assert done.out.count("fail") >= 3
        assert MARK not in done.out + done.err


def asked(url: str, path: str, **headers: str) -> str:
    """Status and body of a page, as an admin asks for it."""
    with closing(http.client.HTTPConnection(url.removeprefix("http://"), timeout=20)) as connection:
        connection.request("GET", path, headers={"x-roles": "admin", **headers})
        answer = connection.getresponse()
        return f"{answer.status} {answer.read().decode()}"
