"""What is remembered of a heads-up that came too late; and of a reminder, nothing that says who had not read."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusedError
from bridge.domain.rules import Rules
from bridge.flow import headsups
from bridge.flow.landing.kinds import Landing, Refusal, Result, Skip
from bridge.store.tables import Effect


def _reminded(_session: Session, _rules: Rules, effect: Effect, _result: Result, _now: datetime) -> None:
    _forget(effect)


def _refused(_session: Session, _rules: Rules, effect: Effect, _error: RefusedError, _now: datetime) -> None:
    _forget(effect)


def _dropped(_session: Session, _rules: Rules, effect: Effect, _now: datetime) -> None:
    _forget(effect)


def _missed(session: Session, _rules: Rules, effect: Effect, now: datetime) -> None:
    headsups.missed(session, effect, now)


def _forget(effect: Effect) -> None:
    effect.body, effect.result = {}, None


LANDED: Mapping[str, Landing] = {"heads_up_again": _reminded}
REFUSED: Mapping[str, Refusal] = {"heads_up_again": _refused}
SKIPPED: Mapping[str, Skip] = {"heads_up": _missed, "heads_up_again": _dropped}
