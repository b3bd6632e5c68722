"""The app's Home tab of whoever acts."""

import pytest
from playwright.sync_api import Page, expect

from tests.sandbox.page.test_slack import act_as, rail
from tests.sandbox.page.world import MIA, TOM, Json, World

pytestmark = pytest.mark.browser


def says(text: str) -> Json:
    return {"type": "header", "block_id": "h", "text": {"type": "plain_text", "text": text}}


GO: Json = {
    "type": "actions",
    "block_id": "row",
    "elements": [
        {
            "type": "button",
            "action_id": "older.2",
            "text": {"type": "plain_text", "text": "Older"},
            "value": "[1,0,'']",
        }
    ],
}


def test_looking_tells_the_app_and_shows_what_it_draws_then(page: Page, world: World) -> None:
    rail(page, "Home").click()
    expect(page.get_by_role("region", name="App Home")).to_contain_text("not drawn this yet")
    assert world.gestures() == [("slack/open_app", {"user": MIA, "tab": "home"})]
    world.draw_home(MIA, says("Your reports"), GO)
    expect(page.get_by_role("heading", name="Your reports")).to_be_visible()
    expect(page.get_by_label("Message #support")).to_be_hidden()
    page.get_by_role("button", name="Older").click()
    pressed = {"user": MIA, "view_id": f"H{MIA}", "action_id": "older.2", "block_id": "row"}
    assert world.gestures(2)[1] == ("slack/press", pressed | {"value": "[1,0,'']"})


def test_somebody_else_sees_their_own_and_a_channel_takes_its_place(page: Page, world: World) -> None:
    world.draw_home(MIA, says("Of Mia"))
    world.draw_home(TOM, says("Of Tom"))
    rail(page, "Home").click()
    expect(page.get_by_role("heading", name="Of Mia")).to_be_visible()
    act_as(page, TOM)
    expect(page.get_by_role("heading", name="Of Tom")).to_be_visible()
    expect(page.get_by_role("heading", name="Of Mia")).to_be_hidden()
    rail(page, "#support").click()
    expect(page.get_by_label("Message #support")).to_be_visible()
    expect(page.get_by_role("region", name="App Home")).to_be_hidden()
