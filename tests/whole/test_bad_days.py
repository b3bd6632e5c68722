"""What goes wrong outside, and what people type: nothing kept is lost, nobody reads a traceback."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from bridge.sandbox.people.hands import Hands
from bridge.sandbox.slack.world import user_id
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.test_story_fields import screens_read
from tests.whole.town import LISTENING, Town, connected, eventually, opened

REPORTS = {
    "mia": "refund pending since monday",
    "tom": "refund pending since tuesday",
    "ines": "refund pending since friday",
}
PARCELS = {name: text.replace("refund pending", "parcel late") for name, text in REPORTS.items()}
JIRA_DOWN = {"down": True}


@pytest.fixture
def town(database: str) -> Iterator[Town]:
    with opened(database, WordSorter()) as opened_town:
        yield connected(opened_town)


@pytest.fixture(scope="module")
def deaf_town(shelf: Shelf) -> Iterator[Town]:
    """A town for all tests after which nothing is kept."""
    with shelf.lent() as url, opened(url, WordSorter()) as opened_town:
        yield connected(opened_town)


def report(town: Town, reports: dict[str, str] = REPORTS) -> None:
    for name, text in reports.items():
        assert town.insight(name, text).startswith("Saved, no. ")
        town.home(name)


def opened_by_priya(town: Town) -> None:
    """Priya presses Open issue on the one card of her channel."""
    town.press("priya", town.triage("payments"), "Open issue")


def raw(town: Town, **more: Any) -> dict[str, Any]:
    """Send an event as Slack's envelope; `more` overrides the event or, by `body`, what is around it."""
    body = more.pop("body", {})
    floor = next(
        one["id"] for one in town.hands.ask("slack/workspace")["channels"] if one["name"] == LISTENING[1:]
    )
    event = {
        "type": "message",
        "channel": floor,
        "channel_type": "channel",
        "user": user_id("mia"),
        "text": "refund never came",
        "ts": "1795000000.000100",
        "event_ts": "1795000000.000100",
    }
    payload = {
        "type": "event_callback",
        "team_id": "T0SANDBOX",
        "api_app_id": "A0BRIDGE",
        "event_id": "Ev0RAW",
        "event_time": 1795000000,
        "authorizations": [{"team_id": "T0SANDBOX", "user_id": "U0BRIDGE", "is_bot": True}],
        "event": event | more,
    }
    return town.hands.do(
        "slack/raw",
        envelope={"type": "events_api", "accepts_response_payload": False, "payload": payload | body},
    )


class TestJira:
    """Jira is down, or does not take what the bridge sends."""

    def test_a_jira_that_is_down_at_the_start_stops_nothing_and_is_used_when_it_is_back(
        self, database: str
    ) -> None:
        with opened(
            database,
            WordSorter(),
            before=lambda hands: hands.do("jira/set", **JIRA_DOWN),
            effects={"settle_seconds": 1},
        ) as town:
            report(connected(town))
            opened_by_priya(town)
            eventually(lambda: town.stats("jira")["refused"].get("503"))
            assert town.issues() == []
            town.jira("set", down=False)
            eventually(town.issues)
            assert town.settle()["effects"]["dead"] == 0
            assert len(town.issues()) == 1
            assert town.stats("jira")["effect_keys_seen_twice"] == []

    def test_with_a_wrong_token_effects_wait_until_it_is_right(self, town: Town) -> None:
        town.jira("set", token="another")
        report(town)
        opened_by_priya(town)
        eventually(lambda: town.stats("jira")["refused"].get("401", 0) > 1)
        assert town.bridge.state()["effects"]["dead"] == 0
        assert town.insight("dana", "parcel lost").startswith("Saved, no. 4")
        town.jira("set", token="sandbox-token")
        assert len(eventually(town.issues)) == 1

    def test_a_field_that_jira_requires_is_asked_of_the_owner_before_jira_refuses(
        self, database: str
    ) -> None:
        with opened(database, WordSorter(), routes={"delivery": {"fields": {}}}) as town:
            eventually(lambda: "DEL" in screens_read(town))
            report(connected(town), PARCELS)
            card = town.triage("delivery")
            assert card.button("Fill in")
            assert not card.button("Open issue")
            assert town.issues() == []
            assert town.bridge.state()["insights"]["total"] == 3


