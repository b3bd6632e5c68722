"""What takes the outcome of an effect."""

from collections.abc import Callable
from datetime import datetime

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
