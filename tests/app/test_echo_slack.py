"""What the bridge posts, edits and reacts with in Slack comes back as events: nothing is kept of it, whatever it says."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from slack_bolt import App

from bridge.app.app_home import AppHomes
from bridge.app.customers import Customers
from bridge.app.desk import FlowDesk
from bridge.app.vault import KeyedVault
from bridge.domain.outgoing import Card, Note
from bridge.domain.redaction import Patterns
from bridge.flow.asking import Asking, Recognising
from bridge.flow.headsups import Receipts
from bridge.slack.app import build
from bridge.slack.cards import render
from bridge.slack.options import SlackOptions
from bridge.store.engine import Store
from bridge.store.tables import Effect, Inbox, Insight, InsightVersion, metadata
from tests.conftest import HeldClock
from tests.flow.office import Office
from tests.slack import samples
from tests.slack.fake import BOT, LISTENING, TEAM, event, send

OURS = {"user": BOT, "bot_id": "B0OURS", "app_id": "A0"}
TS, TOP = "1763726400.000100", "1763726000.000100"
SAMPLES = (*samples.longest(), *vars(samples).values())
CARDS = {type(card): card for card in SAMPLES if isinstance(card, get_args(Card))} | {
    Note: Note(f"<@{BOT}> refund pending for days")
}
PLACES: dict[str, dict[str, Any]] = {
    "listening channel": {},
    "thread": {"thread_ts": TOP},
    "broadcast": {"thread_ts": TOP, "subtype": "thread_broadcast"},
    "direct message": {"channel": "D0MIA", "channel_type": "im"},
    "group message": {"channel": "G0TALK", "channel_type": "mpim"},
}


@pytest.fixture
def office(clock: HeldClock) -> Iterator[Office]:
    """An office that listens."""
    store = Store("sqlite://")
    metadata.create_all(store.engine)
    yield Office(store, clock)
    store.close()


@pytest.fixture
def app(office: Office) -> App:
    """The real listeners, and the real desk behind them."""
    vault = KeyedVault("sixteen letters!")
    customers = Customers(office.store, office.rules, office.clock, vault)
    receipts = Receipts(office.store, office.rules, office.clock, vault)
    homes = AppHomes(office.store, office.rules, office.clock, vault, lambda: None)
    asking = Asking(office.store, office.rules, office.clock, Patterns(()), lambda: None, None)
    known = Recognising(office.store, office.rules, office.clock, Patterns(()), None)
    desk = FlowDesk(
        office.intake,
        office.store,
        office.clock,
        office.rules,
        customers,
        receipts,
        homes,
        asking,
        {LISTENING},
        known,
    )
    options = SlackOptions(bot_token="xoxb-1", app_token="xapp-1", team=TEAM, bot_user=BOT)
    return build(options, desk)


def kept(office: Office) -> int:
    """How many rows there are of whatever an event could lead to."""
    return sum(len(office.rows(table)) for table in (Insight, InsightVersion, Inbox, Effect))


def message(card: Card, **place: Any) -> dict[str, Any]:
    """A card as Slack tells it to everybody in the channel."""
    drawn = render(card)
    about = {"event_type": "bridge", "event_payload": {"key": "home:1"}}
    return {"text": drawn.text, "blocks": list(drawn.blocks), "metadata": about, "ts": TS} | OURS | place


def test_the_samples_hold_every_card() -> None:
    assert set(CARDS) == set(get_args(Card))


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_every_card_that_is_posted_comes_back_without_effect(
    app: App, office: Office, place: dict[str, Any]
) -> None:
    for card in CARDS.values():
        for subtype in ({}, {"subtype": "bot_message"}):
            assert send(app, event(**message(card, **place | subtype))).status == 200
    assert kept(office) == 0


def test_every_card_that_mentions_the_bot_comes_back_without_effect(app: App, office: Office) -> None:
    for card in CARDS.values():
        said = message(card) | {"text": f"<@{BOT}> {render(card).text}"}
        assert send(app, event("app_mention", **said)).status == 200
    assert kept(office) == 0


def test_every_card_that_is_edited_comes_back_without_effect(app: App, office: Office) -> None:
    for card in CARDS.values():
        before = message(Note("Saved, no. 1."))
        now = message(card) | {"edited": {"user": BOT, "ts": TS}}
        changed: dict[str, Any] = {"message": now, "previous_message": before, "hidden": True}
        assert send(app, event(subtype="message_changed", **changed)).status == 200
        gone: dict[str, Any] = {"deleted_ts": TS, "previous_message": before, "hidden": True}
        assert send(app, event(subtype="message_deleted", **gone)).status == 200
    assert kept(office) == 0


@pytest.mark.parametrize("kind", ["reaction_added", "reaction_removed"])
def test_the_tick_of_the_bridge_comes_back_without_effect(app: App, office: Office, kind: str) -> None:
    item = {"type": "message", "channel": LISTENING, "ts": TS}
    tick = {"user": BOT, "reaction": "white_check_mark", "item": item, "item_user": "U0MIA"}
    assert send(app, event(kind, **tick)).status == 200
    assert kept(office) == 0


def test_the_same_words_of_a_person_are_kept(app: App, office: Office) -> None:
    """Or the tests above would prove nothing."""
    send(app, event(text="refund pending for days"))
    assert len(office.rows(Insight)) == 1
