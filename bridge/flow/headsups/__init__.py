"""Heads-ups: what agents read before a change goes live, and how many have read it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click, Gesture
from bridge.domain.rules import Rules
from bridge.flow.headsups.asking import ask
from bridge.flow.headsups.audience import by_crews, route_of
from bridge.flow.headsups.leaving import pass_on
from bridge.flow.headsups.owning import DECISIONS, decide, withdraw
from bridge.flow.headsups.receipts import Digests, Receipts
from bridge.flow.headsups.releasing import draft, release_card, release_facts, release_route, send
from bridge.flow.headsups.reminding import remind
from bridge.flow.headsups.showing import card, sent
from bridge.flow.headsups.telling import missed, tell
from bridge.flow.headsups.writing import publish, written
from bridge.store.tables import Person

BY_GESTURE: Mapping[Gesture, Callable[[Session, Rules, Click, Person, datetime], None]] = {
    **dict.fromkeys(DECISIONS, decide),
    Gesture.ASK_HEADS_UP: ask,
    Gesture.RELEASE_HEADS_UP: send,
}
"""What each button of a heads-up does, but the one that says that it was read."""

__all__ = [
    "BY_GESTURE",
    "Digests",
    "Receipts",
    "by_crews",
    "card",
    "draft",
    "missed",
    "pass_on",
    "publish",
    "release_card",
    "release_facts",
    "release_route",
    "remind",
    "route_of",
    "sent",
    "tell",
    "withdraw",
    "written",
]
