"""What takes the outcome of an effect."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bridge.domain.errors import RefusedError
from bridge.domain.incoming import IssueSeen
from bridge.domain.outgoing import Commented, Posted
from bridge.domain.rules import Rules
from bridge.store.tables import Effect

Result = Posted | IssueSeen | Commented | None

Landing = Callable[[Session, Rules, Effect, Result, datetime], None]
Refusal = Callable[[Session, Rules, Effect, RefusedError, datetime], None]
Skip = Callable[[Session, Rules, Effect, datetime], None]


def plain(result: Result) -> dict[str, Any] | None:
    """What of a result is kept with its effect."""
    if result is None:
        return None
    return {
        name: value for name, value in asdict(result).items() if isinstance(value, str | int | float | bool)
    }
