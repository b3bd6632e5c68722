"""Shortcuts in their two menus, and files that are picked for a form, used by hand."""

import pytest
from playwright.sync_api import Page, expect

from tests.sandbox.page.world import MIA, SUPPORT, TOM, World

pytestmark = pytest.mark.browser

ON_MESSAGE = {"callback_id": "report_message", "name": "Report to bridge", "on_message": True}
ANYWHERE = {"callback_id": "report", "name": "Report what I heard", "on_message": False}


@pytest.fixture
def world() -> World:
    """A workspace whose app has a shortcut of each kind."""
    made = World()
    made.workspace["shortcuts"] = [ON_MESSAGE, ANYWHERE]
    return made


def test_a_message_offers_what_is_for_messages(page: Page, world: World) -> None:
    message = world.say(TOM, SUPPORT, "refund is late")
    page.get_by_role("article").hover()
    page.get_by_role("button", name="More").click()
    expect(page.get_by_role("menuitem")).to_have_text(["Report to bridge"])
    page.get_by_role("menuitem").click()
    where = {"channel": SUPPORT, "ts": message["ts"]}
    assert world.gestures() == [("slack/shortcut", {"user": MIA, "callback_id": "report_message", **where})]


def test_the_other_one_stands_beside_the_box_and_works_by_keyboard(page: Page, world: World) -> None:
    page.get_by_role("button", name="Shortcuts").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Report what I heard")).to_be_focused()
    page.keyboard.press("Enter")
    assert world.gestures() == [("slack/shortcut", {"user": MIA, "callback_id": "report"})]


def test_an_app_that_does_not_answer_is_said(page: Page, world: World) -> None:
    world.answers["slack/shortcut"] = {"acked": False}
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem").click()
    expect(page.get_by_text("The app did not answer.")).to_be_visible()


def test_a_picked_file_goes_up_and_along_with_the_form(page: Page, world: World) -> None:
    kept = {"id": "F1", "name": "page.png", "mimetype": "image/png"}
    world.answers["slack/upload"] = kept
    field = {
        "type": "input",
        "block_id": "file",
        "label": {"type": "plain_text", "text": "A picture"},
        "element": {"type": "file_input", "action_id": "a", "max_files": 3},
    }
    title = {"type": "plain_text", "text": "Add details"}
    world.open_view(MIA, {"type": "modal", "title": title, "submit": title, "blocks": [field]})
    dialog = page.get_by_role("dialog", name="Add details")
    with page.expect_response("**/slack/upload"):
        dialog.get_by_label("A picture").set_input_files(
            {"name": "page.png", "mimeType": "image/png", "buffer": b"hello"}
        )
    dialog.get_by_role("button", name="Add details").click()
    expect(dialog).to_have_count(0)
    upload = {"user": MIA, "name": "page.png", "data": "aGVsbG8="}
    sent = {"user": MIA, "view_id": "V1", "values": {"file": {"a": [kept]}}}
    assert world.gestures() == [("slack/upload", upload), ("slack/submit", sent)]
