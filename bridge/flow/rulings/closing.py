"""An owner says no, or that it is done."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import telling, views
from bridge.flow.rulebook import Facts
from bridge.flow.rulings import wording
from bridge.flow.rulings.forms import first
from bridge.store.tables import Group, Person


def decline(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Decline with a reason that reaches everyone, and with what to tell customers; without a reason nothing happens."""
    reason = click.choice.strip()
    if not reason or group.stage == Stage.DECLINED:
        return None
    said = first(click, "wording")
    facts = wording.approve(session, rules, group, person, now, text=said) if said else {}
    telling.advance(session, group, Stage.DECLINED, now, reason)
    return facts


def live(
    session: Session, rules: Rules, group: Group, _click: Click, _person: Person, now: datetime
) -> Facts | None:
    """What is fixed is live for customers, because an owner says so."""
    if not views.shippable(session, rules, group):
        return None
    telling.advance(session, group, Stage.LIVE, now)
    return {}
