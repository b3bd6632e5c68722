"""What is different for customers since a problem is live, in one sentence of its owner."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.flow.rulebook import Facts
from bridge.flow.rulings.forms import first
from bridge.store.tables import Group, Person, Ruling


def say(
    session: Session, _rules: Rules, group: Group, click: Click, _person: Person, now: datetime
) -> Facts | None:
    """Say it to all who reported the problem, or nothing any more."""
    what = " ".join(first(click, "text").split())
    if group.stage != Stage.LIVE or what == group.what_changed:
        return None
    group.what_changed = what
    session.add(group)
    session.flush()
    _show(session, group, click.outside_id, now)
    return {}


def give_back(session: Session, _rules: Rules, ruling: Ruling, now: datetime) -> None:
    """Everybody reads what was said before, or nothing."""
    _show(session, session.get_one(Group, ruling.group_id), f"undone{ruling.id}", now)


def _show(session: Session, group: Group, cause: str, now: datetime) -> None:
    telling.refresh_homes(session, group, cause, now)
    telling.refresh_notes(session, group, cause, now)
