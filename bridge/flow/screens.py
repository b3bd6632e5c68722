"""What Jira wants to know before it takes an issue, kept so that nobody waits for Jira to be asked."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Protocol

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.errors import RefusedError, logged
from bridge.domain.incoming import FieldNeeded
from bridge.domain.rules import Route, Rules
from bridge.flow import telling
from bridge.store.engine import Store
from bridge.store.queries import screens as queries
from bridge.store.queries.clock import unanswered
from bridge.store.tables import CreateScreen, Group

log = logging.getLogger(__name__)

FRESH = timedelta(hours=24)
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When a screen was read that must be read now."""


class ScreenReader(Protocol):
    """Asks Jira for create screens."""

    def create_screen(self, project: str, issue_type: str) -> Sequence[FieldNeeded]:
        """The fields that Jira requires for an issue, and fills with no default of its own."""
        ...


def still_needed(session: Session, rules: Rules, group: Group) -> list[FieldNeeded]:
    """What Jira wants to know of a problem that neither its route nor an owner has said."""
    route = rules.route(group.theme)
    screen = session.get(CreateScreen, (route.project, route.issue_type))
    if screen is None:
        return []
    said = {**route.fields, **(group.fields or {})}
    return [_field(one) for one in screen.needed if one["id"] not in said]


def look_again(session: Session, rules: Rules, group: Group) -> None:
    """Jira refused an issue: its screen may have changed, so it is read anew soon."""
    route = rules.route(group.theme)
    screen = session.get(CreateScreen, (route.project, route.issue_type))
    if screen is not None:
        screen.read_at = NEVER
        session.add(screen)


class Screens:
    """Reads the screens of all routes: at the start, daily, and again after Jira refused an issue."""

    def __init__(self, store: Store, rules: Rules, clock: Clock, reader: ScreenReader) -> None:
        self._store, self._rules, self._clock, self._reader = store, rules, clock, reader

    def read(self) -> None:
        """Read those that are not fresh.

        Raises:
            TryLaterError: Jira does not answer now.
        """
        for route in self._stale():
            try:
                needed = self._reader.create_screen(route.project, route.issue_type)
            except RefusedError as error:
                log.warning("route %s: %s", route.name, logged(error))
                self._keep(route, None)
            else:
                self._keep(route, needed)

    def _stale(self) -> list[Route]:
        with self._store.read() as session:
            return list(_stale(session, self._rules, self._clock.now()))

    def _keep(self, route: Route, needed: Sequence[FieldNeeded] | None) -> None:
        """Keep what was read, and show it to those who wait; what could not be read stays as it was until tomorrow."""
        now = self._clock.now()
        with self._store.write() as session:
            screen = session.get(CreateScreen, (route.project, route.issue_type))
            screen = screen or CreateScreen(project=route.project, issue_type=route.issue_type, read_at=now)
            fresh = screen.needed if needed is None else [_kept(one) for one in needed]
            shown = [*queries.waiting(session), *(unanswered(session) if fresh != screen.needed else ())]
            screen.read_at, screen.needed = now, fresh
            session.add(screen)
            for group in shown:
                if self._rules.route(group.theme) == route:
                    telling.refresh_triage(session, group, f"screen{now.timestamp()}", now)


def _stale(session: Session, rules: Rules, now: datetime) -> Iterator[Route]:
    """The routes to Jira whose screen was not read for a day, one for each screen."""
    met: set[tuple[str, str]] = set()
    for route in rules.routes:
        name = route.project, route.issue_type
        if not route.ends_in_jira or name in met:
            continue
        met.add(name)
        screen = session.get(CreateScreen, name)
        if screen is None or screen.read_at <= now - FRESH:
            yield route


def _kept(field: FieldNeeded) -> dict[str, object]:
    return {**asdict(field), "allowed": list(field.allowed)}


def _field(kept: dict[str, object]) -> FieldNeeded:
    return FieldNeeded(
        id=str(kept["id"]),
        name=str(kept["name"]),
        allowed=tuple(map(str, kept["allowed"])) if isinstance(kept["allowed"], list) else (),
        kind=str(kept["kind"]),
    )
