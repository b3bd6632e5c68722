"""When digests are due, for whom, and once."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from bridge.domain.outgoing import Digest, Mail, Picture, Post
from bridge.flow import digest
from bridge.flow.orders import order_for
from bridge.store.tables import Effect
from tests.conftest import HeldClock
from tests.flow.pages.shelf import RULES, Shelf, crew

MONDAY = datetime(2026, 11, 16, 7, tzinfo=UTC)
ALL = {"digest:C-leaders:2026-W46", "picture:C-leaders:2026-W46"} | {
    f"digest:L-{key}/{key}:2026-W46" for key in ("leipzig", "manila", "night")
}


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock(MONDAY)


def due(shelf: Shelf, clock: HeldClock) -> list[Effect]:
    """What is to be sent once it was looked whether a digest is due."""
    digest.mondays(shelf.store, shelf.rules, clock)
    with shelf.store.read() as session:
        return list(session.exec(select(Effect).order_by(Effect.id)))  # type: ignore[arg-type]


def keys(effects: list[Effect]) -> set[str]:
    return {effect.key for effect in effects}


def sent(shelf: Shelf, effect: Effect) -> Post | None:
    order = shelf.ask(lambda session: order_for(session, shelf.rules, effect), MONDAY)
    assert order is None or isinstance(order, Post)
    return order


def test_on_monday_at_seven_leaders_and_the_lead_of_each_team_get_one(shelf: Shelf, clock: HeldClock) -> None:
    clock.forward(minutes=-1)
    due(shelf, clock)
    clock.forward(minutes=1)
    assert keys(due(shelf, clock)) == ALL


def test_looking_again_sends_nothing_twice(shelf: Shelf, clock: HeldClock) -> None:
    due(shelf, clock)
    clock.forward(hours=1)
    assert len(due(shelf, clock)) == len(ALL)


def test_a_bridge_that_was_down_sends_the_week_that_was_over_later(shelf: Shelf, clock: HeldClock) -> None:
    due(shelf, clock)
    clock.forward(days=9)
    assert "digest:C-leaders:2026-W47" in keys(due(shelf, clock))


def test_before_seven_on_monday_the_week_that_was_missed_is_still_sent(
    shelf: Shelf, clock: HeldClock
) -> None:
    """Down from one Monday's digest to the small hours of the next but one: each week is told, at its hour."""
    due(shelf, clock)
    clock.forward(days=14, hours=-5)
    early = keys(due(shelf, clock)) - ALL
    assert "digest:C-leaders:2026-W47" in early
    assert "digest:C-leaders:2026-W48" not in early
    clock.forward(hours=5)
    assert "digest:C-leaders:2026-W48" in keys(due(shelf, clock)) - early


def test_a_bridge_that_is_new_since_midweek_waits_for_the_next_monday(shelf: Shelf, clock: HeldClock) -> None:
    clock.forward(days=2)
    assert due(shelf, clock) == []


def test_without_leaders_channel_or_lead_nobody_is_written_to(shelf: Shelf, clock: HeldClock) -> None:
    shelf.rules = replace(RULES, leaders_channel="", crews=(replace(crew("leipzig", 9), lead=""),))
    assert due(shelf, clock) == []


def test_leaders_read_it_in_their_channel_and_leads_in_their_messages(shelf: Shelf, clock: HeldClock) -> None:
    shelf.hear(days=5)
    effects = [effect for effect in due(shelf, clock) if effect.kind == "digest"]
    posts = [sent(shelf, effect) for effect in effects[:2]]
    assert [(post.channel, post.user) for post in posts if post] == [("C-leaders", ""), ("", "L-leipzig")]
    assert all(isinstance(post.card, Digest) for post in posts if post)


def test_nothing_is_said_of_a_week_of_which_there_is_nothing_to_say(shelf: Shelf, clock: HeldClock) -> None:
    assert [sent(shelf, effect) for effect in due(shelf, clock)] == [None] * len(ALL)


def test_a_team_that_is_gone_gets_nothing(shelf: Shelf, clock: HeldClock) -> None:
    effects = due(shelf, clock)
    shelf.rules = replace(RULES, crews=())
    assert sent(shelf, effects[-1]) is None


def test_the_picture_follows_the_leaders_digest_into_its_channel(shelf: Shelf, clock: HeldClock) -> None:
    shelf.hear(days=5)
    effects = {effect.kind: effect for effect in due(shelf, clock)}
    picture = effects["digest_picture"]
    assert order(shelf, picture) is None
    with shelf.store.write() as session:
        posted = session.get_one(Effect, picture.subject)
        posted.result = {"channel": "C-leaders", "ts": "1.2"}
    assert picture.needs == posted.id
    shared = order(shelf, picture)
    assert isinstance(shared, Picture)
    assert (shared.channel, bool(shared.chart.alt)) == ("C-leaders", True)


def test_whoever_is_outside_slack_gets_a_letter_once(shelf: Shelf, clock: HeldClock) -> None:
    shelf.rules = replace(RULES, mail_to=("ruth@acme.example",))
    assert mails(shelf, clock) == [None]
    shelf.hear(days=5)
    [mail] = mails(shelf, clock)
    assert isinstance(mail, Mail)
    assert mail.to == "ruth@acme.example"
    assert "agents" in mail.letter.foot


def mails(shelf: Shelf, clock: HeldClock) -> list[object]:
    return [order(shelf, effect) for effect in due(shelf, clock) if effect.kind == "digest_mail"]


def order(shelf: Shelf, effect: Effect) -> object:
    return shelf.ask(lambda session: order_for(session, shelf.rules, effect), MONDAY)
