"""The newcomer's steps: they lead there, and tick themselves off."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.sandbox.page.test_bridge import known, problem
from tests.sandbox.page.world import BRIDGE, DM_MIA, INES, SUPPORT, TRIAGE, World

pytestmark = pytest.mark.browser

REPORT = "Refund still shows as pending after nine days, she has called three times"


def card(text: str, label: str) -> list[dict[str, Any]]:
    button = {"type": "button", "action_id": "b", "text": {"type": "plain_text", "text": label}}
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": text}},
        {"type": "actions", "block_id": "b1", "elements": [button]},
    ]


@pytest.fixture
def guide(page: Page) -> Locator:
    page.evaluate("localStorage.clear()")
    page.reload()
    return page.get_by_role("group").filter(has_text="The whole loop in a minute")


def test_the_five_steps_lead_through_the_whole_loop(page: Page, world: World, guide: Locator) -> None:
    home = world.say(BRIDGE, DM_MIA, "Saved", blocks=card(REPORT, "Right"))
    world.say(BRIDGE, TRIAGE, "New problem", blocks=card("Refund pending", "Open issue"))
    world.say(BRIDGE, TRIAGE, "New problem", blocks=card("Another problem", "Open the other"))
    members = [{"insight": 1, "text": REPORT, "state": "confirmed", "why": ""}]
    world.known = known(problem(1, "Refund pending", "with Payments", members=members))
    world.say(BRIDGE, DM_MIA, "Live since today", thread_ts=home["ts"])
    expect(page.get_by_text("with Payments")).to_be_visible()

    guide.get_by_role("button", name="Write it for me").click()
    page.keyboard.press("Enter")
    assert world.gestures()[0][1]["text"] == REPORT
    guide.get_by_role("button", name="Open the card").click()
    page.get_by_role("button", name="Right").click()
    guide.get_by_role("button", name="Open the triage channel").click()
    expect(page.locator("#slack-user")).to_have_value(INES)
    expect(page.locator(".message.pointed")).to_contain_text("Refund pending")
    page.get_by_role("button", name="Open issue").click()
    guide.get_by_role("button", name="Open the newest issue").click()
    drawer = page.get_by_role("dialog", name="PAY-311")
    drawer.get_by_label("Move to").select_option("Done")
    drawer.get_by_role("button", name="Move").click()
    page.keyboard.press("Escape")
    guide.get_by_role("button", name="Open the thread").click()
    expect(page.get_by_role("complementary", name="Thread").get_by_text("Live since today")).to_be_visible()
    expect(guide.get_by_text("That was the whole loop")).to_be_visible()


def test_any_step_can_be_looked_at_first(page: Page, world: World, guide: Locator) -> None:
    world.issues.clear()
    world.touch_jira()
    expect(page.locator("#board").get_by_text("PAY-311")).to_have_count(0)
    guide.get_by_role("button", name="Ask, then fix").click()
    guide.get_by_role("button", name="Open the newest issue").click()
    expect(page.get_by_role("status").get_by_text("There is no issue yet")).to_be_visible()


def test_a_closed_guide_stays_closed(page: Page, guide: Locator) -> None:
    guide.locator("summary").click()
    expect(guide.get_by_role("button", name="Write it for me")).to_be_hidden()
    page.reload()
    expect(page.get_by_text("Nothing in #support yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Write it for me")).to_be_hidden()


def test_what_the_reporter_wrote_is_found_again(page: Page, world: World, guide: Locator) -> None:
    world.say(BRIDGE, DM_MIA, "Saved", blocks=card("Parcel left at the wrong door again", "Right"))
    world.say(BRIDGE, DM_MIA, "Saved", blocks=card("Something else", "Not this"))
    page.get_by_label("Message #support").fill("/insight Parcel left at the wrong door again")
    page.get_by_label("Message #support").press("Enter")
    assert world.gestures()[0][1]["channel"] == SUPPORT
    guide.get_by_role("button", name="Open the card").click()
    expect(page.locator(".message.pointed")).to_contain_text("wrong door")
