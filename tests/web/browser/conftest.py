"""The pages of a small company in headless Chromium: one tab a role."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from bridge.domain.roles import Role
from bridge.store.engine import Store
from bridge.web.server import WebServer
from tests.browser import Chromium
from tests.web.browser.site import COOKIE, pages_of
from tests.web.browser.world import fill


@dataclass
class Tab:
    """A tab of somebody with a role.

    Attributes:
        wrong: script errors and refused files since it was last looked at.
    """

    page: Page
    wrong: list[str] = field(default_factory=list)

    def told(self, message: ConsoleMessage) -> None:
        # The browser itself reports every status above 399; those are answers here.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.wrong.append(message.text)

    def failed(self, error: Exception) -> None:
        self.wrong.append(str(error))


@pytest.fixture(scope="module")
def served(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the pages."""
    path = tmp_path_factory.mktemp("pages") / "pages.sqlite"
    shutil.copy(empty_sqlite, path)
    store = Store(f"sqlite:///{path}")
    fill(store)
    server = WebServer(pages_of(store), "127.0.0.1", 0)
    server.start()
    yield server.url
    server.stop()
    store.close()


@pytest.fixture(scope="module")
def tabs(chromium: Chromium, served: str) -> Iterator[Mapping[Role, Tab]]:
    """A tab for each role."""
    with chromium.awake() as browser:
        tabs = {role: _tab(browser, served, role) for role in Role}
        yield tabs
        for tab in tabs.values():
            tab.page.context.close()


def _tab(browser: Browser, url: str, role: Role) -> Tab:
    context = browser.new_context(base_url=url, viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": COOKIE, "value": role.value, "url": url}])
    context.set_default_timeout(15_000)
    tab = Tab(context.new_page())
    tab.page.on("console", tab.told)
    tab.page.on("pageerror", tab.failed)
    return tab
