"""Addresses as people mistype them and as strangers try them: every page answers, and none breaks."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bridge.app.pages import Reading
from bridge.domain.pages.asked import LONGEST, MOST, Asked
from bridge.domain.roles import Role
from bridge.store.engine import Store
from bridge.web.app import create
from bridge.web.gate import LocalGate
from bridge.web.pages import PAGES
from bridge.web.pages.page import Page
from bridge.web.site import site
from tests.conftest import HeldClock
from tests.web.browser.world import NOW, RULES, VIEWERS, fill

GARBAGE = (
    "period=0001-W01",
    "period=9999-Q4",
    "period=9999-12",
    "period=٢٠٢٦-11",
    "page=0&team=leipzig",
    "page=10000&words=refund",
    "words=%22'--%25_*(){}[]:^NEAR(&team=nobody",
    "words=%00%ED%A0%80%F0%9F%98%80&theme=%00&stage=%00&owner=%00",
    "self=1&done=2&as=%00&table=..%2F..",
    "as=csv&table=<script>&known=then",
)


@pytest.fixture(scope="module")
def browser(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Somebody who may see every page, and nothing hides what breaks."""
    path = tmp_path_factory.mktemp("addresses") / "pages.sqlite"
    shutil.copy(empty_sqlite, path)
    store = Store(f"sqlite:///{path}")
    fill(store)
    clock = HeldClock(NOW)
    reading = Reading(store, RULES, clock)
    gate = LocalGate(VIEWERS[Role.ADMIN], "key")
    pages = site(gate, reading.load, lambda _click: None, reading.looked, clock)
    app = create(lambda *_: 204, dict, lambda: True, public=True, pages=pages)
    yield TestClient(app, base_url="http://localhost", follow_redirects=False)
    store.close()


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_no_filter_breaks_a_page(browser: TestClient, page: Page) -> None:
    path = page.path.replace("{number}", "1")
    for query in GARBAGE:
        answer = browser.get(f"{path}?{query}")
        assert answer.status_code in {200, 400, 403}, query
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize("path", [page.path for page in PAGES if "{" in page.path])
@pytest.mark.parametrize("number", ["0", f"{MOST}", f"{MOST + 1}", f"{2**63}", "9" * 5000])
def test_a_number_that_nothing_has_is_nothing_here(browser: TestClient, path: str, number: str) -> None:
    answer = browser.get(path.replace("{number}", number))
    assert answer.status_code == 404
    assert "Nothing is here" in answer.text


@pytest.mark.parametrize("number", ["-1", "1.0", "1e3", "one", "1/", "1%00", "%2e%2e"])
def test_what_is_no_number_is_no_page(browser: TestClient, number: str) -> None:
    assert browser.get(f"/problems/{number}").status_code in {307, 404}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "DANCE"])
def test_pages_are_only_read(browser: TestClient, method: str) -> None:
    answer = browser.request(method, "/problems")
    assert answer.status_code == 405
    assert set(re.findall(r"\w+", answer.headers["allow"])) == {"GET", "HEAD"}
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_head_has_what_the_page_says_of_itself_and_no_page(browser: TestClient) -> None:
    whole, head = browser.get("/problems"), browser.head("/problems")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]
    assert head.headers["cache-control"] == "no-store"


def test_asked_leaves_no_sign_that_is_no_text() -> None:
    asked = Asked.read({"words": "\0re\tfund\x1b \ud800", "team": "\0leipzig\0", "theme": "x" * 500})
    assert (asked.words, asked.team, len(asked.theme)) == ("re fund", "leipzig", LONGEST)


def test_a_number_beyond_every_table_is_looked_up_nowhere() -> None:
    assert Asked.read({}, MOST).number == MOST
    with pytest.raises(LookupError):
        Asked.read({}, MOST + 1)
