"""An owner at work by hand on the sandbox's page: the card, what Jira has already, the issue, the form for a "no".

With ``BRIDGE_SCREENSHOTS`` set the pictures of docs/owners.md are taken anew.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from bridge.demo.stage import Stage, staged
from bridge.demo.story.beats import OLDER
from bridge.demo.story.scene import Scene
from bridge.sandbox.people.hands import Hands
from tests.browser import Chromium
from tests.trained import read_before
from tests.whole.town import eventually

pytestmark = pytest.mark.browser

PICTURE = "BRIDGE_SCREENSHOTS" in os.environ
DOCS = Path(__file__).parents[2] / "docs/owners"
REFUNDS = {
    "mia": "Refund shows as pending for nine days, she has called three times (C-88213)",
    "tom": "Refund pending for a week, his bank says that nothing has arrived (C-88407)",
    "ines": "App says refunded, the account says no, refund pending since the 2nd (C-90110)",
    "noor": "Refund pending for ten days, she wants to know when the money comes",
}
INVOICES = {
    "mia": "Invoice PDF is empty when she downloads it, her tax adviser needs it this week (C-77120)",
    "tom": "The downloaded invoice PDF is empty, he tried three browsers (C-70233)",
    "ines": "Downloads the invoice and the PDF is empty, only a white page",
    "dana": "Empty PDF instead of the invoice, customer cannot claim it at work",
    "noor": "Invoice opens as an empty PDF since the weekend, on the phone as well (C-71902)",
}


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with read_before(), staged() as running:
        yield running


@pytest.fixture(scope="module")
def scene(stage: Stage) -> Scene:
    return Scene.of(Hands(stage.url))


@pytest.fixture(scope="module")
def page(stage: Stage, chromium: Chromium) -> Iterator[Page]:
    with chromium.tab(stage.url) as tab:
        tab.set_viewport_size({"width": 1900, "height": 1200})
        tab.goto("/")
        tab.get_by_text("Live", exact=True).wait_for()
        yield tab


def owner_sees(page: Page, scene: Scene, words: str) -> Locator:
    """The card in the channel of Payments on which these words stand, as its owner sees it; on Mondays a list names them too."""
    page.locator("#slack-user").select_option(scene.people["priya"])
    rail = page.get_by_role("navigation", name="Channels and direct messages")
    rail.get_by_role("button", name="#triage-payments").click()
    cards = page.get_by_role("log").locator(".message").filter(has_text=words).filter(has_text="report")
    return cards.filter(has_not_text="Waiting for Payments")


def report(scene: Scene, reports: dict[str, str]) -> None:
    for who, words in reports.items():
        eventually(lambda: scene.report(who, words))  # noqa: B023 - awaited here


def picture(of: Locator, name: str, folder: Path) -> None:
    path = (DOCS if PICTURE else folder) / name
    of.screenshot(path=path)
    assert path.stat().st_size > 10_000


def test_an_owner_opens_links_and_words(page: Page, scene: Scene, tmp_path: Path) -> None:
    """One after the other, as each finds the problems of the one before."""
    opens_an_issue_that_a_team_can_work_with(page, scene, tmp_path)
    links_what_jira_has_already_with_one_press(page, scene, tmp_path)
    says_what_to_tell_customers(page, scene)
    assert len(ours(scene)) == 1


def opens_an_issue_that_a_team_can_work_with(page: Page, scene: Scene, folder: Path) -> None:
    report(scene, INVOICES)
    card = owner_sees(page, scene, "nvoice")
    expect(card).to_contain_text("5 reports from 5 agents", timeout=60_000)
    card.get_by_role("button", name="Open issue").click()
    issue = eventually(lambda: next(iter(ours(scene)), None))
    page.locator("#board").get_by_role("button", name=issue).click()
    drawer = page.get_by_role("dialog", name=issue)
    for words in ("What customers say", "Who is affected", "5 reports · 5 agents", "To agents:"):
        expect(drawer).to_contain_text(words, timeout=30_000)
    expect(drawer).not_to_contain_text("C-77120")
    picture(drawer, "issue.png", folder)
    page.keyboard.press("Escape")


def ours(scene: Scene) -> list[str]:
    """The keys of the issues that were opened for empty invoices."""
    issues = scene.hands.ask("jira/board")["issues"]
    return [one["key"] for one in issues if "pdf" in one["summary"].casefold()]


def links_what_jira_has_already_with_one_press(page: Page, scene: Scene, folder: Path) -> None:
    report(scene, REFUNDS)
    card = owner_sees(page, scene, "Refund pending")
    expect(card).to_contain_text("4 reports from 4 agents, 3 customers", timeout=30_000)
    expect(card).to_contain_text(f"“{OLDER}”", timeout=30_000)
    expect(card).not_to_contain_text("C-88213")
    picture(card, "triage-card.png", folder)
    key = scene.issue(OLDER)
    assert key is not None
    before = scene.issues()
    card.get_by_role("button", name=f"It is {key['key']}").click()
    expect(card).to_contain_text(f"The issue is {key['key']}", timeout=30_000)
    assert scene.issues() == before


def says_what_to_tell_customers(page: Page, scene: Scene) -> None:
    """Every other decision is behind More."""
    card = owner_sees(page, scene, "nvoice")
    card.get_by_role("button", name="More …").click()
    dialog = page.get_by_role("dialog", name="More")
    for label in ("Merge …", "Split …", "Move reports …", "Ask …", "Talk …", "Follow …", "Wording …"):
        expect(dialog.get_by_role("button", name=label)).to_be_visible()
    dialog.get_by_role("button", name="Wording …").click()
    form = page.get_by_role("dialog").last
    form.get_by_role("textbox").first.fill("We can send you the invoice by post.")
    form.get_by_role("button", name="Save").click()
    expect(card).to_contain_text("We can send you the invoice", timeout=30_000)
