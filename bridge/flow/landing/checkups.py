"""What happened to check-up cards."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.outgoing import Posted
from bridge.domain.rules import Rules
from bridge.flow.landing.kinds import Landing, Result
from bridge.store.tables import CheckUp, Effect


def _check_up(session: Session, _rules: Rules, effect: Effect, result: Result, _now: datetime) -> None:
    check_up = session.get(CheckUp, effect.subject)
    if check_up is not None and isinstance(result, Posted):
        check_up.channel, check_up.ts = result.channel, result.ts
        session.add(check_up)


LANDED: Mapping[str, Landing] = {"check_up": _check_up}
