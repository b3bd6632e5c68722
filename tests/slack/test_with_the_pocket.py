"""The room on a pocket Slack: owners press, search, tick and fill in as people do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import Click, Gesture
from bridge.domain.outgoing import Card, Note, Post, Posted, Update
from bridge.slack.app import build
from bridge.slack.calls import Calls, client
from bridge.slack.options import SlackOptions
from bridge.slack.sender import Sender
from tests.sandbox.slack.workspace import MIA, PRIYA, TOM, TRIAGE, Connected, Json, Workspace, served, until
from tests.slack.fake import FakeDesk
from tests.slack.samples import CHECK_UP, FULL, LISTED, longest, longest_facts

BEGUN = datetime.now(UTC) - timedelta(hours=1)


class Ours(Connected):
    """Our own app in Socket Mode, where others connect one that only records."""

    def __init__(self, workspace: Workspace, options: SlackOptions, desk: FakeDesk) -> None:
        self.app = build(options, desk)
        web = workspace.dialling()
        self.handler = SocketModeHandler(self.app, "xapp-sandbox", web_client=web, ping_interval=0.1)


@dataclass
class Hall:
    """A workspace with our app, and Priya, who owns problems."""

    workspace: Workspace
    desk: FakeDesk
    sender: Sender
    posts: int = 0

    def post(self, card: Card) -> Json:
        """Where the card stands now."""
        self.posts += 1
        posted = self.sender.perform(Post(card, channel=TRIAGE), f"card:{self.posts}")
        assert posted is not None
        return {"user": PRIYA, "channel": posted.channel, "ts": posted.ts}

    def press(self, where: Json, action_id: str, **more: Any) -> None:
        """Press a button, choose or tick on a card or in a form."""
        assert self.workspace.do("press", **where, action_id=action_id, **more)["acked"] is True

    def form(self, title: str) -> Json:
        """The open form, once it has this title."""
        until(lambda: title in [one["view"]["title"]["text"] for one in self._views()])
        return {"user": PRIYA, "view_id": self._views()[-1]["id"]}

    def submit(self, form: Json, **values: Json) -> Click:
        """Send a form, which closes; what it brought to the desk."""
        given = {name.replace("__", "."): value for name, value in values.items()}
        answer = self.workspace.do("submit", **form, values=given)
        assert (answer["errors"], answer["closed"]) == (None, True)
        return self.desk.clicks[-1]

    def _views(self) -> list[Json]:
        views: list[Json] = self.workspace.ask("views", user=PRIYA)["views"]
        return views


@pytest.fixture(scope="module")
def running() -> Iterator[Hall]:
    with served() as workspace:
        desk = FakeDesk()
        address = f"{workspace.url}/slack/api/"
        options = SlackOptions("xoxb-sandbox", "xapp-sandbox", "T0SANDBOX", "U0BRIDGE", api_url=address)
        ours = Ours(workspace, options, desk)
        workspace.apps.append(ours)
        ours.handler.connect()  # type: ignore[no-untyped-call]
        until(lambda: bool(workspace.state.hub.links))
        yield Hall(workspace, desk, Sender(Calls(client("xoxb-sandbox", address, 10))))


@pytest.fixture
def hall(running: Hall) -> Hall:
    running.desk.__init__()  # type: ignore[misc]
    return running


def test_slack_takes_every_card_however_long(hall: Hall) -> None:
    for card in longest():
        where = hall.post(card)
        assert hall.sender.perform(Update(card, where["channel"], where["ts"]), "again") is not None


def test_slack_takes_every_form_however_long(hall: Hall) -> None:
    hall.desk.known = longest_facts()
    where = hall.post(FULL)
    for gesture, title in ((Gesture.LINK_ISSUE, "Link an issue"), (Gesture.DECLINE, "Decline")):
        hall.press(where, gesture)
        hall.workspace.do("close", **hall.form(title))
    for further, title in (
        ("merge", "Merge"),
        ("split", "Split"),
        ("ask", "Ask"),
        ("wording", "What agents say"),
    ):
        hall.press(where, "more")
        hall.press(hall.form("More"), further)
        hall.workspace.do("close", **hall.form(title))


def test_an_issue_is_found_and_linked(hall: Hall) -> None:
    hall.desk.found = (Option("PAY-311", "PAY-311 Refund status unclear"),)
    hall.press(hall.post(FULL), Gesture.LINK_ISSUE)
    form = hall.form("Link an issue")
    offered = hall.workspace.do("suggest", **form, action_id="search_issues", value="refund")
    assert offered["options"][0]["text"]["text"] == "PAY-311 Refund status unclear"
    click = hall.submit(form, found={"search_issues": "PAY-311"})
    assert (click.gesture, click.user, click.subject, click.choice) == ("link_issue", PRIYA, 7, "PAY-311")


def test_reports_are_split_off_from_the_more_window(hall: Hall) -> None:
    hall.desk.known = FormFacts("Refund", insights=(Option("17:0", "pending"), Option("23:1", "paid twice")))
    hall.press(hall.post(FULL), "more")
    hall.press(hall.form("More"), "split")
    form = hall.form("Split")
    refused = hall.workspace.do("submit", **form, values={})
    assert refused["errors"] == {"insights.1": "Please complete this required field."}
    click = hall.submit(form, insights__1={"tick": ["23:1"]}, title={"title": "Paid twice"})
    assert click.values == {"insights": ("23:1",), "title": ("Paid twice",)}


def test_a_day_that_is_over_is_pointed_out_and_a_later_one_taken(hall: Hall) -> None:
    hall.press(hall.post(FULL), Gesture.SNOOZE)
    form = hall.form("Snooze")
    refused = hall.workspace.do("submit", **form, values={"until": {"until": "2020-01-01"}})
    assert refused["errors"] == {"until": "Please choose a day after today."}
    click = hall.submit(form, until={"until": "2999-01-01"}, more={"more": "5"})
    assert click.values == {"until": ("2999-01-01",), "more": ("5",)}


def test_a_check_up_is_ticked_searched_and_sent(hall: Hall) -> None:
    hall.desk.found = (Option("9", "Refund status unclear, 9 reports"),)
    where = hall.post(CHECK_UP)
    hall.press(where, "tick", block_id="same", selected=["same:11"])
    hall.workspace.do("suggest", **where, action_id="search_problems", block_id="belongs:23:0", value="ref")
    hall.press(where, "search_problems", block_id="belongs:23:0", selected="9")
    hall.press(where, "check_up")
    (click,) = hall.desk.clicks
    assert click.values == {"ticked": ("same:11", "belongs:17:1"), "elsewhere:23:0": ("9",)}


def test_several_listed_problems_are_declined_with_one_reason(hall: Hall) -> None:
    where = hall.post(LISTED)
    hall.press(where, "listed", selected=["7", "8"])
    hall.press(where, "decline_all")
    click = hall.submit(hall.form("Decline"), text={"text": "not before spring"})
    assert (click.gesture, click.subject, click.choice) == ("decline_all", 0, "not before spring")
    assert click.values == {"problems": ("7", "8")}


def test_a_double_click_brings_the_same_problem_twice_and_nothing_else(hall: Hall) -> None:
    where = hall.post(FULL)
    for _ in range(2):
        hall.press(where, "open_issue")
    first, second = hall.desk.clicks
    assert (first.gesture, first.subject) == (second.gesture, second.subject) == ("open_issue", 7)
    assert first.outside_id != second.outside_id


def test_a_talk_opens_in_a_group_message_and_is_found_there(hall: Hall) -> None:
    order = Post(Note("Let us talk about refunds."), together=(PRIYA, MIA, TOM))
    posted = hall.sender.perform(order, "talk:6")
    assert isinstance(posted, Posted)
    assert hall.workspace.texts(posted.channel, user=MIA) == ["Let us talk about refunds."]
    assert hall.sender.find(order, "talk:6", BEGUN - timedelta(days=3650), "") == posted
