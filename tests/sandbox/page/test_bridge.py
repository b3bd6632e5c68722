"""The middle panel: what the bridge knows, calm without it."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.sandbox.page.world import BRIDGE, MIA, SUPPORT, TOM, World

pytestmark = pytest.mark.browser

Json = dict[str, Any]


def problem(number: int, title: str, stage: str, reports: int = 2, **more: Any) -> Json:
    basic: Json = {
        "id": number,
        "title": title,
        "theme": "Billing",
        "stage": stage,
        "stage_since": "2026-11-20T09:00:00Z",
        "reports": reports,
        "agents": reports,
        "issue": None,
        "members": [],
    }
    return basic | more


def known(*problems: Json, **more: Any) -> Json:
    basic: Json = {
        "insights": {"total": 1284, "heard": 9, "joined": 1200, "asked": 3, "unsorted": 0},
        "problems": list(problems),
        "credit": [],
        "effects": {"waiting": 0, "dead": 0, "done": 214},
        "jira_heard_at": None,
    }
    return basic | more


def told(world: World, state: Json | None) -> None:
    """The bridge knows this now, and something happened, so that the page looks."""
    world.known = state
    world.say(BRIDGE, SUPPORT, "tick")


@pytest.fixture
def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="What the bridge knows").first


def test_without_a_bridge_the_page_says_so_and_the_rest_works(page: Page, panel: Locator) -> None:
    expect(panel.get_by_text("The bridge is not running")).to_be_visible()
    expect(page.locator("#board").get_by_text("Refund status unclear")).to_be_visible()


def test_the_panel_comes_and_goes_with_the_bridge(panel: Locator, world: World) -> None:
    told(world, known(problem(1, "Refund pending", "heard")))
    expect(panel.get_by_text("Refund pending")).to_be_visible()
    expect(panel.get_by_text("The bridge is not running")).to_have_count(0)
    told(world, None)
    expect(panel.get_by_text("The bridge is not running")).to_be_visible()
    expect(panel.get_by_text("Refund pending")).to_have_count(0)


def test_numbers_carry_their_units(panel: Locator, world: World) -> None:
    three = (
        problem(1, "Refund", "planned", 38),
        problem(2, "Slots", "heard", 3),
        problem(3, "Hold music", "heard", 1),
    )
    told(world, known(*three))
    expect(panel).to_contain_text("1,284 insights kept")
    expect(panel).to_contain_text("2 problems")
    expect(panel).to_contain_text("38 reports · 38 agents")
    expect(panel).to_contain_text("Heard once so far: 1")
    expect(panel).to_contain_text("1 report · 1 agent")
    expect(panel).to_contain_text("214 updates delivered")


def test_a_problem_opens_to_its_reports_and_why_they_belong(page: Page, panel: Locator, world: World) -> None:
    members = [
        {"insight": 17, "text": "<b>pending</b> for 9 days", "state": "joined", "why": "“pending” in both"}
    ]
    one = problem(1, "Refund pending", "in work", members=members, issue={"key": "PAY-311", "url": ""})
    told(world, known(one))
    panel.get_by_text("Refund pending").click()
    expect(panel).to_contain_text("<b>pending</b> for 9 days")
    expect(panel).to_contain_text("no. 17 · Joined by likeness · “pending” in both")
    panel.get_by_role("button", name="PAY-311").click()
    expect(page.get_by_role("dialog", name="PAY-311")).to_be_visible()


def test_a_theme_is_written_in_words(panel: Locator, world: World) -> None:
    told(
        world,
        known(
            problem(1, "Basket crashes", "heard", theme="app_fault"), problem(2, "Lamp", "heard", theme=None)
        ),
    )
    expect(panel).to_contain_text("app fault")
    expect(panel).to_contain_text("No theme yet")


def test_most_reports_come_first(panel: Locator, world: World) -> None:
    told(world, known(problem(1, "Few", "heard", 2), problem(2, "Many", "heard", 9)))
    expect(panel.locator(".problem-title")).to_have_text(["Many", "Few"])


def test_an_opened_problem_stays_open_when_its_stage_changes(panel: Locator, world: World) -> None:
    members = [{"insight": 17, "text": "pending for 9 days", "state": "confirmed", "why": ""}]
    told(world, known(problem(1, "Refund pending", "planned", members=members)))
    panel.get_by_text("Refund pending").click()
    told(world, known(problem(1, "Refund pending", "live", members=members)))
    expect(panel.get_by_text("live", exact=True)).to_be_visible()
    expect(panel.get_by_text("pending for 9 days")).to_be_visible()


def test_credit_is_by_name_and_not_a_ranking(panel: Locator, world: World) -> None:
    rows = [(TOM, 9), (MIA, 1)]
    credit = [{"person": name, "insight": n, "found": 0, "answer": 0, "total": n} for name, n in rows]
    told(world, known(credit=credit))
    expect(panel.get_by_role("rowheader")).to_have_text(["Mia Torres", "Tom Okafor"])


def test_evidence_and_wordings_are_counted_beside_the_rest(panel: Locator, world: World) -> None:
    told(world, known(credit=[{"person": MIA, "insight": 3, "found": 1, "answer": 0, "total": 7}]))
    expect(panel.get_by_role("table")).to_contain_text("Mia Torres31–37")


def test_the_pages_are_one_click_away(panel: Locator, world: World) -> None:
    told(world, known() | {"url": "http://127.0.0.1:8080"})
    expect(panel.get_by_role("link", name="Open what leaders see")).to_have_attribute(
        "href", "http://127.0.0.1:8080"
    )


def test_what_could_not_be_delivered_is_said(panel: Locator, world: World) -> None:
    told(world, known(effects={"waiting": 3, "dead": 2, "done": 5}))
    expect(panel).to_contain_text("3 messages on the way")
    expect(panel).to_contain_text("2 could not be delivered")
