"""What owners decided: who and when, what of it still holds, and what it takes to take it back."""

from bridge.flow.rulebook.log import Decision, Facts, changed, portrait, restore, restore_stage, rule
from bridge.flow.rulebook.standing import SAID, decided, newest, taken_back

__all__ = [
    "SAID",
    "Decision",
    "Facts",
    "changed",
    "decided",
    "newest",
    "portrait",
    "restore",
    "restore_stage",
    "rule",
    "taken_back",
]
