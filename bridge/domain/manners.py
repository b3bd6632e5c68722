"""What of all that could be told somebody wants to hear."""

from collections.abc import Mapping
from enum import StrEnum

from bridge.domain.preferences import News


class Sort(StrEnum):
    """What a message to one person is, as far as their wishes are concerned.

    Answers to their own gestures are none of these: they come at once, always.
    """

    NEWS = "news"
    """A stage on the way, thanks, somebody else who heard it."""

    ENDING = "ending"
    """It is live, or declined."""

    QUESTION = "question"
    HEADS_UP = "heads_up"
    PROMISED = "promised"
    """Customers of theirs who are to hear something."""

    AWAITED = "awaited"
    """What others cannot go on without, or what they asked to hear of."""

    CORRECTION = "correction"
    """What they were told does not hold any more."""


ALWAYS = frozenset({Sort.CORRECTION, Sort.PROMISED, Sort.AWAITED})
"""Somebody else may count on it."""

WANTED: Mapping[News, frozenset[Sort]] = {
    News.INSTANT: frozenset(Sort),
    News.DAILY: frozenset(Sort),
    News.LIVE: ALWAYS | {Sort.ENDING, Sort.QUESTION},
    News.MUTE: ALWAYS,
}
"""What is told at all; what is not stands in the App Home, and on the cards that are edited in place."""

OF_REPORTS = frozenset({Sort.NEWS, Sort.ENDING})
"""What comes once a day to those who want it so."""
