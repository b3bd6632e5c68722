"""The bridge is tried out before everybody has it: silently, or with some teams."""

from enum import StrEnum


class Trial(StrEnum):
    """Why something is kept and not sent."""

    SHADOW = "shadow"
    PILOT = "pilot"
