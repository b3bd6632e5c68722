"""The right panel: the board, and what an owner does there."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.sandbox.page.world import BRIDGE, SUPPORT, World, issue, project

pytestmark = pytest.mark.browser


def column(page: Page, name: str) -> Locator:
    return page.locator("#board").get_by_role("region", name=name)


def opened(page: Page, key: str = "PAY-311") -> Locator:
    """The drawer of an issue, opened from its card."""
    page.locator("#board").get_by_role("button", name=key).click()
    return page.get_by_role("dialog", name=key)


def test_issues_stand_in_the_column_of_their_status(page: Page, world: World) -> None:
    expect(column(page, "Backlog, 1").get_by_text("Refund status unclear")).to_be_visible()
    world.issues[0] |= {"status": "Done", "category": "done", "resolution": "Won't Do"}
    world.touch_jira()
    expect(column(page, "Done, 1").get_by_text("Won't Do")).to_be_visible()
    expect(column(page, "Backlog, 0")).to_be_visible()


def test_a_press_counts_although_what_it_is_on_changes_before_it_is_let_go(page: Page, world: World) -> None:
    page.locator("#slack textarea").first.press_sequentially("The voucher")
    page.locator("#board").get_by_role("button", name="PAY-311").hover()
    page.mouse.down()
    world.issues[0] |= {"summary": "Refund stays unclear"}
    world.projects.append(project("OPS", "Operations", []))
    world.touch_jira()
    # The bar is drawn just before the board.
    expect(page.get_by_role("button", name="Operations")).to_be_visible()
    page.mouse.up()
    expect(page.get_by_role("dialog", name="PAY-311")).to_contain_text("Refund stays unclear")
    expect(column(page, "Backlog, 1").get_by_text("Refund stays unclear")).to_be_visible()


def test_the_board_can_show_one_project(page: Page, world: World) -> None:
    world.issues.append(issue(2, "DEL-1", "Slots vanish"))
    world.touch_jira()
    expect(column(page, "Backlog, 2")).to_be_visible()
    page.get_by_role("button", name="Delivery").click()
    expect(page.get_by_role("button", name="Delivery")).to_have_attribute("aria-pressed", "true")
    expect(column(page, "Backlog, 1").get_by_text("DEL-1")).to_be_visible()


def test_the_drawer_shows_what_jira_holds_as_text(page: Page, world: World) -> None:
    world.issues[0] |= {
        "description_text": "<b>What customers say</b>\nhttp://127.0.0.1/p/3.",
        "assignee": "Ines Falk",
        "labels": ["heard"],
        "links": [{"type": "duplicates", "key": "PAY-1"}],
        "remote_links": [
            {"title": "Problem page", "url": "http://127.0.0.1/p/3"},
            {"title": "Trap", "url": "javascript:alert(1)"},
        ],
        "comments": [
            {
                "id": "1",
                "author": "Omar Reyes",
                "text": "for us",
                "created": "2026-11-21T10:00:00.000+0000",
                "visibility": None,
                "internal": True,
            },
        ],
    }
    world.touch_jira()
    expect(page.locator("#board").get_by_text("1 comment")).to_be_visible()
    drawer = opened(page)
    expect(drawer).to_contain_text("<b>What customers say</b>")
    expect(drawer.get_by_role("link", name="http://127.0.0.1/p/3")).to_have_attribute(
        "href", "http://127.0.0.1/p/3"
    )
    expect(drawer.get_by_role("link", name="Problem page")).to_be_visible()
    expect(drawer.get_by_text("Trap")).to_be_visible()
    expect(drawer.get_by_role("link", name="Trap")).to_have_count(0)
    expect(drawer.get_by_text("Only for the team")).to_be_visible()
    expect(drawer).to_contain_text("duplicates PAY-1")
    expect(drawer.locator("dl")).to_contain_text("Ines Falk")


def test_a_description_in_jiras_document_format_is_drawn_and_no_markup_in_it_acts(
    page: Page, world: World
) -> None:
    def text(words: str, href: str = "") -> dict[str, Any]:
        marks = [{"type": "link", "attrs": {"href": href}}] if href else []
        return {"type": "text", "text": words, "marks": marks}

    item = {"type": "listItem", "content": [{"type": "paragraph", "content": [text("<b>pending</b>")]}]}
    trap = {
        "type": "panel",
        "content": [text("Trap", "javascript:alert(1)"), text("Card", "http://127.0.0.1/c")],
    }
    world.issues[0] |= {
        "description_text": "What customers say",
        "description": {
            "type": "doc",
            "content": [
                {"type": "heading", "attrs": {"level": 3}, "content": [text("What customers say")]},
                {"type": "bulletList", "content": [item]},
                trap,
            ],
        },
    }
    world.touch_jira()
    drawer = opened(page)
    expect(drawer.get_by_role("heading", name="What customers say")).to_be_visible()
    expect(drawer.get_by_role("listitem").filter(has_text="<b>pending</b>")).to_be_visible()
    expect(drawer.get_by_role("link", name="Card")).to_have_attribute("href", "http://127.0.0.1/c")
    expect(drawer.get_by_role("link", name="Trap")).to_have_count(0)


def test_done_asks_for_a_resolution_and_other_statuses_do_not(page: Page, world: World) -> None:
    drawer = opened(page)
    drawer.get_by_label("Move to").select_option("In Progress")
    expect(drawer.get_by_label("Resolution")).to_be_hidden()
    drawer.get_by_role("button", name="Move").click()
    drawer.get_by_label("Move to").select_option("Done")
    drawer.get_by_label("Resolution").select_option("Won't Do")
    drawer.get_by_role("button", name="Move").click()
    assert [body for _, body in world.gestures(2)] == [
        {"user": "a1", "issue": "10001", "to": "In Progress"},
        {"user": "a1", "issue": "10001", "to": "Done", "resolution": "Won't Do"},
    ]


def test_a_question_to_agents_is_one_click_and_a_sentence(page: Page, world: World) -> None:
    drawer = opened(page)
    box = drawer.get_by_label("Comment as Ines Falk")
    drawer.get_by_role("button", name="To agents").click()
    expect(box).to_be_focused()
    expect(box).to_have_value("To agents: ")
    box.press_sequentially("which cards?")
    box.press("Control+Enter")
    assert world.gestures() == [
        ("jira/comment", {"user": "a1", "issue": "10001", "text": "To agents: which cards?"})
    ]
    expect(box).to_have_value("")


def test_a_half_written_comment_survives_news(page: Page, world: World) -> None:
    drawer = opened(page)
    drawer.get_by_label("Comment as").fill("half")
    world.issues[0] |= {"status": "In Progress", "category": "indeterminate"}
    world.touch_jira()
    expect(drawer.locator(".status-line")).to_have_text("In Progress")
    expect(drawer.get_by_label("Comment as")).to_have_value("half")


def test_a_fix_version_is_set_by_name(page: Page, world: World) -> None:
    drawer = opened(page)
    drawer.get_by_label("Fix version").select_option("5.3")
    drawer.get_by_role("button", name="Set").click()
    assert world.gestures() == [
        ("jira/edit", {"user": "a1", "issue": "10001", "fields": {"fixVersions": ["5.3"]}})
    ]


def test_versions_are_added_released_and_taken_back(page: Page, world: World) -> None:
    page.get_by_role("button", name="Releases").click()
    drawer = page.get_by_role("dialog", name="Releases")
    drawer.get_by_role("button", name="Release 5.3").first.click()
    assert world.gestures()[0] == ("jira/release", {"user": "a1", "project": "PAY", "version": "5.3"})
    world.projects[0]["versions"][0]["released"] = True
    world.touch_jira()
    drawer.get_by_role("button", name="Take back 5.3").click()
    assert world.gestures(2)[1][0] == "jira/unrelease"
    drawer.get_by_label("New version").fill("5.4")
    drawer.get_by_label("New version").press("Enter")
    assert world.gestures(3)[2] == ("jira/version", {"user": "a1", "project": "PAY", "name": "5.4"})


def test_creating_an_issue_asks_for_what_the_project_requires(page: Page, world: World) -> None:
    page.get_by_role("button", name="Create issue").click()
    form = page.get_by_role("dialog", name="Create issue")
    expect(form.get_by_label("Severity")).to_have_count(0)
    form.get_by_label("Project").select_option("Delivery")
    form.get_by_label("Severity").select_option("S2")
    form.get_by_label("Summary").fill("Slots vanish")
    form.get_by_label("Description").fill("At payment")
    form.get_by_role("button", name="Create").click()
    expect(form).to_have_count(0)
    assert world.gestures()[0][1] == {
        "user": "a1",
        "project": "DEL",
        "issuetype": "Bug",
        "summary": "Slots vanish",
        "description": "At payment",
        "fields": {"customfield_10031": "S2"},
    }


def test_what_jira_refuses_is_said_over_the_form_which_stays(page: Page, world: World) -> None:
    world.answers["jira/issue"] = {"status": 400, "error": "Severity is required."}
    page.get_by_role("button", name="Create issue").click()
    form = page.get_by_role("dialog", name="Create issue")
    form.get_by_label("Summary").fill("Slots vanish")
    form.get_by_role("button", name="Create").click()
    expect(form.get_by_role("status").get_by_text("Severity is required.")).to_be_visible()
    expect(form.get_by_label("Summary")).to_have_value("Slots vanish")


def test_the_owner_can_be_another_person(page: Page, world: World) -> None:
    page.get_by_role("region", name="Pocket Jira").get_by_label("Act as").select_option(
        "Omar Reyes, Delivery"
    )
    drawer = opened(page)
    drawer.get_by_label("Comment as Omar Reyes").fill("Looking")
    drawer.get_by_role("button", name="Comment", exact=True).click()
    assert world.gestures()[0][1]["user"] == "a2"


def test_a_link_to_an_issue_opens_it_on_the_page(page: Page, world: World) -> None:
    world.say(BRIDGE, SUPPORT, f"<{page.url}jira/browse/PAY-311|PAY-311>")
    page.get_by_role("link", name="PAY-311").click()
    drawer = page.get_by_role("dialog", name="PAY-311")
    expect(drawer.get_by_text("Refund status unclear")).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def test_an_address_can_open_an_issue(page: Page) -> None:
    page.goto("/?issue=PAY-311")
    expect(page.get_by_role("dialog", name="PAY-311")).to_be_visible()


def test_a_deleted_issue_closes_its_drawer(page: Page, world: World) -> None:
    drawer = opened(page)
    world.issues.clear()
    world.touch_jira()
    expect(drawer).to_have_count(0)


def test_focus_returns_to_the_card_even_when_it_moved_meanwhile(page: Page, world: World) -> None:
    card = page.locator("#board").get_by_role("button", name="PAY-311")
    card.press("Enter")
    drawer = page.get_by_role("dialog", name="PAY-311")
    world.issues[0] |= {"status": "In Progress", "category": "indeterminate"}
    world.touch_jira()
    expect(drawer.locator(".status-line")).to_have_text("In Progress")
    page.keyboard.press("Escape")
    expect(column(page, "In Progress, 1").get_by_role("button", name="PAY-311")).to_be_focused()
