"""What reads the facts of a page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from sqlmodel import Session

from bridge.domain.pages.asked import Asked
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules

Loader = Callable[[Session, Rules, Viewer, Asked, datetime], Any]
"""Gives a value of ``bridge.domain.pages``; raises LookupError where there is nothing of the number asked for, and
ForbiddenError where this viewer may not see it."""


class Meaning(Protocol):
    """Knows what problems are about, beyond their words."""

    def nearest(self, words: str, limit: int) -> list[tuple[int, float]]:
        """The groups that are likeliest meant by some words, with the probability, best first."""
        ...
