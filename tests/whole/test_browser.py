"""The whole loop by hand on the sandbox's page, with the real bridge behind it."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from bridge.app.sorter import ClassifierSorter
from bridge.sandbox.seed.rows import SEED
from tests.browser import Chromium
from tests.whole.town import LISTENING, Town, connected, eventually, opened

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("whole-browser")]

DOCS = Path(__file__).parents[2] / "docs"
REPORT = "Refund shows as pending for nine days, she has called three times"
OTHERS = {
    "tom": "Refund shows as pending for a week, he has called twice",
    "ines": "Refund shows as pending for ten days, she has called again",
}
PICTURE = "BRIDGE_SCREENSHOTS" in os.environ
SEEDED = 36 if PICTURE else 9
"""So many of the seed's insights, so that the picture for the docs shows a company at work."""


@pytest.fixture
def town(database: str, sorter: ClassifierSorter) -> Iterator[Town]:
    with opened(database, sorter, webhook=True) as opened_town:
        yield connected(opened_town)


@pytest.fixture
def page(chromium: Chromium, town: Town) -> Iterator[Page]:
    """The page, live; a script error or a warning in the console fails the test."""
    wrong: list[str] = []

    def told(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            wrong.append(message.text)

    with chromium.tab(town.url, viewport={"width": 1600, "height": 1000}) as tab:
        tab.set_default_timeout(30_000)
        tab.on("console", told)
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.goto("/")
        tab.get_by_text("Live", exact=True).wait_for()
        yield tab
    assert wrong == []


def rail(page: Page, name: str) -> Locator:
    """The entry of a channel or a direct message."""
    return page.get_by_role("navigation", name="Channels and direct messages").get_by_role(
        "button", name=name
    )


def act_as(page: Page, user: str) -> None:
    page.locator("#slack-user").select_option(user)


def seed(town: Town) -> None:
    """Other agents report other things, so that the page looks alive."""
    with SEED.open(encoding="utf-8", newline="") as file:
        rows = [row["text"] for row in csv.DictReader(file) if row["problem"]][:SEEDED]
    for number, text in enumerate(rows):
        town.post(("mia", "tom", "ines", "dana")[number % 4], LISTENING, text)
    for name, text in OTHERS.items():
        town.insight(name, text)
    town.settle()
    for owner, team in {"aylin": "app", "lukas": "delivery"}.items():
        for problem in town.cards(f"#triage-{team}"):
            town.press(owner, problem, "Open issue")
    town.settle()
    for number, issue in enumerate(town.issues()):
        to = ("In Progress", "Selected for Development", "Backlog")[number % 3]
        if to != "Backlog":
            town.jira("transition", user="Otto", issue=issue["id"], to=to)


def drawer_of(page: Page, key: str) -> Locator | None:
    """The drawer of an issue that was pressed; a press is lost if the board is drawn anew right under it."""
    drawer = page.get_by_role("dialog", name=key)
    if not drawer.is_visible():
        page.locator("#board").get_by_role("button", name=key).click()
    return drawer if drawer.is_visible() else None


def test_the_loop_by_hand(page: Page, town: Town, tmp_path: Path) -> None:
    seed(town)
    act_as(page, "U0MIA")
    rail(page, "#service-floor").click()
    box = page.locator(".composer textarea:visible")
    box.fill(f"/insight {REPORT}")
    box.press("Enter")
    expect(page.get_by_text("Saved, no. ").first).to_be_visible()
    number = eventually(lambda: mine(town))

    rail(page, "Bridge").click()
    log = page.get_by_role("log")
    card = log.locator(".message").filter(has_text=f"Saved, no. {number}")
    expect(card).to_contain_text(REPORT)
    town.settle()

    act_as(page, "U0PRIYA")
    rail(page, "#triage-payments").click()
    problem = log.locator(".message").filter(has_text="Refund").filter(has_text="New problem")
    problem.get_by_role("button", name="Open issue").click()
    key = eventually(lambda: refund_issue(town)["key"])

    town.jira("version", project="PAY", name="5.3")
    drawer = eventually(lambda: drawer_of(page, key))
    expect(drawer).to_contain_text("What customers say")
    drawer.get_by_label("Fix version").select_option("5.3")
    drawer.get_by_role("button", name="Set").click()
    drawer.get_by_label("Move to").select_option("Done")
    drawer.get_by_role("button", name="Move").click()
    eventually(lambda: refund_issue(town)["status"] == "Done")
    page.keyboard.press("Escape")
    town.jira("release", user="Priya", project="PAY", version="5.3")

    expect(page.locator("#bridge-body").get_by_text("live", exact=True).first).to_be_visible()
    act_as(page, "U0MIA")
    rail(page, "Bridge").click()
    card.get_by_role("button", name="replies").click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_text("Live since")).to_be_visible()
    town.settle()
    picture = (DOCS if PICTURE else tmp_path) / "sandbox.png"
    page.screenshot(path=picture)
    assert picture.stat().st_size > 50_000


def refund_issue(town: Town) -> dict[str, Any]:
    """The issue of Payments."""
    return next(issue for issue in town.issues() if issue["project"] == "PAY")


def mine(town: Town) -> int:
    """The number of Mia's report from the page."""
    with town.bridge.store.read():
        known = [one for problem in town.bridge.state()["problems"] for one in problem["members"]]
    return next(int(one["insight"]) for one in known if one["text"] == REPORT)
