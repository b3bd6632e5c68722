"""Everything that people do in Slack reaches the bridge over HTTP as it does in Socket Mode, and once."""

from collections.abc import Iterator

import pytest

from bridge.sandbox.slack.world import user_id
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.town import LISTENING, Town, eventually, opened

REFUND = "Refund shows as pending for nine days"


@pytest.fixture(scope="module")
def town(shelf: Shelf) -> Iterator[Town]:
    with shelf.lent() as url, opened(url, WordSorter(), http=True, grouping={"listen": 1}) as opened_town:
        yield opened_town


def test_nothing_of_slack_comes_by_a_socket(town: Town) -> None:
    assert town.bridge.socket is None
    assert town.stats("slack")["connections"] == 0


def test_a_command_is_answered_with_its_number(town: Town) -> None:
    assert town.insight("mia", REFUND).startswith("Saved, no. ")


def test_a_text_with_the_word_payload_in_it_is_kept_too(town: Town) -> None:
    """Bolt takes a form in which it stands for an empty one."""
    assert town.insight("tom", "The app says payload=missing & stops").startswith("Saved, no. ")


def test_a_form_opens_and_what_is_sent_with_it_is_kept(town: Town) -> None:
    assert town.command("ines", "/insight") == ""
    town.fill("ines", "The parcel shop in Cork was closed at noon")
    eventually(lambda: "Saved, no. " in str(town.views("ines")))


def test_a_post_and_its_mention_are_one_report_however_often_they_come(town: Town) -> None:
    before = town.settle()["insights"]["total"]
    posted = town.post("noor", LISTENING, "<@U0BRIDGE> Vouchers vanish right after paying")
    assert posted["acked"]
    for event in posted["event_ids"]:
        assert town.hands.do("slack/redeliver", event_id=event)["acked"]
    assert town.settle()["insights"]["total"] == before + 1


def test_an_edit_changes_the_card_and_a_button_decides(town: Town) -> None:
    posted = town.post("dana", LISTENING, "Van late on Monday")
    town.come_to_rest()
    new = "Van late on Tuesday"
    town.hands.do("slack/edit", user=user_id("dana"), channel=LISTENING, ts=posted["ts"], text=new)
    eventually(lambda: town.home("dana").quotes == (new,))
    town.press("dana", town.home("dana"), "Why?")
    eventually(lambda: town.views("dana"))


def test_nobody_needs_to_wait_for_an_acknowledgement(town: Town) -> None:
    counted = town.stats("slack")
    assert counted["not_acked"] == 0
    assert counted["ack_ms"]["max"] < 1_000
