"""The page over the real pockets, without a bridge: each side's gestures reach it and come back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bridge.sandbox.app import Options, create
from bridge.sandbox.server import Running
from tests.browser import Chromium

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def whole(chromium: Chromium) -> Iterator[Page]:
    """The page of a sandbox with history; tests share it, so each brings what it looks at."""
    with Running(create(Options(pace=50, history=True))) as running, chromium.tab(running.url) as tab:
        tab.goto("/")
        tab.get_by_text("Live", exact=True).wait_for()
        yield tab


def write(whole: Page, text: str) -> None:
    """Type into the open channel and press Enter."""
    box = whole.get_by_label("Message #voice-of-customer")
    box.fill(text)
    box.press("Enter")


def test_a_post_with_a_mention_is_shown_as_slack_keeps_it(whole: Page) -> None:
    write(whole, "@bridge the <b>refund</b> & the fee are late")
    shown = whole.get_by_role("log").get_by_role("article").filter(has_text="refund")
    expect(shown).to_contain_text("@Bridge the <b>refund</b> & the fee are late")
    expect(shown.locator(".mention")).to_have_text("@Bridge")


def test_a_reaction_comes_and_goes_with_the_mouse(whole: Page) -> None:
    write(whole, "kettle drips")
    message = whole.get_by_role("log").get_by_role("article").filter(has_text="kettle drips")
    message.hover()
    message.get_by_role("button", name="React").click()
    whole.get_by_role("menuitem", name="eyes").click()
    mine = whole.get_by_role("button", name="eyes, 1 person: Mia Lindgren")
    mine.click()
    expect(mine).to_have_count(0)


def test_a_command_without_an_app_says_that_nobody_listens(whole: Page) -> None:
    write(whole, "/insight refund is late")
    expect(whole.get_by_role("status").get_by_text("no app is connected")).to_be_visible()


def test_an_issue_goes_through_its_workflow_to_a_release(whole: Page) -> None:
    whole.locator("#board").get_by_role("button", name="PAY-1").click()
    drawer = whole.get_by_role("dialog", name="PAY-1")
    drawer.get_by_label("Comment as").fill("To agents: which cards?")
    drawer.get_by_role("button", name="Comment", exact=True).click()
    expect(drawer.get_by_role("article")).to_contain_text("To agents: which cards?")
    drawer.get_by_label("Move to").select_option("Done")
    drawer.get_by_label("Resolution").select_option("Won't Do")
    drawer.get_by_role("button", name="Move").click()
    expect(drawer.locator(".status-line")).to_have_text("Done")
    expect(drawer.locator("dl")).to_contain_text("Won't Do")
    whole.keyboard.press("Escape")


def test_a_version_is_made_and_released(whole: Page) -> None:
    whole.get_by_role("button", name="Releases").click()
    drawer = whole.get_by_role("dialog", name="Releases")
    drawer.get_by_label("New version").fill("9.9")
    drawer.get_by_role("button", name="Add").click()
    drawer.get_by_role("button", name="Release 9.9").click()
    expect(drawer.get_by_role("button", name="Take back 9.9")).to_be_visible()
    whole.keyboard.press("Escape")


def test_jiras_own_refusal_is_shown_and_mending_it_creates_the_issue(whole: Page) -> None:
    whole.get_by_role("button", name="Create issue").click()
    form = whole.get_by_role("dialog", name="Create issue")
    form.get_by_label("Project").select_option("Delivery")
    form.get_by_label("Issue type").select_option("Bug")
    form.get_by_label("Summary").fill(" ")
    form.get_by_label("Severity").select_option("S1")
    form.get_by_role("button", name="Create").click()
    expect(form.get_by_role("status").get_by_text("summary")).to_be_visible()
    form.get_by_label("Summary").fill("Evening slots vanish")
    form.get_by_role("button", name="Create").click()
    expect(form).to_have_count(0)
    expect(whole.locator("#board").get_by_text("Evening slots vanish")).to_be_visible()


def test_bad_weather_comes_and_goes_by_a_button(whole: Page) -> None:
    weather = whole.get_by_role("button", name="Bad weather")
    weather.click()
    expect(weather).to_have_attribute("aria-pressed", "true")
    whole.reload()
    expect(weather).to_have_attribute("aria-pressed", "true")
    weather.click()
    expect(weather).to_have_attribute("aria-pressed", "false")
