"""An owner tells those who hear customers of a change before it goes live."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.flow import headsups, lookouts, telling
from bridge.flow.rulebook import Facts
from bridge.flow.rulings.forms import PAST, day, first
from bridge.store.tables import Group, HeadsUp, Person

LISTENED = timedelta(days=14)
"""For so long after a change it is listened for what its heads-up asks to report."""

_NEEDED = ("title", "who", "what", "say")


def write(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Keep it, and tell it to everybody whom it is for; a day that has passed is no news."""
    said = {name: " ".join(first(click, name).split()) for name in (*_NEEDED, "report")}
    goes_live = day(click, "date")
    if goes_live is None or not all(said[name] for name in _NEEDED):
        return None
    if goes_live < now.date():
        telling.note(session, group.id or 0, PAST, click.outside_id, now)
        return None
    row = HeadsUp(
        click=click.outside_id,
        group_id=group.id,
        route=rules.route(group.theme).name,
        title=said["title"],
        who=said["who"],
        what=said["what"],
        say=said["say"],
        report=said["report"],
        goes_live=goes_live,
        crews=[crew.key for crew in rules.crews if crew.key in click.values.get("crews", ())],
        person_id=person.id or 0,
        at=now,
    )
    session.add(row)
    session.flush()
    headsups.tell(session, rules, row, now)
    listen_for(session, rules, row, person)
    return {"heads_up": row.id}


def listen_for(session: Session, rules: Rules, row: HeadsUp, person: Person) -> None:
    """What it asks to report is listened for until two weeks after the change."""
    if row.report:
        route = headsups.route_of(rules, row)
        until = row.goes_live + LISTENED
        lookouts.arm(session, route, person, row.report, until, f"report:{row.click}", row.at, row.id)
