"""Heads-ups: what agents read before a change goes live, and how many have read it."""

from bridge.flow.headsups.audience import by_crews, route_of
from bridge.flow.headsups.owning import BY_GESTURE
from bridge.flow.headsups.receipts import Digests, Receipts
from bridge.flow.headsups.reminding import remind
from bridge.flow.headsups.showing import card, sent, the_heads_up
from bridge.flow.headsups.telling import tell

__all__ = [
    "BY_GESTURE",
    "Digests",
    "Receipts",
    "by_crews",
    "card",
    "remind",
    "route_of",
    "sent",
    "tell",
    "the_heads_up",
]
