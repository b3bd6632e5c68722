"""Fresh databases and sorters for stories."""

from collections.abc import Iterator

import pytest

from bridge.app.sorter import ClassifierSorter
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.trained import fresh
from tests.whole.faces import BOTH, Face
from tests.whole.town import Town, connected, opened

POLL = {"poll_seconds": 1.0}
PAGES = "https://bridge.tidewell.example"


@pytest.fixture
def database(shelf: Shelf) -> Iterator[str]:
    """The URL of an SQLite file with all tables and nothing in them."""
    with shelf.lent() as url:
        yield url


@pytest.fixture
def sorter() -> ClassifierSorter:
    """The bridge's own sorter, which knows no group yet."""
    return fresh()


@pytest.fixture(scope="module", params=[False, True], ids=["socket", "http"])
def http(request: pytest.FixtureRequest) -> bool:
    """Slack posts to the bridge, or sends in Socket Mode: each story of the agents' side runs both ways."""
    return bool(request.param)


@pytest.fixture(scope="module", params=BOTH, ids=lambda face: face.name)
def face(request: pytest.FixtureRequest) -> Face:
    """The face of Jira by which the bridge reaches it: every story runs on Cloud and on Data Center."""
    found: Face = request.param
    return found


@pytest.fixture(scope="module")
def storied(face: Face, shelf: Shelf) -> Iterator[Town]:
    """A town for all stories of a file, each with a problem of its own; webhooks come, and polling covers for them."""
    web = {"port": 0, "url": PAGES}
    with (
        shelf.lent() as url,
        opened(url, WordSorter(), face=face, webhook=True, jira=POLL, web=web) as town,
    ):
        yield connected(town)
