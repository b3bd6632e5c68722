"""What is due by the clock, once for all processes: reading Jira, crediting answers that stand."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bridge.domain.clock import Clock
from bridge.domain.errors import OutsideError
from bridge.domain.incoming import CommentSeen, IssueSeen, VersionSeen
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import conversation, ledger
from bridge.store.engine import Store
from bridge.store.queries import effects, issues, questions
from bridge.store.tables import Mark, Question

log = logging.getLogger(__name__)

OVERLAP = timedelta(minutes=5)
"""Issues are asked for this much longer back than was read: longer than the search index lags."""

RECONCILE = timedelta(hours=1)
BOOKKEEPING = timedelta(hours=1)

LEARNING = timedelta(hours=1)
"""How often to ask whether a refit of the themes is due. It may take minutes: its schedule has a worker of its own."""


class Reader(Protocol):
    """Reads Jira."""

    def changed(self, projects: Sequence[str], minutes: int) -> list[IssueSeen]:
        """The issues that changed within the last minutes, as far as search knows."""
        ...

    def issues(self, ids: Sequence[str]) -> list[IssueSeen]:
        """These issues as they stand; those that are gone or hidden are absent."""
        ...

    def comments(self, issue_id: str) -> list[CommentSeen]:
        """The comments of an issue."""
        ...

    def versions(self, project: str) -> list[VersionSeen]:
        """The versions of a project."""
        ...


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done every so often."""

    name: str
    every: timedelta
    run: Callable[[], None]


class Schedule:
    """Runs duties when they are due; a duty that is claimed here runs in no other process."""

    def __init__(self, store: Store, clock: Clock, duties: Sequence[Duty]) -> None:
        self._store, self._clock, self._duties = store, clock, duties

    def step(self) -> bool:
        """Run one duty that is due; False when none is."""
        for duty in self._duties:
            if self._claim(duty):
                self._run(duty)
                return True
        return False

    def _claim(self, duty: Duty) -> bool:
        now = self._clock.now()
        with self._store.read() as session:
            mark = session.get(Mark, f"duty:{duty.name}")
            if mark is not None and mark.at > now:
                return False
        with self._store.write() as session:
            mark = effects.mark(session, f"duty:{duty.name}", now)
            if mark.at > now:
                return False
            mark.at = now + duty.every
            session.add(mark)
        return True

    def _run(self, duty: Duty) -> None:
        try:
            duty.run()
        except OutsideError as error:
            log.warning("duty %s: %s", duty.name, error)


class JiraReading:
    """The truth about Jira is what is read there; webhooks only make it arrive sooner."""

    def __init__(self, store: Store, rules: Rules, clock: Clock, reader: Reader) -> None:
        self._store, self._rules, self._clock, self._reader = store, rules, clock, reader

    def poll(self) -> None:
        """Read what changed since the last time, and the versions of each project that an issue of ours is in."""
        started = self._clock.now()
        with self._store.read() as session:
            mark = session.get(Mark, "jira:read")
        since = started - mark.at if mark is not None else timedelta(hours=24)
        minutes = int((since + OVERLAP).total_seconds() // 60) + 1
        self._take(self._reader.changed(self._rules.projects, minutes))
        with self._store.read() as session:
            moved = {issue.project for issue in issues.at_stages(session, (Stage.FIXED, Stage.LIVE))}
        for project in sorted({*self._rules.projects, *moved}):
            self._read_versions(project)
        with self._store.write() as session:
            session.merge(Mark(name="jira:read", at=started))

    def reconcile(self) -> None:
        """Read every unfinished issue by its id: search shows neither moves out of sight nor everything in time."""
        with self._store.read() as session:
            ids = issues.unfinished(session, (Stage.LIVE, Stage.DECLINED, Stage.MERGED))
        for start in range(0, len(ids), 100):
            self._take(self._reader.issues(ids[start : start + 100]))

    def _take(self, seen: Sequence[IssueSeen]) -> None:
        with self._store.read() as session:
            known = issues.known(session, [one.id for one in seen])
        for one in seen:
            if one.id in known and one.updated > known[one.id].updated:
                comments = self._reader.comments(one.id)
                with self._store.grouping() as session:
                    conversation.apply(session, self._rules, one, comments, self._clock.now())

    def _read_versions(self, project: str) -> None:
        versions = self._reader.versions(project)
        with self._store.grouping() as session:
            conversation.apply_versions(session, self._rules, versions, self._clock.now(), project)


def stand(store: Store, rules: Rules, clock: Clock) -> None:
    """Credit the answers that nobody objected to in time."""
    now = clock.now()
    with store.write() as session:
        for asked in questions.standing_answers(session, now - rules.answers_stand_after):
            question = session.get(Question, asked.question_id)
            if question is not None:
                ledger.answer(session, asked, question, "not objected to within seven days", now)


def duties(store: Store, rules: Rules, clock: Clock, reader: Reader, poll_every: timedelta) -> list[Duty]:
    """All that is due by the clock."""
    reading = JiraReading(store, rules, clock, reader)
    return [
        Duty("poll", poll_every, reading.poll),
        Duty("reconcile", RECONCILE, reading.reconcile),
        Duty("answers", BOOKKEEPING, lambda: stand(store, rules, clock)),
    ]
