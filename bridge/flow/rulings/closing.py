"""An owner says no, or not now."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.store.tables import Group, Person


def decline(
    session: Session, _rules: Rules, group: Group, click: Click, _person: Person, now: datetime
) -> None:
    """Decline with a reason that reaches everyone; without one nothing happens."""
    if click.choice.strip():
        telling.advance(session, group, Stage.DECLINED, now, click.choice.strip())
