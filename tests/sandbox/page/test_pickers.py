"""Boxes to search in, in messages and in modals, used by hand."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.sandbox.page.test_controls import actions, button, field, modal, option, plain
from tests.sandbox.page.world import BRIDGE, MIA, SUPPORT, World

pytestmark = pytest.mark.browser

SEARCH: dict[str, Any] = {
    "type": "external_select",
    "action_id": "problems",
    "placeholder": plain("It goes to …"),
}
FOUND = [option("Refund unclear"), option("Parcel lost") | {"description": plain("4 reports")}]
LISTED: dict[str, Any] = {
    "type": "multi_static_select",
    "action_id": "listed",
    "placeholder": plain("Choose problems"),
    "max_selected_items": 2,
    "options": [option("Refund"), option("Parcel"), option("Crash")],
}


@pytest.fixture
def box(page: Page, world: World) -> Locator:
    """A search box on a message; the app offers two problems."""
    world.answers["slack/suggest"] = {"acked": True, "ack_ms": 5.0, "options": FOUND}
    world.say(BRIDGE, SUPPORT, "Does it belong?", blocks=[actions(SEARCH)])
    return page.get_by_role("combobox", name="It goes to …")


@pytest.fixture
def several(page: Page, world: World) -> Locator:
    """A menu to choose several things from, on a message, with a button beside it."""
    world.say(BRIDGE, SUPPORT, "Waiting", blocks=[actions(LISTED, button("Decline"))])
    return page.get_by_role("combobox", name="Choose problems")


def offers(page: Page) -> Locator:
    """What can be chosen now."""
    return page.get_by_role("listbox", name="What can be chosen")


def told(world: World, count: int) -> list[Any]:
    """What was chosen on the message, in order."""
    return [body["selected"] for path, body in world.gestures(count) if path == "slack/press"]


def test_what_the_app_offers_is_shown_before_anything_is_typed(
    page: Page, world: World, box: Locator
) -> None:
    box.click()
    expect(offers(page).get_by_role("option")).to_have_text(["Refund unclear", "Parcel lost4 reports"])
    path, asked = world.gestures()[0]
    assert (path, asked["value"], asked["action_id"], asked["block_id"]) == (
        "slack/suggest",
        "",
        "problems",
        "b1",
    )


def test_typing_asks_the_app_and_the_arrow_keys_choose(page: Page, world: World, box: Locator) -> None:
    box.press_sequentially("par")
    expect(offers(page).get_by_role("option", name="Refund unclear")).to_have_attribute(
        "aria-selected", "true"
    )
    box.press("ArrowDown")
    expect(offers(page).get_by_role("option", name="Parcel lost")).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(box).to_have_value("Parcel lost")
    assert [body.get("value") for path, body in world.gestures(2) if path == "slack/suggest"] == ["par"]
    assert told(world, 2) == ["parcel lost"]


def test_words_that_were_not_chosen_do_not_stay(page: Page, world: World, box: Locator) -> None:
    box.press_sequentially("par")
    expect(offers(page).get_by_role("option")).to_have_count(2)
    box.press("Escape")
    expect(offers(page).get_by_role("option")).to_have_count(0)
    box.blur()
    expect(box).to_have_value("")
    assert told(world, 1) == []


def test_nothing_found_is_said(page: Page, world: World, box: Locator) -> None:
    world.answers["slack/suggest"] = {"acked": True, "ack_ms": 5.0, "options": []}
    box.press_sequentially("zebra")
    expect(page.get_by_text("Nothing found.")).to_be_visible()


def test_several_things_become_marks_that_can_be_taken_away(
    page: Page, world: World, several: Locator
) -> None:
    for name in ("Refund", "Crash"):
        several.click()
        offers(page).get_by_role("option", name=name).click()
    page.get_by_role("button", name="Take away Refund").click()
    assert told(world, 3) == [["refund"], ["refund", "crash"], ["crash"]]


def test_no_more_than_allowed_can_be_chosen(page: Page, world: World, several: Locator) -> None:
    for name in ("Refund", "Crash", "Parcel"):
        several.click()
        offers(page).get_by_role("option", name=name).click()
    assert told(world, 2) == [["refund"], ["refund", "crash"]]


def test_a_listed_menu_is_searched_without_asking_the_app(page: Page, world: World, several: Locator) -> None:
    several.press_sequentially("cra")
    expect(offers(page).get_by_role("option")).to_have_text(["Crash"])
    assert world.asked == []


def test_a_modals_box_is_sent_with_the_rest(page: Page, world: World) -> None:
    world.answers["slack/suggest"] = {"acked": True, "ack_ms": 5.0, "options": FOUND}
    day = field("until", "Until when?", {"type": "datepicker"})
    more = field("more", "Or how many?", {"type": "number_input", "is_decimal_allowed": False})
    world.open_view(MIA, modal(field("to", "Which problem?", SEARCH), day, more))
    dialog = page.get_by_role("dialog", name="Report")
    dialog.get_by_label("Which problem?").click()
    offers(page).get_by_role("option", name="Parcel lost").click()
    dialog.get_by_label("Until when?").fill("2026-12-24")
    dialog.get_by_label("Or how many?").fill("3")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    values = {"to": {"a": "parcel lost"}, "until": {"a": "2026-12-24"}, "more": {"a": "3"}}
    assert world.gestures(2)[-1] == ("slack/submit", {"user": MIA, "view_id": "V1", "values": values})
    assert world.asked[0][1]["view_id"] == "V1"


def test_escape_closes_the_offers_and_not_the_modal(page: Page, world: World) -> None:
    world.answers["slack/suggest"] = {"acked": True, "ack_ms": 5.0, "options": FOUND}
    world.open_view(MIA, modal(field("to", "Which problem?", SEARCH)))
    dialog = page.get_by_role("dialog", name="Report")
    dialog.get_by_label("Which problem?").click()
    expect(offers(page).get_by_role("option")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(offers(page).get_by_role("option")).to_have_count(0)
    expect(dialog).to_be_visible()


def test_a_group_message_stands_among_the_direct_messages(page: Page, world: World) -> None:
    group = {"id": "G01", "name": "mpdm-mia--tom--bridge-1", "kind": "group", "listening": False}
    world.workspace["channels"].append(group | {"members": [MIA, "U02TOM", BRIDGE]})
    world.say(BRIDGE, "G01", "Let us talk")
    rail = page.get_by_role("navigation", name="Channels and direct messages")
    rail.get_by_role("button", name="Tom Okafor, Bridge").click()
    expect(page.get_by_role("log").get_by_text("Let us talk")).to_be_visible()
    expect(page.get_by_text("Group message", exact=True)).to_be_visible()
