"""How an insight belongs to a group, and how it came there."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How sure a membership is."""

    CONFIRMED = "confirmed"
    JOINED = "joined"
    PROVISIONAL = "provisional"


COUNTED = (State.CONFIRMED, State.JOINED)
"""A provisional membership is neither counted nor credited."""


class Cause(StrEnum):
    """What made a membership."""

    SORTED = "sorted"
    RIGHT = "right"
    NOT_SAME = "not_same"
    CHOOSE = "choose"
    SOMETHING_NEW = "something_new"
    UNDO = "undo"
    ACCEPTED = "accepted"
    MERGED = "merged"
    SPLIT = "split"
    MOVED = "moved"
    CHECKED = "checked"


CORRECTIONS = (Cause.RIGHT, Cause.NOT_SAME, Cause.CHOOSE, Cause.SOMETHING_NEW)
"""What a reporter can do, and take back."""


class Band(StrEnum):
    """What to do with an insight: join silently, ask its reporter, or start a new group."""

    JOINED = "joined"
    ASKED = "asked"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where an insight seems to belong.

    Attributes:
        band: how sure it is.
        group: the best group, when it is likely enough to be shown.
        probability: of the best group, 0 to 1.
        candidates: the likeliest groups, best first, at most three.
        why: the reason, in two lines that a person can check.
    """

    band: Band
    group: int | None
    probability: float
    candidates: tuple[int, ...]
    why: str
