"""What the bridge writes into Jira comes back as webhooks and in polls: nothing follows from it, whoever owns the account."""

import dataclasses
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any, get_args
from uuid import uuid4

import pytest
from starlette.applications import Starlette

from bridge.app.jira_door import JiraDoor
from bridge.domain.details import Added, Details
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import AnswersCard, Comment, EditComment, Figures, JiraOrder, Note
from bridge.domain.stages import Stage
from bridge.flow.delivery import Delivery, Performer, Times
from bridge.flow.inbox import Attending
from bridge.flow.polling import JiraReading
from bridge.jira.client import Connection, JiraOptions
from bridge.jira.reader import Reader
from bridge.jira.sender import JiraSender
from bridge.sandbox.jira import JiraState, routes
from bridge.sandbox.jira.webhooks.payload import cloud_payloads, server_payloads
from bridge.sandbox.jira.webhooks.postman import Postman
from bridge.sandbox.jira.world import REPORTS
from bridge.store.engine import Store
from bridge.store.tables import (
    Asked,
    Effect,
    Inbox,
    Insight,
    Issue,
    Membership,
    Question,
    StageChange,
)
from tests.conftest import HeldClock
from tests.flow.office import PAYMENTS, RULES, TEAM, Office
from tests.flow.owners.desk import form
from tests.kept import Shelf, store_at
from tests.sandbox.jira.pocket import BRIDGE, PAT, TOKEN, Site
from tests.stage import Stage as Server

SECRET = "of the webhooks"
FOLLOWING = (Asked, Effect, Insight, Membership, Question, StageChange)
"""What would show that something followed."""

ROUTE = dataclasses.replace(
    PAYMENTS, issue_type="Task", closes_duplicates=True, reopens=True, number_field=REPORTS
)
OTHERS = (dataclasses.replace(RULES.routes[1], issue_type="Task"),)
REFUND = ("refund pending for days", "refund pending since days")
SMALL = ("refund smaller than paid", "refund much smaller than paid")
VOUCHER = ("voucher refund refused twice", "voucher refund refused thrice")
PARCEL = ("parcel left in rain", "parcel left in heavy rain")


class Firm(Office):
    """An office whose Jira is the pocket one; it plays back as events what the bridge wrote there."""

    def __init__(self, store: Store, clock: HeldClock, site: Site, options: JiraOptions) -> None:
        rules = dataclasses.replace(RULES, routes=(ROUTE, *OTHERS), page_url="https://bridge.example")
        super().__init__(store, clock, rules)
        self.site, self.connection = site, Connection(options)
        self._payloads = server_payloads if options.kind == "server" else cloud_payloads
        self._events: list[dict[str, Any]] = []
        self.performed: list[JiraOrder] = []
        reader = Reader(self.connection)
        self.attending = Attending(store, rules, clock, reader)
        self.reading = JiraReading(store, rules, clock, reader)
        self.door = JiraDoor(SECRET, self.mailbox)
        self.sender = _Noted(self.connection, self.performed)
        performers: dict[str, Performer] = {"slack": self.slack, "jira": self.sender}
        self.delivery = Delivery(store, rules, clock, performers, "worker-1", Times())
        site.state.listeners.append(lambda event: self._events.extend(self._payloads(site.state, event)))

    def echo(self) -> int:
        """Jira tells of everything that was written, and is polled; gives how many events there were."""
        events, before = self._take(), self._known()
        for event in events:
            body = json.dumps(event).encode()
            digest = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
            headers = {"x-hub-signature": f"sha256={digest}", "x-atlassian-webhook-identifier": uuid4().hex}
            assert self.door(body, headers) == 204, event["webhookEvent"]
        while self.attending.step():
            pass
        self.reading.poll()
        self.reading.reconcile()
        assert self._known() == before
        assert {row.state for row in self.rows(Inbox)} <= {"done"}
        assert self._take() == []
        return len(events)

    def _take(self) -> list[dict[str, Any]]:
        with self.site.state.lock:
            events, self._events[:] = list(self._events), []
        return events

    def _known(self) -> dict[str, int]:
        return {table.__name__: len(self.rows(table)) for table in FOLLOWING}

    def jira_ids(self) -> list[str]:
        """Of the issues of ours, oldest first."""
        return [issue.jira_id for issue in self.rows(Issue)]

    def group(self, *texts: str) -> int:
        """A problem that several people report."""
        return self.group_of(self.problem(*texts)[0]).id or 0


class _Noted(JiraSender):
    """The real sender; keeps what it was told to do."""

    def __init__(self, connection: Connection, performed: list[JiraOrder]) -> None:
        super().__init__(connection, str.encode)
        self._performed = performed

    def perform(self, order: JiraOrder, key: str) -> Any:
        self._performed.append(order)
        return super().perform(order, key)


