"""A page in headless Chromium over a canned world."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.sandbox.page.fake import served
from tests.sandbox.page.world import INES, World, issue, project

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser a module: while Playwright is started, its thread cannot run another event loop."""
    if not CHROMIUM.exists():
        pytest.skip(f"needs Chromium at {CHROMIUM}")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def world() -> World:
    """Three people, five places, two projects, one issue, no bridge."""
    severity = {"name": "Severity", "field": "customfield_10031", "issuetype": "Bug", "options": ["S1", "S2"]}
    return World(
        projects=[project("PAY", "Payments", []), project("DEL", "Delivery", [severity])],
        issues=[issue(1, "PAY-311", "Refund status unclear")],
    )


@pytest.fixture
def page(browser: Browser, world: World) -> Iterator[Page]:
    """The page, loaded and live, acting as Mia in #support; no script error and no refused file is tolerated."""
    with served(world) as url:
        tab = browser.new_page(base_url=url, viewport={"width": 1280, "height": 800})
        tab.set_default_timeout(5000)
        wrong: list[str] = []
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on("console", lambda message: _note(message, wrong))
        tab.goto("/")
        tab.get_by_text("Live", exact=True).wait_for()
        yield tab
        tab.close()
    assert wrong == []


def _note(message: ConsoleMessage, wrong: list[str]) -> None:
    """The browser itself reports every status above 399; those are answers here."""
    if message.type in {"error", "warning"} and "the server responded with a status of" not in message.text:
        wrong.append(message.text)


@pytest.fixture
def triage(page: Page) -> Page:
    """The page, acting as Ines, the owner, in the triage channel."""
    page.get_by_label("Act as").first.select_option(INES)
    page.get_by_role("button", name="#triage-payments").click()
    return page
