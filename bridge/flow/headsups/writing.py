"""From the form that an owner sent to a heads-up that everybody gets whom it is for."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Route, Rules
from bridge.flow import watches
from bridge.flow.given import day, line
from bridge.flow.headsups.telling import tell
from bridge.flow.roles import is_ours
from bridge.store.tables import HeadsUp, Person

LISTENED = timedelta(days=14)
"""For so long after a change it is listened for what its heads-up asks to report."""

_NEEDED = ("title", "who", "what", "say")


def written(rules: Rules, route: Route, click: Click, person: Person, now: datetime) -> HeadsUp | None:
    """What the form says; None where a line or the day is missing."""
    said = {name: line(click, name) for name in (*_NEEDED, "report")}
    goes_live = day(click, "date")
    if goes_live is None or not all(said[name] for name in _NEEDED):
        return None
    return HeadsUp(
        click=click.outside_id,
        route=route.name,
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


def publish(session: Session, rules: Rules, route: Route, row: HeadsUp, person: Person) -> None:
    """Tell it, and listen for what it asks to report until two weeks after the change."""
    session.add(row)
    session.flush()
    tell(session, rules, row, row.at)
    if row.report and is_ours(session, rules, person.user):
        until = row.goes_live + LISTENED
        watches.arm(session, route, person, row.report, until, f"report:{row.click}", row.at, row.id)