@pytest.fixture(params=[("cloud", True), ("server", False)], ids=["dedicated", "personal"])
def firm(
    request: pytest.FixtureRequest, clock: HeldClock, stage: tuple[Server, str], shelf: Shelf
) -> Iterator[Firm]:
    kind, dedicated = request.param
    state = JiraState(index_lag=0.0, pace=1000.0)
    there, url = stage
    postman = Postman(state)
    there.app = Starlette(routes=routes(state, postman))
    face, email, token = ("jira-dc", "", PAT) if kind == "server" else ("jira", BRIDGE, TOKEN)
    options = JiraOptions(f"{url}/{face}", token, email, kind, dedicated=dedicated)
    with shelf.lent() as database:
        store = store_at(database)
        made = Firm(store, clock, Site(url, state, postman), options)
        with closing(made.connection), closing(store):
            yield made
    state.close()


def asked_and_answered(firm: Firm, group: int) -> None:
    """A question of the owner, and two answers: a comment of ours that is edited."""
    form(firm, Gesture.ASK, group, text="To agents: which cards?", to="reporters")
    question = firm.rows(Question)[-1].id or 0
    for user in ("U-1", "U-2"):
        firm.click(user, Gesture.ANSWER, question, "To agents: Visa only")


def test_words_that_would_be_a_question_are_none_when_the_bridge_wrote_them(firm: Firm) -> None:
    refund = firm.group(*REFUND)
    form(firm, Gesture.OPEN_ISSUE, refund)
    order = Comment(firm.jira_ids()[0], Note("To agents: which cards? [Visa only]"))
    firm.sender.perform(order, "note:echo")
    assert firm.echo() > 0
    firm.site.hand("comment", user="Priya", issue="PAY-1", text="To agents: which cards?")
    with pytest.raises(AssertionError):
        firm.echo()


def over_and_heard_again(firm: Firm, group: int, words: str) -> None:
    """The problem is declined, and somebody reports it again and says that it is the same."""
    form(firm, Gesture.DECLINE, group, "too dear")
    firm.clock.forward(hours=1)
    number = firm.say("U-9", words)
    firm.work()
    firm.click("U-9", Gesture.RIGHT, number)


def a_file_that_may_be_shown(firm: Firm) -> None:
    """Whoever reported first adds a file, and says that it may be shown."""
    firm.intake.add_details(Added(1, "view:1", TEAM, "U-1", Details(), files=(("F1", "image/png"),)))
    firm.click("U-1", Gesture.CONFIRM_FILE, 1)


def test_nothing_follows_from_what_the_bridge_wrote_itself(firm: Firm) -> None:
    """A problem is opened, asked about, joined, linked, reopened and followed up; after each the echo is played."""
    refund = firm.group(*REFUND)
    form(firm, Gesture.OPEN_ISSUE, refund)
    assert firm.echo() > 3
    asked_and_answered(firm, refund)
    assert firm.echo() >= 2
    small = firm.group(*SMALL)
    form(firm, Gesture.OPEN_ANYWAY, small, str(refund))
    form(firm, Gesture.MERGE, small, str(refund))
    form(firm, Gesture.SURVIVOR, refund, firm.jira_ids()[0])
    assert firm.echo() > 3
    there = firm.site.hand("issue", user="Priya", project="PAY", summary="Vouchers are refused")
    firm._take()
    voucher = firm.group(*VOUCHER)
    form(firm, Gesture.LINK_ISSUE, voucher, there["issue"])
    assert firm.echo() > 0
    over_and_heard_again(firm, refund, "refund pending for days again")
    form(firm, Gesture.REOPEN, refund)
    firm.echo()
    over_and_heard_again(firm, voucher, "voucher refund refused once more")
    form(firm, Gesture.NEW_ISSUE, voucher)
    assert firm.echo() > 0
    parcel = firm.group(*PARCEL)
    form(firm, Gesture.OPEN_ISSUE, parcel)
    over_and_heard_again(firm, parcel, "parcel left in rain again")
    form(firm, Gesture.REOPEN, parcel)
    assert firm.echo() > 0
    a_file_that_may_be_shown(firm)
    assert firm.echo() > 0
    firm.click("U-1", Gesture.REMOVE, 1)
    assert firm.echo() > 0
    assert {type(order) for order in firm.performed} == set(get_args(JiraOrder))
    cards = {type(order.card) for order in firm.performed if isinstance(order, Comment | EditComment)}
    assert cards == {AnswersCard, Figures, Note}
    assert firm.group_of(1).stage == Stage.WITH_TEAM
