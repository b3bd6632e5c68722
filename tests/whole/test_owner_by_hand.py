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
from tests.sandbox.page.conftest import chromium_tab
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
FORMS = {
    "mia": "Has to print, sign and post a paper form for a two euro refund, she has no printer (C-77120)",
    "tom": "He must post a signed paper form to get two euros back, and is furious about the form (C-70233)",
    "ines": "Gave up on two euros because of the paper form that has to be signed and posted",
    "dana": "Paper form with a signature for two euros, customer asks whether we are serious",
}


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with staged() as running:
        yield running


@pytest.fixture(scope="module")
def scene(stage: Stage) -> Scene:
    return Scene.of(Hands(stage.url))


@pytest.fixture(scope="module")
def page(stage: Stage) -> Iterator[Page]:
    with chromium_tab(stage.url) as tab:
        tab.set_viewport_size({"width": 1900, "height": 1200})
        tab.goto("/")
        tab.get_by_text("Live", exact=True).wait_for()
        yield tab


def owner_sees(page: Page, scene: Scene, words: str) -> Locator:
    """The card in the channel of Payments on which these words stand, as its owner sees it."""
    page.locator("#slack-user").select_option(scene.people["priya"])
    rail = page.get_by_role("navigation", name="Channels and direct messages")
    rail.get_by_role("button", name="#triage-payments").click()
    return page.get_by_role("log").locator(".message").filter(has_text=words).filter(has_text="report")


def report(scene: Scene, reports: dict[str, str]) -> None:
    for who, words in reports.items():
        eventually(lambda: scene.report(who, words))  # noqa: B023 - awaited here


def picture(of: Locator, name: str, folder: Path) -> None:
    path = (DOCS if PICTURE else folder) / name
    of.screenshot(path=path)
    assert path.stat().st_size > 10_000


def test_what_jira_has_already_is_linked_with_one_press(page: Page, scene: Scene, tmp_path: Path) -> None:
    report(scene, REFUNDS)
    card = owner_sees(page, scene, "Refund")
    expect(card).to_contain_text("4 reports from 4 agents, 3 customers", timeout=30_000)
    expect(card).to_contain_text(f'"{OLDER}"', timeout=30_000)
    expect(card).not_to_contain_text("C-88213")
    picture(card, "triage-card.png", tmp_path)
    key = scene.issue(OLDER)
    assert key is not None
    before = scene.issues()
    card.get_by_role("button", name=f"It is {key['key']}").click()
    expect(card).to_contain_text(f"The issue is {key['key']}", timeout=30_000)
    assert scene.issues() == before


def test_an_issue_is_opened_that_its_team_can_work_with(page: Page, scene: Scene, tmp_path: Path) -> None:
    report(scene, FORMS)
    card = owner_sees(page, scene, "form")
    expect(card).to_contain_text("4 reports", timeout=30_000)
    card.get_by_role("button", name="Open issue").click()
    issue = eventually(lambda: next(iter(ours(scene)), None))
    page.locator("#board").get_by_role("button", name=issue).click()
    drawer = page.get_by_role("dialog", name=issue)
    for words in ("What customers say", "Who is affected", "4 reports · 4 agents", "To agents:"):
        expect(drawer).to_contain_text(words, timeout=30_000)
    expect(drawer).not_to_contain_text("C-77120")
    picture(drawer, "issue.png", tmp_path)
    page.keyboard.press("Escape")


def ours(scene: Scene) -> list[str]:
    """The keys of the issues that were opened for the paper form."""
    issues = scene.hands.ask("jira/board")["issues"]
    return [one["key"] for one in issues if "form" in one["summary"].casefold()]


def test_every_other_decision_is_behind_more(page: Page, scene: Scene) -> None:
    card = owner_sees(page, scene, "form")
    card.get_by_role("button", name="More …").click()
    dialog = page.get_by_role("dialog", name="More")
    for label in ("Merge …", "Split …", "Move reports …", "Ask …", "Talk …", "Watch …", "Wording …"):
        expect(dialog.get_by_role("button", name=label)).to_be_visible()
    dialog.get_by_role("button", name="Wording …").click()
    form = page.get_by_role("dialog").last
    form.get_by_role("textbox").first.fill("You can also sign the form in any of our shops.")
    form.get_by_role("button", name="Save").click()
    expect(card).to_contain_text("You can also sign the form", timeout=30_000)
