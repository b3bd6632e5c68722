from collections.abc import Iterator

import pytest

from tests.kept import Kept, leave, store_at
from tests.sandbox.slack.workspace import Workspace, served
from tests.stage import Stage, lit
from tests.web.signin.door import Door


@pytest.fixture(scope="session")
def slack() -> Iterator[Workspace]:
    """One pocket Slack for all tests of a process: its key takes time to make."""
    with served() as workspace:
        yield workspace


@pytest.fixture(scope="module")
def stage() -> Iterator[tuple[Stage, str]]:
    with lit() as stage:
        yield stage


@pytest.fixture
def door(stage: tuple[Stage, str], slack: Workspace, kept: Kept) -> Iterator[Door]:
    slack.state.sign_in.lies = {}
    store = store_at(kept.emptied())
    stand, url = stage
    opened = Door(url, slack, store, stand)
    opened.open()
    yield opened
    leave(store)