class TestSlack:
    """Slack fails, limits, repeats, or brings what is not ours."""

    def test_the_bridge_starts_while_slack_does_not_know_it(self, database: str) -> None:
        def refuse(hands: Hands) -> None:
            for method in ("auth.test", "apps.connections.open"):
                hands.do("slack/set", fail={"method": method, "error": "invalid_auth", "times": 1})

        with opened(database, WordSorter(), before=refuse) as town:
            assert connected(town).insight("mia", "refund pending") == "Saved, no. 1."

    def test_what_slack_limits_is_sent_later_and_once(self, town: Town) -> None:
        town.hands.do("slack/set", rate_limit={"method": "chat.postMessage", "retry_after": 1, "times": 2})
        report(town)
        town.settle()
        assert town.stats("slack")["rate_limited"] >= 2
        assert [len(town.homes(name)) for name in REPORTS] == [1, 1, 1]
        assert town.stats("slack")["metadata_keys_seen_twice"] == []

    def test_a_wrong_bot_token_makes_cards_wait_not_die(self, town: Town) -> None:
        fault = {"method": "chat.postMessage", "error": "invalid_auth", "times": 1}
        town.hands.do("slack/set", fail=fault)
        assert town.insight("mia", "refund pending") == "Saved, no. 1."
        eventually(lambda: town.homes("mia"))
        assert town.settle()["effects"]["dead"] == 0

    def test_an_event_of_another_team_is_acknowledged_and_not_kept(self, deaf_town: Town) -> None:
        other = {"team_id": "T9OTHER", "authorizations": [{"team_id": "T9OTHER", "user_id": "U9BOT"}]}
        assert raw(deaf_town, body=other)["acked"]
        assert deaf_town.settle()["insights"]["total"] == 0

    def test_a_bots_message_is_no_insight(self, deaf_town: Town) -> None:
        assert raw(deaf_town, bot_id="B0OTHER", subtype="bot_message")["acked"]
        assert raw(deaf_town, user="U0BRIDGE", bot_id="B0BRIDGE")["acked"]
        assert deaf_town.settle()["insights"]["total"] == 0

    def test_an_event_that_nobody_listens_to_is_acknowledged(self, deaf_town: Town) -> None:
        assert raw(deaf_town, type="member_joined_channel")["acked"]


class TestTexts:
    """What cannot be kept is answered with a sentence."""

    def test_forty_thousand_characters_are_refused_whole(self, deaf_town: Town) -> None:
        said = deaf_town.insight("mia", "refund " * 5_714)
        assert said.startswith("Not saved: this has 39,997 characters, and 12,000 is the most.")
        assert deaf_town.settle()["insights"]["total"] == 0

    @pytest.mark.parametrize("text", [":rage: :rage:", "😡😡", "…!?"])
    def test_a_text_without_words_is_refused(self, deaf_town: Town, text: str) -> None:
        assert deaf_town.insight("mia", text).startswith("There are no words in this, so nothing is saved.")
        assert deaf_town.settle()["insights"]["total"] == 0

    def test_only_emoji_in_a_direct_message_is_answered_there(self, deaf_town: Town) -> None:
        assert deaf_town.post("mia", "", "😡", dm=True)["acked"]
        eventually(lambda: "There are no words in this" in json.dumps(replies(deaf_town)))

    def test_an_unknown_command_says_what_there_is(self, deaf_town: Town) -> None:
        said = deaf_town.command("mia", "/complain", "refund")
        assert said.startswith("There is no command /complain here. Type /insight")

    def test_somebody_without_an_e_mail_address_can_report(self, town: Town) -> None:
        who = town.hands.do("slack/person", name="nomail", channels=["service-floor", LISTENING[1:]])
        assert who["id"] == user_id("nomail")
        assert town.insight("nomail", "refund pending") == "Saved, no. 1."
        assert eventually(lambda: town.homes("nomail"))

    def test_credits_of_somebody_who_did_nothing_yet_say_how_it_begins(self, deaf_town: Town) -> None:
        assert deaf_town.command("mia", "/credits").startswith("Nothing yet.")


def replies(town: Town) -> list[dict[str, Any]]:
    """Everything in Mia's direct message, threads too."""
    found: list[dict[str, Any]] = []
    for place in town.direct("mia"):
        for message in town.hands.ask("slack/messages", channel=place)["messages"]:
            found += town.hands.ask("slack/messages", channel=place, thread_ts=message["ts"])["messages"]
    return found


class TestDatabase:
    """Somebody else holds the database."""

    def test_what_a_locked_database_did_not_take_is_said_and_can_be_sent_again(
        self, town: Town, database: str
    ) -> None:
        path = database.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert town.insight("mia", "refund pending") == "Not saved, please send again."
            other.execute("ROLLBACK")
        assert town.insight("mia", "refund pending") == "Saved, no. 1."
        assert town.settle()["insights"]["total"] == 1

    def test_a_post_during_the_lock_is_sent_again_by_slack_and_kept_once(
        self, town: Town, database: str
    ) -> None:
        path = database.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            posted = town.post("mia", LISTENING, "refund pending")
            assert not posted["acked"]
            other.execute("ROLLBACK")
        for event in posted["event_ids"]:
            town.hands.do("slack/redeliver", event_id=event)
        eventually(lambda: town.homes("mia"))
        assert town.settle()["insights"]["total"] == 1
