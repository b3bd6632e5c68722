"""What reads the facts of a page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bridge.domain.pages.asked import Asked
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules

Loader = Callable[[Session, Rules, Viewer, Asked, datetime], Any]
"""Gives a value of ``bridge.domain.pages``; raises LookupError where there is nothing of the number asked for, and
ForbiddenError where this viewer may not see it."""
