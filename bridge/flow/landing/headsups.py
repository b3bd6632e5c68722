"""What is remembered of a reminder: nothing that says who had not read."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusedError
from bridge.domain.rules import Rules
from bridge.flow.landing.kinds import Landing, Refusal, Result
from bridge.store.tables import Effect


def _reminded(_session: Session, _rules: Rules, effect: Effect, _result: Result, _now: datetime) -> None:
    _forget(effect)


def _refused(_session: Session, _rules: Rules, effect: Effect, _error: RefusedError, _now: datetime) -> None:
    _forget(effect)


def _forget(effect: Effect) -> None:
    effect.body, effect.result = {}, None


LANDED: Mapping[str, Landing] = {"heads_up_again": _reminded}
REFUSED: Mapping[str, Refusal] = {"heads_up_again": _refused}
