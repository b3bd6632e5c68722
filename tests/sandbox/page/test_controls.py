"""What the app sends: buttons, menus, choices and modals, used by hand."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.sandbox.page.world import BRIDGE, INES, MIA, SUPPORT, World

pytestmark = pytest.mark.browser

Block = dict[str, Any]


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def option(text: str) -> Block:
    return {"text": plain(text), "value": text.lower()}


def button(text: str, **more: Any) -> Block:
    return {"type": "button", "text": plain(text), "action_id": text.lower(), "value": "17"} | more


def actions(*elements: Block) -> Block:
    return {"type": "actions", "block_id": "b1", "elements": list(elements)}


def field(block_id: str, label: str, element: Block, **more: Any) -> Block:
    named = element | {"action_id": "a"}
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": named} | more


def modal(*blocks: Block) -> Block:
    return {
        "type": "modal",
        "title": plain("Report"),
        "submit": plain("Save"),
        "close": None,
        "blocks": list(blocks),
    }


SAID = field("said", "What the customer said", {"type": "plain_text_input", "multiline": True})
THEME = field("theme", "Theme", {"type": "static_select", "options": [option("Billing")]}, optional=True)
VIA = field("via", "Heard by", {"type": "radio_buttons", "options": [option("Phone"), option("Chat")]})
FLAGS = field(
    "flags", "Flags", {"type": "checkboxes", "options": [option("Urgent"), option("Angry")]}, optional=True
)


@pytest.fixture
def dialog(page: Page, world: World) -> Locator:
    """A modal with the four kinds of input, opened for Mia."""
    world.open_view(MIA, modal(SAID, THEME, VIA, FLAGS))
    shown = page.get_by_role("dialog", name="Report")
    expect(shown).to_be_visible()
    return shown


def test_a_button_tells_which_it_is(page: Page, world: World) -> None:
    message = world.say(BRIDGE, SUPPORT, "Saved", blocks=[actions(button("Right"), button("Undo"))])
    page.get_by_role("button", name="Right").click()
    wanted = {
        "user": MIA,
        "channel": SUPPORT,
        "ts": message["ts"],
        "action_id": "right",
        "block_id": "b1",
        "value": "17",
    }
    assert world.gestures() == [("slack/press", wanted)]


def test_focus_stays_on_the_button_when_the_app_edits_the_card(page: Page, world: World) -> None:
    message = world.say(BRIDGE, SUPPORT, "Saved", blocks=[actions(button("Right"))])
    page.get_by_role("button", name="Right").focus()
    message["blocks"] = [{"type": "header", "text": plain("Now 38 reports")}, *message["blocks"]]
    world.change("edit", SUPPORT, message["ts"], BRIDGE)
    expect(page.get_by_role("heading", name="Now 38 reports")).to_be_visible()
    expect(page.get_by_role("button", name="Right")).to_be_focused()


def test_an_app_that_does_not_answer_is_said(page: Page, world: World) -> None:
    world.answers["slack/press"] = {"acked": False, "ack_ms": None}
    world.say(BRIDGE, SUPPORT, "Saved", blocks=[actions(button("Right"))])
    page.get_by_role("button", name="Right").click()
    expect(
        page.get_by_role("status").get_by_text("The app did not answer. Is the bridge running?")
    ).to_be_visible()


def test_a_button_with_a_question_acts_only_after_yes(page: Page, world: World) -> None:
    sure = {
        "title": plain("Sure?"),
        "text": plain("It cannot be undone."),
        "confirm": plain("Yes"),
        "deny": plain("No"),
    }
    world.say(BRIDGE, SUPPORT, "Saved", blocks=[actions(button("Erase", style="danger", confirm=sure))])
    page.get_by_role("button", name="Erase").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert world.asked == []
    page.get_by_role("button", name="Erase").click()
    page.get_by_role("dialog", name="Sure?").get_by_role("button", name="Yes").click()
    assert world.gestures()[0][1]["action_id"] == "erase"


@pytest.mark.parametrize(
    ("element", "opener"),
    [
        ({"type": "static_select", "placeholder": plain("Another problem")}, "Another problem"),
        ({"type": "overflow"}, "More"),
    ],
)
def test_a_menu_acts_on_choice_and_not_on_arrow_keys(
    page: Page, world: World, element: Block, opener: str
) -> None:
    element = element | {"action_id": "pick", "options": [option("Courier early"), option("Refund late")]}
    world.say(BRIDGE, SUPPORT, "Saved", blocks=[actions(element)])
    page.get_by_role("button", name=opener).press("Enter")
    expect(page.get_by_role("menuitem", name="Courier early")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert world.asked == []
    page.keyboard.press("Enter")
    assert world.gestures()[0][1]["selected"] == "refund late"


@pytest.mark.parametrize(("kind", "told"), [("radio_buttons", "phone"), ("checkboxes", ["phone"])])
def test_a_choice_in_a_message_is_told_at_once(page: Page, world: World, kind: str, told: object) -> None:
    choice = {"type": kind, "action_id": "via", "options": [option("Phone"), option("Chat")]}
    world.say(BRIDGE, SUPPORT, "Saved", blocks=[actions(choice)])
    page.get_by_label("Phone").check()
    assert world.gestures()[0][1]["selected"] == told


def test_all_kinds_of_blocks_are_drawn(page: Page, world: World) -> None:
    item = {
        "type": "rich_text_section",
        "elements": [{"type": "text", "text": "refund", "style": {"bold": True}}],
    }
    pieces = [
        {"type": "header", "text": plain("A header")},
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "*38* reports"},
            "fields": [plain("Leipzig"), plain("Manila")],
        },
        {"type": "context", "elements": [plain("since Monday")]},
        {"type": "divider"},
        {
            "type": "rich_text",
            "elements": [{"type": "rich_text_list", "style": "bullet", "elements": [item]}],
        },
        {"type": "image", "image_url": "https://127.0.0.1:1/x.png", "alt_text": "Reports a week"},
        {"type": "hologram"},
    ]
    world.say(BRIDGE, SUPPORT, "fallback", blocks=pieces)
    log = page.get_by_role("log")
    expect(log.get_by_role("heading", name="A header")).to_be_visible()
    expect(log.locator("strong", has_text="38")).to_be_visible()
    expect(log.get_by_text("Manila")).to_be_visible()
    expect(log.get_by_text("since Monday")).to_be_visible()
    expect(log.get_by_role("separator")).to_be_visible()
    expect(log.get_by_role("listitem").locator("strong")).to_have_text("refund")
    expect(log.get_by_role("img", name="Reports a week")).to_be_visible()
    expect(log.get_by_text('of the kind "hologram"')).to_be_visible()
    assert log.locator("img").count() == 0


def test_a_modal_sends_what_was_typed_and_chosen(page: Page, world: World, dialog: Locator) -> None:
    expect(dialog.get_by_role("group", name="Flags (optional)")).to_be_visible()
    expect(dialog.get_by_role("group", name="Heard by", exact=True)).to_be_visible()
    dialog.get_by_label("What the customer said").fill("Refund is late")
    dialog.get_by_label("Theme").select_option("Billing")
    dialog.get_by_label("Chat").check()
    dialog.get_by_label("Angry").check()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    values = {
        "said": {"a": "Refund is late"},
        "theme": {"a": "billing"},
        "via": {"a": "chat"},
        "flags": {"a": ["angry"]},
    }
    assert world.gestures() == [("slack/submit", {"user": MIA, "view_id": "V1", "values": values})]
    expect(page.get_by_label("Message #support")).to_be_visible()


def test_a_required_field_left_empty_is_asked_for_before_anything_is_sent(
    world: World, dialog: Locator
) -> None:
    dialog.get_by_role("button", name="Save").click()
    said = dialog.get_by_label("What the customer said")
    expect(said).to_be_focused()
    expect(said).to_have_attribute("aria-invalid", "true")
    expect(dialog.get_by_text("Please complete this required field.")).to_have_count(2)
    assert world.asked == []


def test_the_apps_own_errors_stand_beside_their_fields(world: World, dialog: Locator) -> None:
    world.answers["slack/submit"] = {
        "acked": True,
        "ack_ms": 4,
        "errors": {"said": "Say a little more."},
        "closed": False,
    }
    dialog.get_by_label("What the customer said").fill("x")
    dialog.get_by_label("Phone").check()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator('[data-block="said"]').get_by_text("Say a little more.")).to_be_visible()
    expect(dialog.get_by_label("What the customer said")).to_have_value("x")


def test_escape_closes_the_modal_for_the_app_too(page: Page, world: World, dialog: Locator) -> None:
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert world.gestures() == [("slack/close", {"user": MIA, "view_id": "V1"})]


def test_the_tab_key_never_reaches_the_page_behind_a_modal(page: Page, dialog: Locator) -> None:
    expect(dialog.get_by_label("What the customer said")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )


def test_what_was_typed_survives_a_change_of_the_modal(page: Page, world: World, dialog: Locator) -> None:
    dialog.get_by_label("What the customer said").fill("Refund")
    dialog.get_by_label("Chat").check()
    world.views[0]["view"] = modal(SAID, VIA, field("more", "Anything else", {"type": "plain_text_input"}))
    world.change("view", user=MIA)
    renewed = page.get_by_role("dialog", name="Report")
    expect(renewed.get_by_label("Anything else")).to_be_visible()
    expect(renewed.get_by_label("What the customer said")).to_have_value("Refund")
    expect(renewed.get_by_label("Chat")).to_be_checked()


def test_a_button_in_a_modal_names_the_modal(world: World, page: Page) -> None:
    world.open_view(MIA, modal(actions(button("Grow"))))
    page.get_by_role("dialog").get_by_role("button", name="Grow").click()
    wanted = {"user": MIA, "view_id": "V1", "action_id": "grow", "block_id": "b1", "value": "17"}
    assert world.gestures() == [("slack/press", wanted)]


def test_a_modal_is_only_for_the_person_it_was_opened_for(page: Page, world: World) -> None:
    world.open_view(INES, modal(SAID))
    world.say(BRIDGE, SUPPORT, "later")
    expect(page.get_by_role("log").get_by_text("later")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("#slack-user").select_option(INES)
    expect(page.get_by_role("dialog", name="Report")).to_be_visible()
