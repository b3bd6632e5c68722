"""From a gesture in Slack to one insight and its home."""

import logging
from collections.abc import Iterator

import pytest

from bridge.app.sorter import ClassifierSorter
from bridge.sandbox.slack.world import user_id
from tests.whole.town import FLOOR, LISTENING, Town, connected, eventually, opened

REFUND = "Refund shows as pending for nine days, she has called three times"


@pytest.fixture
def town(database: str, sorter: ClassifierSorter) -> Iterator[Town]:
    with opened(database, sorter) as opened_town:
        yield connected(opened_town)


def test_an_insight_is_answered_with_its_number_and_gets_a_home(town: Town) -> None:
    assert town.insight("mia", REFUND) == "Saved, no. 1."
    home = eventually(lambda: town.homes("mia")[0])
    assert home.words.startswith("Saved, no. 1. Nobody else has reported this yet (1 of 3).")
    assert home.quotes == (REFUND,)


def test_a_mention_in_a_listening_channel_is_one_insight_with_a_tick(town: Town) -> None:
    posted = town.post("mia", LISTENING, f"<@U0BRIDGE> {REFUND}")
    assert posted["acked"]
    eventually(lambda: "white_check_mark" in town.reactions(LISTENING, posted["ts"]))
    known = town.settle()
    assert known["insights"]["total"] == 1
    assert known["problems"][0]["members"][0]["text"] == REFUND
    assert len(town.homes("mia")) == 1
    assert town.stats("slack")["sent"]["mention"] == 1


def test_a_redelivered_event_makes_no_second_insight(town: Town) -> None:
    posted = town.post("mia", LISTENING, REFUND)
    town.settle()
    for event in posted["event_ids"]:
        assert town.hands.do("slack/redeliver", event_id=event)["acked"]
    assert town.settle()["insights"]["total"] == 1
    assert len(town.homes("mia")) == 1


def test_a_direct_message_and_a_form_are_ways_in_too(town: Town) -> None:
    assert town.post("tom", "", REFUND, dm=True)["acked"]
    town.settle()
    assert town.command("mia", "/insight") == ""
    town.fill("mia", "The parcel shop in Cork was closed at noon")
    eventually(lambda: "Saved, no. 2." in str(town.views("mia")))
    assert town.settle()["insights"]["total"] == 2
    assert [len(town.homes(name)) for name in ("tom", "mia")] == [1, 1]


def test_an_edit_in_slack_changes_the_card_and_makes_no_second_insight(town: Town) -> None:
    posted = town.post("mia", LISTENING, "Refund pending for two days")
    town.settle()
    town.hands.do(
        "slack/edit",
        user=user_id("mia"),
        channel=LISTENING,
        ts=posted["ts"],
        text="Refund pending for nine days",
    )
    eventually(lambda: town.homes("mia")[0].quotes == ("Refund pending for nine days",))
    assert town.settle()["insights"]["total"] == 1


def test_talk_that_is_not_addressed_to_the_bridge_is_no_insight(town: Town) -> None:
    assert town.post("mia", FLOOR, "Who has the headset?")["acked"]
    top = town.post("mia", LISTENING, REFUND)
    assert town.post("tom", LISTENING, "same here", thread_ts=top["ts"])["acked"]
    assert town.settle()["insights"]["total"] == 1


def test_the_bridges_own_log_lines_go_on_after_the_first_payload(town: Town) -> None:
    level = logging.getLogger("bridge").level
    town.insight("mia", REFUND)
    town.settle()
    assert logging.getLogger("bridge").level == level == logging.NOTSET
