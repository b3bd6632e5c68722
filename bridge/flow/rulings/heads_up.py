"""An owner tells those who hear customers of a change before it goes live."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import headsups, telling
from bridge.flow.rulebook import Facts
from bridge.flow.rulings.forms import PAST
from bridge.store.tables import Group, Person


def write(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Keep it, and tell it to everybody whom it is for; a day that has passed is no news."""
    route = rules.route(group.theme)
    row = headsups.written(rules, route, click, person, now)
    if row is None:
        return None
    if row.goes_live < now.date():
        telling.note(session, group.id or 0, sentence(PAST), click.outside_id, now)
        return None
    row.group_id = group.id
    headsups.publish(session, rules, route, row, person)
    return {"heads_up": row.id}
