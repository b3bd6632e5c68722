"""What follows when somebody could not be told of a report that cannot wait."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusedError
from bridge.domain.rules import Rules
from bridge.flow import urgent
from bridge.flow.landing.kinds import Refusal, Skip
from bridge.store.tables import Effect


def _refused(session: Session, rules: Rules, effect: Effect, _error: RefusedError, now: datetime) -> None:
    urgent.not_reached(session, rules, effect, now)


REFUSED: Mapping[str, Refusal] = {"urgent": _refused}
SKIPPED: Mapping[str, Skip] = {"urgent": urgent.not_reached}
