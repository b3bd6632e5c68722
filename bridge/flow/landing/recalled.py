"""A message that is gone cannot say that it was taken back: it is counted, and is nobody's to mend."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusedError
from bridge.domain.rules import Rules
from bridge.flow.landing.homes import GONE
from bridge.flow.landing.kinds import Refusal
from bridge.flow.recall import KIND
from bridge.store.tables import Effect


def _gone(_session: Session, _rules: Rules, effect: Effect, error: RefusedError, now: datetime) -> None:
    if error.code in GONE:
        effect.state, effect.done_at = "skipped", now


REFUSED: Mapping[str, Refusal] = {KIND: _gone}
