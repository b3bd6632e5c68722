"""What owners ask of those who heard customers, from the asking to the thanks."""

from bridge.flow.questions.asking import ask, ask_by_comment, ask_late, put
from bridge.flow.questions.closing import accept, amend, thank_by_comment, withdraw
from bridge.flow.questions.due import remind, stand
from bridge.flow.questions.showing import show

__all__ = [
    "accept",
    "amend",
    "ask",
    "ask_by_comment",
    "ask_late",
    "put",
    "remind",
    "show",
    "stand",
    "thank_by_comment",
    "withdraw",
]
