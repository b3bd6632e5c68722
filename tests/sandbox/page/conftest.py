"""A page in headless Chromium over a canned world."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.browser import Chromium
from tests.sandbox.page.fake import Doors, served
from tests.sandbox.page.world import World, issue, project


@pytest.fixture(scope="module")
def doors() -> Doors:
    """What stands in for the sandbox; each test sets its own world."""
    return Doors()


@pytest.fixture(scope="module")
def tab(doors: Doors, chromium: Chromium) -> Iterator[Page]:
    """One tab a module, on the canned world."""
    with served(doors) as url, chromium.tab(url) as opened:
        yield opened


@pytest.fixture
def world() -> World:
    """Three people, five places, two projects, one issue, no bridge."""
    severity = {"name": "Severity", "field": "customfield_10031", "issuetype": "Bug", "options": ["S1", "S2"]}
    return World(
        projects=[project("PAY", "Payments", []), project("DEL", "Delivery", [severity])],
        issues=[issue(1, "PAY-311", "Refund status unclear")],
    )


@pytest.fixture
def page(tab: Page, doors: Doors, world: World) -> Iterator[Page]:
    """The page, loaded and live, acting as Mia in #support; no script error and no refused file is tolerated."""
    doors.world = world
    wrong: list[str] = []

    def failed(error: Exception) -> None:
        wrong.append(str(error))

    def told(message: ConsoleMessage) -> None:
        # The browser itself reports every status above 399; those are answers here.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            wrong.append(message.text)

    tab.on("pageerror", failed)
    tab.on("console", told)
    tab.goto("/")
    tab.get_by_text("Live", exact=True).wait_for()
    yield tab
    tab.remove_listener("pageerror", failed)
    tab.remove_listener("console", told)
    assert wrong == []
