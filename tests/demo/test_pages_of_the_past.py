"""What the demo's pages say of its past, in headless Chromium.

With ``BRIDGE_SCREENSHOTS`` set the pictures of docs/leaders.md are taken anew.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from bridge.app.pages import Reading
from bridge.demo.past.write import write
from bridge.domain.roles import Role, Viewer
from bridge.flow import credit_sums, tallies
from bridge.store.engine import Store
from bridge.web.app import create
from bridge.web.gate import LocalGate
from bridge.web.server import WebServer
from bridge.web.site import site
from tests.browser import Chromium
from tests.conftest import HeldClock
from tests.demo.test_past import NAMES, NOW, RULES

pytestmark = pytest.mark.browser

PICTURE = "BRIDGE_SCREENSHOTS" in os.environ
DOCS = Path(__file__).parents[2] / "docs/leaders"
DESK: ViewportSize = {"width": 1180, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
RUTH = Viewer("U-ruth", "T1", "Ruth Adeyemi", frozenset({Role.LEADER}))


@pytest.fixture(scope="module")
def served(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the pages, as somebody who leads sees them."""
    path = tmp_path_factory.mktemp("past") / "past.sqlite"
    shutil.copy(empty_sqlite, path)
    store, clock = Store(f"sqlite:///{path}"), HeldClock(NOW)
    write(store, RULES, "T1", NAMES, NOW)
    for refresh in (tallies.refresh, credit_sums.refresh):
        refresh(store, NOW)
    reading = Reading(store, RULES, clock)
    pages = site(LocalGate(RUTH, "key"), reading.load, lambda _click: None, reading.looked, clock)
    server = WebServer(create(lambda *_: 204, dict, lambda: True, public=True, pages=pages), "127.0.0.1", 0)
    server.start()
    yield server.url
    server.stop()
    store.close()


@pytest.fixture(scope="module")
def page(served: str, chromium: Chromium) -> Iterator[Page]:
    with chromium.tab(served) as tab:
        tab.set_viewport_size(DESK)
        yield tab


def taken(page: Page, name: str, height: int) -> None:
    """The top of the page as a picture for the docs."""
    if PICTURE:
        DOCS.mkdir(exist_ok=True)
        clip = {"x": 0, "y": 0, "width": page.evaluate("innerWidth"), "height": height}
        page.screenshot(path=DOCS / f"{name}.png", clip=clip, full_page=True)  # type: ignore[arg-type]


def test_the_overview_says_what_needs_somebody(page: Page) -> None:
    page.goto("/")
    needs = (
        page.get_by_role("region", name="Needs you").or_(page.locator("section", has_text="Needs you")).first
    )
    expect(needs).to_contain_text("Price form is asked for at every counter")
    expect(needs).to_contain_text("has no owner")
    taken(page, "overview", 1500)


def test_before_and_after_says_how_many_fewer_from_the_same_reporters(page: Page) -> None:
    page.goto("/effect?owner=pay&period=2026-10")
    expect(page.locator("main")).to_contain_text("reports a week")
    expect(page.locator("main")).to_contain_text("from the same")
    taken(page, "effect", 1100)


def test_a_problem_has_one_page_with_its_way_and_its_words(page: Page) -> None:
    page.goto("/problems/1")
    expect(page.locator("h1")).to_have_text("Invoice mails arrive without the invoice")
    expect(page.locator("main")).to_contain_text("Your invoice is in the app under Orders")
    taken(page, "problem", 1500)


def test_credit_is_told_of_teams_by_name_and_not_by_rank(page: Page) -> None:
    page.goto("/credit?period=2026-Q4")
    expect(page.locator("main")).to_contain_text("By name, not by rank.")
    teams = page.get_by_role("table").first.get_by_role("rowheader")
    expect(teams).to_have_text(["Night shift", "Phones Leipzig", "Phones Manila"])
    taken(page, "credit", 1180)


def test_a_problem_fits_on_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/problems/1")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    taken(page, "phone", 1250)
    page.set_viewport_size(DESK)


def test_pages_are_dark_where_everything_else_is(page: Page) -> None:
    page.goto("/loop")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(colour) != light
    taken(page, "dark", 850)
    page.emulate_media(color_scheme="light")
