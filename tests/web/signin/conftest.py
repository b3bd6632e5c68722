from collections.abc import Iterator

import pytest

from tests.kept import Kept, leave, store_at
from tests.sandbox.slack.workspace import Workspace, served
from tests.stage import Stage, lit
from tests.web.signin.door import Door


@pytest.fixture(scope="module")
def slack() -> Iterator[Workspace]:
    """One pocket Slack for the tests of a module: its key takes time to make."""
    with served() as workspace:
        yield workspace


@pytest.fixture(scope="session")
def lit_stage() -> Iterator[tuple[Stage, str]]:
    with lit() as stage:
        yield stage


@pytest.fixture
def door(lit_stage: tuple[Stage, str], slack: Workspace, kept: Kept) -> Iterator[Door]:
    slack.state.sign_in.lies = {}
    store = store_at(kept.emptied())
    stage, url = lit_stage
    opened = Door(url, slack, store, stage)
    opened.open()
    yield opened
    leave(store)
