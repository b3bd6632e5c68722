"""Jira's room against a pocket Jira, and against a server that misbehaves."""

from collections.abc import Iterator

import pytest

from bridge.jira.client import Connection, JiraOptions
from tests.jira import fake as fakes

TOKEN = "token-of-the-tests"


@pytest.fixture
def fake() -> Iterator[fakes.FakeJira]:
    """A server that says what it is told to."""
    with fakes.running() as server:
        yield server


@pytest.fixture
def connection(fake: fakes.FakeJira) -> Iterator[Connection]:
    """The real client, speaking to the fake; it gives up after half a second."""
    made = Connection(JiraOptions(url=fake.url, email="bridge@acme.example", token=TOKEN, timeout=(2.0, 0.5)))
    yield made
    made.close()
