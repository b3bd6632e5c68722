"""Watches: "tell me if you hear anything about X until …", and what was heard."""

from bridge.flow.watches.arming import BY_GESTURE, arm, end_of_heads_up, facts, listened
from bridge.flow.watches.listening import Ears, hear_again, listen
from bridge.flow.watches.showing import hits_card, watch_card
from bridge.flow.watches.telling import end_those_over, tell

__all__ = [
    "BY_GESTURE",
    "Ears",
    "arm",
    "end_of_heads_up",
    "end_those_over",
    "facts",
    "hear_again",
    "hits_card",
    "listen",
    "listened",
    "tell",
    "watch_card",
]
