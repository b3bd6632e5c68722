"""What the bridge remembers when an effect has happened outside, or was refused there."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusedError
from bridge.domain.rules import Rules
from bridge.flow.landing import checkups, figures, headsups, homes, issues, talks, triage
from bridge.flow.landing.kinds import Landing, Refusal, Result
from bridge.store.tables import Effect

_LANDED: Mapping[str, Landing] = {
    **homes.LANDED,
    **triage.LANDED,
    **issues.LANDED,
    **checkups.LANDED,
    **figures.LANDED,
    **talks.LANDED,
    **headsups.LANDED,
}
_REFUSED: Mapping[str, Refusal] = {**homes.REFUSED, **issues.REFUSED, **headsups.REFUSED}


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
