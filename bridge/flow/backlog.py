"""Open issues that people opened in Jira: somebody may have reported a problem there already."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Protocol

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.errors import OutsideError, logged
from bridge.domain.incoming import IssueSeen
from bridge.domain.rules import Rules
from bridge.store.engine import Store
from bridge.store.queries import backlog, effects, issues
from bridge.store.tables import BacklogIssue, Mark

log = logging.getLogger(__name__)

EVERY = timedelta(hours=6)
"""How often all of it is read; between, the poll brings what changes."""

OVERLAP = timedelta(minutes=5)
"""What changed so long before the last reading is read again: Jira's clock is not ours."""

AFTER_FAILURE, LEASE = timedelta(minutes=5), timedelta(minutes=10)
SLICE = 4
"""Issues read at a time: less than a fifth of a second of work."""

MOST = 600
"""Characters of a description that are read: what an issue is about stands at its beginning."""


class Reader(Protocol):
    """Reads Jira."""

    def backlog(self, projects: Sequence[str]) -> Iterator[IssueSeen]:
        """The open issues of some projects, with their descriptions."""
        ...


class Reads(Protocol):
    """Reads texts.

    Attributes:
        model: the version of what ``read`` gives back.
    """

    model: str

    def read(self, text: str) -> bytes:
        """What there is to know of a text."""
        ...


def take(session: Session, seen: Sequence[IssueSeen], now: datetime) -> None:
    """Follow what changed: open issues come in, those that are closed, secured or ours by now leave.

    Args:
        session: of a writing transaction.
        seen: issues of routed projects as they stand, without their descriptions, say.
        now: when.
    """
    mine = issues.known(session, [one.id for one in seen])
    stays = {one.id for one in seen if _may_be_offered(one) and one.id not in mine}
    backlog.leave(session, [one.id for one in seen if one.id not in stays], now)
    for one in seen:
        if one.id in stays:
            backlog.keep(session, one, now)


def stated(session: Session) -> tuple[int, datetime | None]:
    """How many issues are known, and when the one that was looked at least lately was; None without any."""
    return backlog.size_and_age(session)


def _may_be_offered(seen: IssueSeen) -> bool:
    return seen.category != "done" and not seen.secured


class BacklogReading:
    """Reads all open issues of the routed projects every six hours, a few a step, in one process at a time.

    What was never read by this sentence model is read at once. An issue's description is read and not kept.

    Args:
        store: the database.
        rules: name the projects.
        clock: tells the time.
        reader: reads Jira.
        reads: the classifiers.
    """

    def __init__(self, store: Store, rules: Rules, clock: Clock, reader: Reader, reads: Reads) -> None:
        self._store, self._rules, self._clock = store, rules, clock
        self._reader, self._reads = reader, reads
        self._under_way: Iterator[IssueSeen] | None = None
        self._started = clock.now()

    def step(self) -> bool:
        """Read a few issues; False when nothing is due."""
        if self._let_ours_go():
            return True
        if self._under_way is None and not self._begin():
            return self._read_summaries()
        try:
            some = list(islice(self._under_way or (), SLICE))
        except OutsideError as error:
            log.warning("the backlog could not be read: %s", logged(error))
            self._under_way = None
            self._put_off(self._clock.now() + AFTER_FAILURE)
            return False
        if some:
            self._keep(some)
        else:
            self._end()
        return True

    def _let_ours_go(self) -> bool:
        """Forget the issues that became those of problems: they are nobody's lookalikes."""
        with self._store.read() as session:
            mine = backlog.ours(session)
        if mine:
            with self._store.write() as session:
                backlog.leave(session, mine, self._clock.now())
        return bool(mine)

    @property
    def _due(self) -> str:
        return f"backlog:due:{self._reads.model}"

    @property
    def _done(self) -> str:
        return f"backlog:read:{self._reads.model}"

    def _begin(self) -> bool:
        """Take the duty over if it is due, also from a process that has not gone on with it for long."""
        now = self._clock.now()
        with self._store.read() as session:
            mark = session.get(Mark, self._due)
            if not self._rules.projects or (mark is not None and mark.at > now):
                return False
        with self._store.write() as session:
            mark = effects.mark(session, self._due, now)
            if mark.at > now:
                return False
            mark.at = now + LEASE
            session.add(mark)
        self._started = now
        self._under_way = iter(self._reader.backlog(self._rules.projects))
        return True

    def _keep(self, some: Sequence[IssueSeen]) -> None:
        """Read what changed since the last time, outside of transactions, and keep it."""
        with self._store.read() as session:
            known = backlog.known(session, [one.id for one in some])
            last = session.get(Mark, self._done)
        since = last.at - OVERLAP if last else None
        changed = [
            one for one in some if _may_be_offered(one) and self._changed(known.get(one.id), one, since)
        ]
        readings = {one.id: self._reads.read(_words(one)) for one in changed}
        now = self._clock.now()
        with self._store.write() as session:
            take(session, some, now)
            if readings:
                rows = backlog.known(session, readings).values()
                read = [(row, readings[row.jira_id]) for row in rows]
                backlog.keep_readings(session, self._reads.model, read, now)
            self._write_due(session, now + LEASE)

    def _changed(self, there: BacklogIssue | None, seen: IssueSeen, since: datetime | None) -> bool:
        """Whether what was read in an issue lacks something: the poll has brought its summary only."""
        if there is None or since is None or there.model != self._reads.model:
            return True
        return seen.updated != there.updated or seen.updated >= since

    def _end(self) -> None:
        """All is read: what was not among it is gone."""
        self._under_way = None
        with self._store.write() as session:
            backlog.leave_unseen(session, self._started, self._clock.now())
            session.merge(Mark(name=self._done, at=self._started))
            self._write_due(session, self._started + EVERY)

    def _read_summaries(self) -> bool:
        """Read what the poll brought in, of which only the summary is at hand; the next full reading reads the rest."""
        with self._store.read() as session:
            rows = backlog.unread(session, self._reads.model, SLICE)
        if not rows:
            return False
        readings = {(row.id, row.summary): self._reads.read(row.summary) for row in rows}
        with self._store.write() as session:
            there = backlog.some(session, [row.id or 0 for row in rows]).values()
            read = [
                (row, readings[row.id, row.summary]) for row in there if (row.id, row.summary) in readings
            ]
            backlog.keep_readings(session, self._reads.model, read, self._clock.now())
        return True

    def _put_off(self, until: datetime) -> None:
        with self._store.write() as session:
            self._write_due(session, until)

    def _write_due(self, session: Session, at: datetime) -> None:
        session.merge(Mark(name=self._due, at=at))


def _words(seen: IssueSeen) -> str:
    return f"{seen.summary.rstrip('. ')}. {seen.description[:MOST]}".strip()
