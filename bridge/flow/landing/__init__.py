"""What the bridge remembers when an effect has happened outside, was refused there, or had nothing left to say."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusedError
from bridge.domain.rules import Rules
from bridge.flow.landing import (
    checkups,
    daily,
    figures,
    headsups,
    homes,
    issues,
    offers,
    recalled,
    takebacks,
    talks,
    triage,
    urgent,
)
from bridge.flow.landing.kinds import Landing, Refusal, Result, Skip
from bridge.store.tables import Effect

_LANDED: Mapping[str, Landing] = {
    **homes.LANDED,
    **triage.LANDED,
    **issues.LANDED,
    **checkups.LANDED,
    **figures.LANDED,
    **talks.LANDED,
    **headsups.LANDED,
    **daily.LANDED,
    **offers.LANDED,
    **takebacks.LANDED,
}
_REFUSED: Mapping[str, Refusal] = {
    **homes.REFUSED,
    **issues.REFUSED,
    **headsups.REFUSED,
    **urgent.REFUSED,
    **daily.REFUSED,
    **recalled.REFUSED,
    **takebacks.REFUSED,
}
_SKIPPED: Mapping[str, Skip] = {**headsups.SKIPPED, **urgent.SKIPPED}


def remembers(kind: str) -> bool:
    """Whether an effect of this kind that was done changes more than itself."""
    return kind in _LANDED


def landed(session: Session, rules: Rules, effect: Effect, result: Result, now: datetime) -> None:
    """Remember what came of an effect."""
    handler = _LANDED.get(effect.kind)
    if handler is not None:
        handler(session, rules, effect, result, now)


def refused(session: Session, rules: Rules, effect: Effect, error: RefusedError, now: datetime) -> None:
    """Say what was refused to the person who can mend it."""
    handler = _REFUSED.get(effect.kind)
    if handler is not None:
        handler(session, rules, effect, error, now)


def skipped(session: Session, rules: Rules, effect: Effect, now: datetime) -> None:
    """Remember that there was nothing left to say."""
    handler = _SKIPPED.get(effect.kind)
    if handler is not None:
        handler(session, rules, effect, now)
