"""The truth about Jira is what is read there; webhooks only make it arrive sooner."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bridge.domain.clock import Clock
from bridge.domain.incoming import IssueSeen, VersionSeen
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import backlog, conversation, headsups
from bridge.store.engine import Store
from bridge.store.queries import issues
from bridge.store.tables import Mark

OVERLAP = timedelta(minutes=5)
"""Issues are asked for this much longer back than was read: longer than the search index lags."""

AT_ONCE = 100
"""Issues that Jira gives by id in one call."""


class Reader(conversation.Looker, Protocol):
    """Reads Jira."""

    def changed(self, projects: Sequence[str], minutes: int) -> list[IssueSeen]:
        """The issues that changed within the last minutes, as far as search knows."""
        ...

    def issues(self, ids: Sequence[str]) -> list[IssueSeen]:
        """These issues as they stand; those that are gone or hidden are absent."""
        ...

    def versions(self, project: str) -> list[VersionSeen]:
        """The versions of a project."""
        ...


class JiraReading:
    """Reads what changed. JQL tells of no release of a version, no deletion, no issue that was hidden or moved away."""

    def __init__(self, store: Store, rules: Rules, clock: Clock, reader: Reader) -> None:
        self._store, self._rules, self._clock, self._reader = store, rules, clock, reader

    def poll(self) -> None:
        """Read what changed since the last time, and the versions of each project that an issue of ours is in."""
        started = self._clock.now()
        with self._store.read() as session:
            mark, began = session.get(Mark, "jira:read"), conversation.known_releases(session)
        since = started - mark.at if mark is not None else timedelta(hours=24)
        minutes = int((since + OVERLAP).total_seconds() // 60) + 1
        changed = self._reader.changed(self._rules.projects, minutes)
        self._take_changed(changed, began)
        with self._store.read() as session:
            moved = issues.projects_at(session, (Stage.FIXED, Stage.LIVE), self._rules.projects)
        for project in sorted({*self._rules.projects, *moved}):
            self._read_versions(project)
        with self._store.write() as session:
            backlog.take(session, changed, self._clock.now())
            session.merge(Mark(name="jira:read", at=started))

    def reconcile(self) -> None:
        """Read every unfinished issue by its id: search shows neither moves out of sight nor everything in time."""
        with self._store.read() as session:
            ids = issues.unfinished(session, (Stage.LIVE, Stage.DECLINED, Stage.MERGED))
        for start in range(0, len(ids), AT_ONCE):
            chunk, began = ids[start : start + AT_ONCE], self._known_releases()
            found = self._reader.issues(chunk)
            self._take_changed(found, began)
            self._look_for({*chunk} - {one.id for one in found})

    def _known_releases(self) -> datetime | None:
        with self._store.read() as session:
            return conversation.known_releases(session)

    def _take_changed(self, seen: Sequence[IssueSeen], began: datetime | None) -> None:
        with self._store.read() as session:
            known = issues.known(session, [one.id for one in seen])
        for one in seen:
            there = known.get(one.id)
            if there is not None and (one.updated > there.updated or there.seen != "there"):
                self._take(one, began)

    def _take(self, seen: IssueSeen, began: datetime | None) -> None:
        """Bring it up to date; what has to be read again is, at the next time."""
        look = conversation.look(self._reader, self._rules, seen, began)
        with self._store.grouping() as session:
            conversation.apply(session, self._rules, look, self._clock.now())

    def _look_for(self, missing: Iterable[str]) -> None:
        """What a list leaves out is asked for by itself before it counts as hidden."""
        for number in sorted(missing):
            began = self._known_releases()
            seen = self._reader.issue(number)
            if seen is not None:
                self._take_changed([seen], began)
                continue
            with self._store.grouping() as session:
                conversation.absent(session, number, "hidden", self._clock.now())

    def _read_versions(self, project: str) -> None:
        began = self._known_releases()
        versions = self._reader.versions(project)
        with self._store.read() as session:
            differing = conversation.differing(session, versions, project)
        with self._store.grouping() as session:
            now = self._clock.now()
            if differing.news:
                conversation.apply_versions(session, self._rules, versions, now, began=began, project=project)
            headsups.draft(session, self._rules, project, versions, now)
        for seen in self._reader.issues(differing.orphans) if differing.orphans else ():
            self._take(seen, began)
