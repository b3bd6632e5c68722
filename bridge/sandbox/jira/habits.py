"""The bad habits of webhooks, on demand: they stay away, come late, come twice."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Habits:
    """How webhooks behave.

    Args:
        off: None is sent, and nobody is told so.
        delay: Seconds until one is sent.
        copies: How often each is sent, with the same identifier.
    """

    off: bool = False
    delay: float = 0.0
    copies: int = 1
