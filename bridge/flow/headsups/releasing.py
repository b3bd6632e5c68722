"""A release in Jira whose note tells what agents are to know: its owners are asked whether it shall be sent."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bridge.domain.errors import RefusalError
from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import Click, Gesture, VersionSeen
from bridge.domain.outgoing import ReleaseCard
from bridge.domain.redaction import redact
from bridge.domain.releases import ReleaseNote, note_of
from bridge.domain.rules import Route, Rules
from bridge.flow import outbox
from bridge.flow.headsups.writing import publish, written
from bridge.flow.rights import may_decide, only_owners
from bridge.store.queries import headsups as queries
from bridge.store.tables import Effect, Person

LINES = ("title", "who", "what", "say", "report")
"""What a note says, as the fields of the form in which it is sent."""


def draft(
    session: Session, rules: Rules, project: str, versions: Iterable[VersionSeen], now: datetime
) -> None:
    """Ask the owners of a project once for each release with a note that is still ahead.

    Args:
        session: the transaction of the step.
        rules: what is taken out of notes.
        project: Jira's key of it.
        versions: all of its versions as they stand.
        now: the time of the step.
    """
    for version in versions:
        note = note_of(version)
        ahead = not version.released and (version.day is None or version.day >= now.date())
        if note is not None and ahead:
            _ask(session, project, _redacted(rules, note), now)


def _redacted(rules: Rules, note: ReleaseNote) -> ReleaseNote:
    lines: dict[str, Any] = {name: redact(getattr(note, name), rules.patterns).text for name in LINES}
    return replace(note, **lines)


def _ask(session: Session, project: str, note: ReleaseNote, now: datetime) -> None:
    """A note that was changed since is shown as it stands now."""
    key, body = f"release:{project}:{note.version}", _body(project, note)
    asked = outbox.enqueue(
        session, key, kind="release", subject=0, target=key, priority=outbox.Priority.TEAM, body=body, now=now
    )
    if asked.body != body:
        asked.body = body
        session.add(asked)
        refresh(session, asked, f"note{now.timestamp()}", now)


def _body(project: str, note: ReleaseNote) -> dict[str, Any]:
    return {**asdict(note), "day": note.day.isoformat() if note.day else "", "project": project}


def refresh(session: Session, asked: Effect, cause: str, now: datetime) -> None:
    """Bring the card of a release up to date."""
    number = asked.id or 0
    outbox.refresh(session, cause, kind="release_card", subject=number, target=asked.target, now=now)


def release_card(session: Session, asked: Effect, today: date) -> ReleaseCard:
    """What the owners of a project see of a release."""
    said = asked.body
    return ReleaseCard(
        release=asked.id or 0,
        name=said["name"],
        title=said["title"],
        day=date.fromisoformat(said["day"]) if said["day"] else None,
        today=today,
        who=said["who"],
        what=said["what"],
        say=said["say"],
        report=said["report"],
        sent=queries.of_click(session, asked.key) is not None,
    )


def release_route(rules: Rules, asked: Effect) -> Route:
    """Whose release it is: the first route to its project."""
    project = asked.body["project"]
    return next((route for route in rules.routes if route.project == project), rules.routes[0])


def release_facts(session: Session, rules: Rules, gesture: Gesture, number: int, user: str) -> FormFacts:
    """What stands in the form already.

    Raises:
        RefusalError: this person may not send it, or it was sent.
        LookupError: there is no such release.
    """
    asked = _the_release(session, number)
    route = release_route(rules, asked)
    if not may_decide(session, rules, route, gesture, user):
        raise RefusalError(only_owners(route).said())
    lines = {name: str(asked.body[name]) for name in LINES}
    crews = tuple(Option(crew.key, crew.name) for crew in rules.crews)
    return FormFacts("", crews=crews, lines={**lines, "date": asked.body["day"]})


def send(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Send the heads-up of a release, once, whoever presses how often; only owners do.

    Raises:
        LookupError: there is no such release.
    """
    asked = _the_release(session, click.subject)
    route = release_route(rules, asked)
    row = written(rules, route, click, person, now)
    may = may_decide(session, rules, route, click.gesture, click.user)
    if not may or row is None or row.goes_live < now.date() or queries.of_click(session, asked.key):
        return
    row.click = asked.key
    publish(session, rules, route, row, person)
    refresh(session, asked, "sent", now)


def _the_release(session: Session, number: int) -> Effect:
    asked = session.get(Effect, number)
    if asked is None or asked.kind != "release":
        raise LookupError(f"no release {number}")
    return asked
