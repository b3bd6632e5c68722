"""The whole page: fits, reads well without a mouse, names its parts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.sandbox.page.world import BRIDGE, SUPPORT, World

pytestmark = pytest.mark.browser

LONG = "Refundshowsaspendingfordays" * 12

UNNAMED = """() => [...document.querySelectorAll("button, input, select, textarea, summary, a, [role=group], [role=region], dialog")]
  .filter((node) => node.checkVisibility())
  .filter((node) => !(node.ariaLabel || node.textContent.trim() || node.labels?.length || node.getAttribute("aria-labelledby")))
  .map((node) => node.outerHTML)"""


SIZES = [(1280, 800), (1600, 1000), (390, 844)]


@pytest.fixture
def resizable(page: Page) -> Iterator[Page]:
    yield page
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})


def test_nothing_overflows_at_any_size(resizable: Page, world: World) -> None:
    world.issues[0]["summary"] = world.issues[0]["description_text"] = LONG
    world.touch_jira()
    world.say(BRIDGE, SUPPORT, LONG)
    expect(resizable.get_by_role("log").get_by_text(LONG)).to_be_attached()
    expect(resizable.locator("#board").get_by_text(LONG)).to_be_attached()
    for width, height in SIZES:
        resizable.set_viewport_size({"width": width, "height": height})
        assert resizable.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert width < 1020 or resizable.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_on_a_phone_the_panels_stand_one_under_another(resizable: Page) -> None:
    resizable.set_viewport_size({"width": 390, "height": 844})
    boxes = [resizable.locator(f"#{name}").bounding_box() for name in ("slack", "bridge", "jira")]
    tops = [box["y"] for box in boxes if box]
    assert len(set(tops)) == 3
    assert tops == sorted(tops)


def test_the_page_follows_the_systems_dark_colours(resizable: Page) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        resizable.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        grounds.append(resizable.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(243, 242, 238)", "rgb(18, 21, 23)"]


def test_every_control_has_a_name(page: Page, world: World) -> None:
    world.say(BRIDGE, SUPPORT, "hello")
    expect(page.get_by_role("log").get_by_text("hello")).to_be_visible()
    assert page.evaluate(UNNAMED) == []
    page.locator("#board").get_by_role("button", name="PAY-311").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(UNNAMED) == []


def test_the_landmarks_are_named(page: Page) -> None:
    for name in ("Pocket Slack", "What the bridge knows", "Pocket Jira"):
        expect(page.locator("main > section").and_(page.get_by_role("region", name=name))).to_have_count(1)
    expect(page.get_by_role("navigation", name="Channels and direct messages")).to_have_count(1)
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridge sandbox")


def test_the_tab_key_walks_from_left_to_right_and_focus_is_seen(page: Page) -> None:
    places: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        place = page.evaluate("document.activeElement.closest('section, header')?.id || 'top'")
        outlined = page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle !== 'none' || document.activeElement.matches('.composer *')"
        )
        assert outlined
        places += [place] if places[-1:] != [place] else []
        if place == "jira":
            break
    assert [place for place in places if place != "top"] == ["slack", "bridge", "jira"]


def test_a_sandbox_that_went_away_is_said(page: Page, world: World) -> None:
    page.route("**/sandbox/slack/changes*", lambda route: route.abort())
    world.say(BRIDGE, SUPPORT, "the last poll ends with this")
    expect(page.get_by_text("The sandbox does not answer, trying again")).to_be_visible()
    page.unroute("**/sandbox/slack/changes*")
    expect(page.get_by_text("Live", exact=True)).to_be_visible()
