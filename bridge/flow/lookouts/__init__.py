"""Lookouts: "tell me if you hear anything about X until …", and what was heard."""

from bridge.flow.lookouts.arming import BY_GESTURE, arm, end_of_heads_up, facts, listened
from bridge.flow.lookouts.listening import Ears, hear_again, listen
from bridge.flow.lookouts.showing import hits_card, lookout_card
from bridge.flow.lookouts.telling import end_those_over, tell

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
    "lookout_card",
    "tell",
]
