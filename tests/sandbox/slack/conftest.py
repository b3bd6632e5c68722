"""Fixtures of the pocket Slack's tests."""

from collections.abc import Iterator

import pytest

from tests.sandbox.slack.workspace import Workspace, served


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    """A fresh workspace with generous limits, no waits before redeliveries and a clock that stands still."""
    with served() as running:
        yield running
