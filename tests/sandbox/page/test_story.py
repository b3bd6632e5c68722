"""A story on the page: its captions, where it looks, and how a watcher pauses it."""

import itertools
import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bridge.sandbox.app import Options, create
from bridge.sandbox.server import Running
from tests.browser import Chromium

pytestmark = pytest.mark.browser
CARDS = itertools.count(1)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with Running(create(Options(index_lag=0, history=True))) as running:
        yield running.url


@pytest.fixture(scope="module")
def watching(url: str, chromium: Chromium) -> Iterator[Page]:
    with chromium.tab(url) as opened:
        opened.goto("/?story")
        yield opened


@pytest.fixture
def page(watching: Page, url: str) -> Page:
    ask(url, "story/pause", {"paused": False})
    # Each caption is another one, so that the page has followed the story as far as the test has.
    caption = f"Payments gets card {next(CARDS)}."
    tell(url, caption)
    expect(watching.get_by_text(caption)).to_be_visible()
    return watching


def ask(url: str, path: str, body: object = None) -> Any:
    data = json.dumps(body).encode() if body is not None else None
    with urllib.request.urlopen(urllib.request.Request(f"{url}/sandbox/{path}", data), timeout=10) as answer:  # noqa: S310 - loopback
        return json.load(answer)


def tell(url: str, text: str, **look: str) -> None:
    ask(url, "story", {"text": text, "beat": "3 · One problem", "look": look})


def paused(url: str) -> bool:
    return bool(ask(url, "story")["paused"])


def test_a_caption_stands_with_its_beat_until_the_story_ends(page: Page, url: str) -> None:
    expect(page.get_by_role("complementary", name="Story").get_by_text("3 · One problem")).to_be_visible()
    tell(url, "")
    expect(page.get_by_role("complementary", name="Story")).to_be_hidden()


def test_space_pauses_and_goes_on_and_so_does_the_button(page: Page, url: str) -> None:
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Go on (Space)")).to_be_visible()
    assert paused(url)
    page.get_by_role("button", name="Go on (Space)").click()
    expect(page.get_by_role("button", name="Pause (Space)")).to_be_visible()
    assert not paused(url)


def test_a_space_that_is_typed_pauses_nothing(page: Page, url: str) -> None:
    box = page.get_by_label("Message #voice-of-customer")
    box.press_sequentially("a b")
    expect(box).to_have_value("a b")
    assert not paused(url)
    box.fill("")


def test_the_page_looks_where_the_story_is(page: Page, url: str) -> None:
    people = {one["name"]: one["id"] for one in ask(url, "slack/workspace")["users"]}
    channels = {one["name"]: one["id"] for one in ask(url, "slack/workspace")["channels"]}
    tell(url, "Priya looks.", user=people["priya"], channel=channels["triage-payments"])
    expect(page.get_by_role("heading", name="#triage-payments")).to_be_visible()
    expect(page.locator("#slack-user")).to_have_value(people["priya"])


def test_in_an_issue_the_story_goes_on_and_can_be_paused(page: Page, url: str) -> None:
    tell(url, "Linked to PAY-1.", issue="PAY-1")
    drawer = page.get_by_role("dialog", name="PAY-1")
    expect(drawer.get_by_text("Linked to PAY-1.")).to_be_visible()
    page.keyboard.press("Space")
    expect(drawer.get_by_role("button", name="Go on (Space)")).to_be_visible()
    assert paused(url)
    tell(url, "And on it goes.")
    expect(drawer).to_have_count(0)
    expect(page.get_by_text("And on it goes.")).to_be_visible()


def test_without_being_asked_for_the_page_tells_no_story(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Bridge sandbox")).to_be_visible()
    expect(page.locator(".teller")).to_have_count(0)
    page.goto("/?story")
