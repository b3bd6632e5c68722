"""Settings of a bridge whose Slack and Jira are not there."""

import shutil
import socket
from pathlib import Path

import pytest

from bridge.settings import Settings


@pytest.fixture
def nobody() -> str:
    """An address on loopback at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    return f"http://127.0.0.1:{port}"


@pytest.fixture
def database(empty_sqlite: Path, tmp_path: Path) -> Path:
    """An SQLite file with all tables."""
    path = tmp_path / "bridge.sqlite"
    shutil.copy(empty_sqlite, path)
    return path


@pytest.fixture
def settings(nobody: str, database: Path) -> Settings:
    return Settings(
        slack={
            "bot_token": "xoxb-1",
            "app_token": "xapp-1",
            "team": "T1",
            "bot_user": "U1",
            "api_url": f"{nobody}/api/",
        },
        jira={"url": nobody, "email": "b@acme.example", "token": "t", "poll_seconds": 0.1},
        privacy={"key": "0123456789abcdef"},
        routes={"pay": {"team": "Payments", "project": "PAY", "channel": "C1", "themes": ["billing"]}},
        database={"url": f"sqlite:///{database}"},
        web={"port": 0},
    )
