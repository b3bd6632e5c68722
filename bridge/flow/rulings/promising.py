"""Until when agents may promise customers to hear of a problem: only what an owner says here is told to anybody."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.flow.rulebook import Facts
from bridge.flow.rulings.forms import PAST, day, end_of
from bridge.store.tables import Group, Person, Ruling

UNDERWAY = (Stage.WITH_TEAM, Stage.PLANNED, Stage.IN_WORK, Stage.FIXED)
"""Something is to come, and nothing has come yet."""


def tell_by(
    session: Session, _rules: Rules, group: Group, click: Click, _person: Person, now: datetime
) -> Facts | None:
    """Let agents tell customers a day, or none any more."""
    promised = day(click, "until")
    until = end_of(promised) if promised else None
    if until is not None and until <= now:
        telling.note(session, group.id or 0, sentence(PAST), click.outside_id, now)
        return None
    if group.stage not in UNDERWAY or until == group.tell_by:
        return None
    group.tell_by = until
    session.add(group)
    session.flush()
    telling.refresh_homes(session, group, click.outside_id, now)
    return {}


def give_back(session: Session, _rules: Rules, ruling: Ruling, now: datetime) -> None:
    """Every home reads the day that was told before, or none."""
    telling.refresh_homes(session, session.get_one(Group, ruling.group_id), f"undone{ruling.id}", now)
