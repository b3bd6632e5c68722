"""What leaders read in Slack on the Monday after the demo's past.

With ``BRIDGE_SCREENSHOTS`` set the picture of docs/leaders.md is taken anew.
"""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bridge.demo.past.write import write
from bridge.domain.outgoing import Digest, Picture, Post
from bridge.domain.pages.charts import Chart
from bridge.domain.periods import Period
from bridge.flow import credit_sums, tallies
from bridge.flow.digest import of_company
from bridge.sandbox.app import Options, create
from bridge.sandbox.server import Running
from bridge.slack.calls import Calls, client
from bridge.slack.sender import Sender
from bridge.store.engine import Store
from tests.browser import Chromium
from tests.demo.test_past import NAMES, NOW, RULES

DOCS = Path(__file__).parents[2] / "docs/leaders"
MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)
FLOOR = "C0SERVICEFLOOR"


@pytest.fixture
def digest(store: Store) -> Digest:
    write(store, RULES, "T1", NAMES, NOW)
    for refresh in (tallies.refresh, credit_sums.refresh):
        refresh(store, MONDAY)
    with store.read() as session:
        return of_company(
            session, replace(RULES, page_url="https://bridge.example"), Period.named("2026-W47"), MONDAY
        )


def taken(digest: Digest, picture: Chart, chromium: Chromium) -> None:
    """The digest as the pocket Slack shows it, as a picture for the docs."""
    with Running(create(Options(pace=100))) as running, chromium.tab(running.url) as tab:
        sender = Sender(Calls(client("xoxb-sandbox", f"{running.url}/slack/api/", 10)))
        sender.perform(Post(digest, channel=FLOOR), "digest:1")
        sender.perform(Picture(FLOOR, picture), "picture:1")
        tab.set_viewport_size({"width": 1900, "height": 900})
        tab.goto("/")
        tab.get_by_text("service-floor").first.click()
        log = tab.get_by_role("log")
        log.locator("img").last.wait_for()
        log.screenshot(path=DOCS / "digest.png")


def test_the_digest_says_what_needs_somebody_and_what_was_done(
    digest: Digest, request: pytest.FixtureRequest
) -> None:
    assert digest.needs[0].title == "Price form is asked for at every counter"
    assert [story.title for story in digest.did] == ["Size chart differs between shop and app"]
    assert digest.picture is not None
    if "BRIDGE_SCREENSHOTS" in os.environ:
        taken(digest, digest.picture, request.getfixturevalue("chromium"))
