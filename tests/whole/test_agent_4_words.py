"""Words that are edited or deleted in Slack are edited or deleted here, wherever they were shown; the report still counts."""

from collections.abc import Iterator
from typing import Any

import pytest

from bridge.sandbox.people.cards import Card
from bridge.sandbox.slack.world import user_id
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.town import LISTENING, Town, connected, eventually, opened

SECRET = "zanzibar"


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    with shelf.lent() as url, opened(url, WordSorter(), http=http, grouping={"listen": 2}) as opened_town:
        yield connected(opened_town)


@pytest.fixture(scope="module")
def posted(town: Town) -> dict[str, Any]:
    """Two people reported one problem, and its owner sees both."""
    said = town.post("mia", LISTENING, f"Refund shows as pending for days, {SECRET}")
    town.post("tom", LISTENING, "Refund shows as pending for days, twice")
    eventually(lambda: len(town.triage("payments").quotes) == 2)
    return said


def done(town: Town, deed: str, posted: dict[str, Any], **more: Any) -> None:
    where = {"channel": LISTENING, "ts": posted["ts"]}
    assert town.hands.do(f"slack/{deed}", user=user_id("mia"), **where, **more)["acked"]
    town.come_to_rest()


def still_said(town: Town) -> list[Card]:
    """Where the word still stands in Slack, but for what people wrote themselves."""
    places = [one["id"] for one in town.hands.ask("slack/workspace")["channels"]]
    top = [card for place in places for card in town.cards(place)]
    below = [card for one in top for card in town.cards(one.channel, one.ts)]
    return [one for one in (*top, *below) if SECRET in str(one)]


def test_an_edit_is_followed_by_the_card_and_by_its_owner_s_card(town: Town, posted: dict[str, Any]) -> None:
    new = f"Refund shows as pending for days, {SECRET} again"
    done(town, "edit", posted, text=new)
    eventually(lambda: town.home("mia").quotes == (new,))
    eventually(lambda: new in town.triage("payments").quotes)


def test_what_is_deleted_in_slack_is_quoted_nowhere_and_still_counts(
    town: Town, posted: dict[str, Any]
) -> None:
    done(town, "delete", posted)
    eventually(lambda: "The words of this report were removed." in town.home("mia").words)
    town.come_to_rest()
    assert still_said(town) == []
    assert SECRET not in str(town.bridge.state())
    assert "2 reports" in town.triage("payments").words
    assert town.home("mia").buttons == ()


@pytest.mark.usefixtures("posted")
def test_the_same_by_hand_asks_before_it_does(town: Town) -> None:
    town.press("tom", town.home("tom"), "More")
    opened_view = eventually(lambda: town.views("tom"))[-1]
    pressed = {"user": user_id("tom"), "view_id": opened_view["id"], "action_id": "remove"}
    town.hands.do("slack/press", **pressed)
    form = eventually(
        lambda: next(one for one in town.views("tom") if "cannot be undone" in str(one["view"]))
    )
    town.hands.do("slack/submit", user=user_id("tom"), view_id=form["id"], values={})
    eventually(lambda: "The words of this report were removed." in town.home("tom").words)


def test_a_home_that_is_gone_is_moved_and_its_story_goes_on_there(town: Town) -> None:
    town.insight("ines", "Lamp flickers at night")
    before = town.home("ines")
    town.hands.do("slack/delete", user="U0BRIDGE", channel=before.channel, ts=before.ts)
    town.insight("noor", "Lamp flickers at night as well")
    eventually(lambda: "You are no longer alone with this" in str(town.story("ines", -1)))
    assert town.homes("ines")[-1].ts != before.ts
