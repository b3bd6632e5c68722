"""What was gathered is told once the message of the day is; what it did not tell comes where it would have been told."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusedError
from bridge.domain.outgoing.daily import ROOM
from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.flow.landing.kinds import Landing, Refusal, Result
from bridge.store.queries import effects
from bridge.store.tables import Effect


def _told(session: Session, _rules: Rules, effect: Effect, _result: Result, now: datetime) -> None:
    gathered = effects.needing(session, effect.id or 0)
    for told in gathered[:ROOM]:
        told.state, told.done_at, told.waits_for = "done", now, None
        session.add(told)
    for left in gathered[ROOM:]:
        outbox.bring_back(session, left, now)


def _refused(session: Session, _rules: Rules, effect: Effect, _error: RefusedError, now: datetime) -> None:
    for untold in effects.needing(session, effect.id or 0):
        outbox.bring_back(session, untold, now)


LANDED: Mapping[str, Landing] = {"daily": _told}
REFUSED: Mapping[str, Refusal] = {"daily": _refused}
