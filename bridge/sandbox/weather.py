"""Bad weather: so many of a hundred calls go wrong, each in one of five ways."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random


class Mishap(StrEnum):
    """A way for a call to go wrong."""

    TOO_MANY = "429 with Retry-After"
    UNAVAILABLE = "503"
    DONE_BUT_502 = "done, and answered with 502"
    DONE_BUT_SILENT = "done, and never answered"
    DONE_LATE = "done after the caller has given up"


BAD: Mapping[Mishap, float] = {
    Mishap.TOO_MANY: 0.06,
    Mishap.UNAVAILABLE: 0.04,
    Mishap.DONE_BUT_502: 0.05,
    Mishap.DONE_BUT_SILENT: 0.04,
    Mishap.DONE_LATE: 0.02,
}
"""Shares of all calls: far worse than either vendor on its worst days."""

LATE = 25.0
"""Seconds until a late call is done, unless told otherwise: longer than the bridge waits for any answer."""


@dataclass
class Weather:
    """What becomes of one call after another.

    Attributes:
        shares: how many of all calls meet with each mishap; none of them in good weather.
        late: seconds until a late call is done.
        dice: the same seed makes the same weather.
    """

    shares: Mapping[Mishap, float] = field(default_factory=dict)
    late: float = LATE
    dice: Random = field(default_factory=lambda: Random(7))  # noqa: S311 - weather is no secret

    def next(self) -> Mishap | None:
        """What happens to the next call; None if nothing does.

        >>> Weather({Mishap.UNAVAILABLE: 1.0}).next()
        <Mishap.UNAVAILABLE: '503'>
        >>> Weather().next() is None
        True
        """
        thrown = self.dice.random()
        for mishap, share in self.shares.items():
            thrown -= share
            if thrown < 0:
                return mishap
        return None
