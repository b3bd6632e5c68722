"""Fresh databases and sorters for stories."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bridge.app.sorter import ClassifierSorter
from tests.fakes import WordSorter
from tests.trained import fresh
from tests.whole.faces import BOTH, Face
from tests.whole.town import Town, connected, opened

POLL = {"poll_seconds": 1.0}
PAGES = "https://bridge.tidewell.example"


@pytest.fixture
def database(empty_sqlite: Path, tmp_path: Path) -> str:
    """The URL of an SQLite file with all tables and nothing in them."""
    path = tmp_path / "bridge.sqlite"
    shutil.copy(empty_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
def sorter() -> ClassifierSorter:
    """The bridge's own sorter, which knows no group yet."""
    return fresh()


@pytest.fixture(scope="module", params=BOTH, ids=lambda face: face.name)
def face(request: pytest.FixtureRequest) -> Face:
    """The face of Jira by which the bridge reaches it: every story runs on Cloud and on Data Center."""
    found: Face = request.param
    return found


@pytest.fixture(scope="module")
def storied(face: Face, empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A town for all stories of a file, each with a problem of its own; webhooks come, and polling covers for them."""
    path = shutil.copy(empty_sqlite, tmp_path_factory.mktemp(face.name) / "bridge.sqlite")
    web = {"port": 0, "url": PAGES}
    with opened(f"sqlite:///{path}", WordSorter(), face=face, webhook=True, jira=POLL, web=web) as town:
        yield connected(town)
