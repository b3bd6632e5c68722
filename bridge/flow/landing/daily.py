"""What was gathered is told once the message of the day is."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.rules import Rules
from bridge.flow.landing.kinds import Landing, Result
from bridge.store.queries import effects
from bridge.store.tables import Effect


def _daily(session: Session, _rules: Rules, effect: Effect, _result: Result, now: datetime) -> None:
    for told in effects.needing(session, effect.id or 0):
        told.state, told.done_at = "done", now
        session.add(told)


LANDED: Mapping[str, Landing] = {"daily": _daily}
