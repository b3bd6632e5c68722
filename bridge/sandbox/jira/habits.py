"""The bad habits of webhooks, on demand: they stay away, come late, come twice, overtake each other."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Habits:
    """How webhooks behave.

    Args:
        off: None is sent, and nobody is told so.
        delay: Seconds until one is sent.
        copies: How often each is sent, with the same identifier.
        lost: The share that is never sent.
        twice: The share that is sent once more than the others.
        spread: Each is held back by up to so many seconds more, so that they overtake each other.
    """

    off: bool = False
    delay: float = 0.0
    copies: int = 1
    lost: float = 0.0
    twice: float = 0.0
    spread: float = 0.0
