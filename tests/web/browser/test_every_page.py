"""Every page as everybody who may see it, and as those who may not: new pages are covered by themselves."""

import re
from collections.abc import Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import expect

from bridge.domain.roles import Role
from bridge.web.pages import PAGES
from bridge.web.pages.page import Page
from tests.web.browser.conftest import Tab
from tests.web.browser.outline import Kinds, Outline
from tests.web.browser.world import VIEWERS

pytestmark = pytest.mark.browser

NUMBERS = {"problem": 4, "insight": 12}
"""A problem and a report that everybody may see; of other pages the first."""

LISTED = {page.title for page in PAGES if page.listed}

every_page = pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])

Options = Mapping[str, object]
EVERYTHING: Options = {}
COLOURS: Options = {"runOnly": ["color-contrast"]}
ALL_BUT_COLOURS: Options = {"rules": {"color-contrast": {"enabled": False}}}

AXE = Axe().axe_script
LAID_OUT = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
FOUND = """options => axe.run({resultTypes: ["violations"], ...options}).then(({violations}) =>
    violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 200)}`)))"""


def address(page: Page) -> str:
    return re.sub(r"\{number\}", str(NUMBERS.get(page.name, 1)), page.path)


def violations(tab: Tab, options: Options) -> list[str]:
    """What axe-core has to say of the page that stands in a tab, once it has been laid out."""
    tab.page.evaluate(LAID_OUT)
    if not tab.page.evaluate("'axe' in window"):
        tab.page.evaluate(AXE)
    found: list[str] = tab.page.evaluate(FOUND, dict(options))
    return found


@pytest.fixture(scope="module")
def shown() -> set[Kinds]:
    """The kinds of elements of the pages that a browser has shown already."""
    return set()


@every_page
@pytest.mark.parametrize("role", Role)
def test_everybody_gets_what_is_theirs_and_nothing_else(
    page: Page, role: Role, tabs: Mapping[Role, Tab], shown: set[Kinds]
) -> None:
    """A page that is made of the same as one that was shown is not shown again."""
    tab = tabs[role]
    answer = tab.page.request.get(address(page))
    outline = Outline(answer.text())
    assert outline.headings == 1
    if VIEWERS[role].has(*page.roles):
        assert answer.status == 200, answer.text()
        assert (page.title in outline.links) is (page.listed or page.title in LISTED)
        if outline.made_of not in shown:
            tab.page.goto(address(page))
            shown.add(outline.made_of)
    elif page.path == "/":
        assert answer.url.endswith(PAGES[1].path), "the first page that they may see"
        assert page.title not in outline.links
    else:
        assert answer.status == 403
    assert tab.wrong == []


@every_page
def test_a_page_can_be_used_by_everybody(page: Page, tabs: Mapping[Role, Tab]) -> None:
    """Light and dark, on a large screen and a phone, by keyboard and by ear."""
    tab = tabs[next(role for role in (Role.ADMIN, *Role) if VIEWERS[role].has(*page.roles))]
    tab.page.set_viewport_size({"width": 1280, "height": 900})
    tab.page.emulate_media(color_scheme="light")
    tab.page.goto(address(page))
    tab.page.keyboard.press("Tab")
    expect(tab.page.get_by_role("link", name="To the content")).to_be_focused()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("main")).to_be_focused()
    for details in tab.page.locator("details").all():
        details.evaluate("one => one.open = true")
    assert violations(tab, EVERYTHING) == []
    tab.page.emulate_media(color_scheme="dark")
    assert violations(tab, COLOURS) == []
    tab.page.set_viewport_size({"width": 390, "height": 844})
    assert violations(tab, ALL_BUT_COLOURS) == []
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.wrong == []


def test_on_a_phone_the_pages_are_in_a_menu(tabs: Mapping[Role, Tab]) -> None:
    page = tabs[Role.ADMIN].page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/credit")
    header = page.locator("header").bounding_box()
    assert header is not None
    assert header["height"] < 90
    credit = page.get_by_role("navigation", name="Pages").get_by_role("link", name="Credit")
    expect(credit).to_be_hidden()
    page.get_by_role("button", name="Menu").press("Enter")
    expect(credit).to_be_visible()
    expect(credit).to_have_attribute("aria-current", "page")
    page.keyboard.press("Escape")
    expect(credit).to_be_hidden()
