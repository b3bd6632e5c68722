"""How somebody wants to hear of news."""

from enum import StrEnum


class News(StrEnum):
    """When news of one's own reports comes: at once, once a day, only what ends the wait, or never.

    Questions, corrections and what was promised to customers come all the same.
    """

    INSTANT = "instant"
    DAILY = "daily"
    LIVE = "live"
    MUTE = "mute"
