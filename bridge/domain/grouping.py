"""How an insight belongs to a group, and how it came there."""

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


CORRECTIONS = (Cause.RIGHT, Cause.NOT_SAME, Cause.CHOOSE, Cause.SOMETHING_NEW)
"""What a reporter can do, and take back."""
