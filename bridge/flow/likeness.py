"""Which issues and which other problems a problem looks like, kept up with what changes."""

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol
from zlib import crc32

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.flow import telling
from bridge.flow.backlog import Reads
from bridge.store.engine import Store
from bridge.store.queries import backlog, checkups, groups, insights, likeness

LOOKS_LIKE = 0.25
"""From this probability on an issue is shown as a lookalike; chosen on CLINC150, see classifiers/groups/backlog.py."""

FLOOR = 0.1
"""What is less likely than this is not written down."""

MOST_MEMBERS = 60
"""So many of the newest insights of a group are looked at; the comparer takes the central ones of them."""

PAUSE = timedelta(seconds=5)
"""In an outage a group grows many times a second, and what it looks like stays the same."""

LOADED, LEARNT = 100, 4
"""Issues and groups learnt at a time: less than a fifth of a second of work."""


class Comparer(Reads, Protocol):
    """Compares problems with issues and with one another. It is used by one thread."""

    def know(self, issue: int, reading: bytes) -> list[int]:
        """Learn what an issue is about; gives the groups that it may concern."""
        ...

    def forget(self, issue: int) -> None:
        """The issue is not there any more."""
        ...

    def learn(self, group: int, readings: Sequence[bytes]) -> None:
        """Learn what is said in a group; without readings it is forgotten."""
        ...

    def issues_like(self, readings: Sequence[bytes]) -> list[tuple[int, float]]:
        """The issues that are likeliest about what is said, with the probability, best first."""
        ...

    def groups_like(self, group: int) -> list[tuple[int, float]]:
        """The groups that are likeliest the same as one, with the probability, best first."""
        ...

    def heed_pairs(self, pairs: Sequence[tuple[float, bool]]) -> bool:
        """Learn from what people answered of pairs of groups: the log odds, and whether they are the same.

        Returns:
            Whether that changes probabilities.
        """
        ...


class Likening:
    """Compares every problem that its owner sees and that has not ended. One object a process, one slice a step.

    Nothing is compared before all that is there was learnt, so that no process takes away what another one found.

    Args:
        store: the database.
        clock: tells the time.
        comparer: the classifiers.
    """

    def __init__(self, store: Store, clock: Clock, comparer: Comparer) -> None:
        self._store, self._clock, self._comparer = store, clock, comparer
        self._issues = _Issues(store, comparer)
        self._learnt: tuple[int, int] | None = None
        self._heeded: tuple[int, datetime | None] = (0, None)
        self._unlearnt: deque[int] = deque()
        self._stale: dict[int, None] = {}
        self._compared: dict[int, datetime] = {}

    def step(self) -> bool:
        """Learn or compare a little; False when nothing has changed."""
        touched = self._issues.follow()
        self._mark(touched or ())
        if touched is not None:
            return True
        if not self._follow_groups():
            return False
        if self._unlearnt:
            self._learn()
            return True
        return self._compare_next()

    def _mark(self, numbers: Iterable[int]) -> None:
        self._stale.update(dict.fromkeys(numbers))

    def _follow_groups(self) -> bool:
        """Note which groups have changed; False while another model's readings are made anew."""
        with self._store.read() as session:
            if self._learnt is None:
                if insights.read_by_another(session, self._comparer.model, 0):
                    return False
                self._learnt = likeness.latest(session)
                self._unlearnt.extend(likeness.compared(session))
                self._mark(self._unlearnt)
            elif (latest := likeness.latest(session)) != self._learnt:
                self._mark(likeness.changed(session, self._learnt))
                self._learnt = latest
            if (stamp := checkups.stamp(session)) != self._heeded:
                if self._comparer.heed_pairs(checkups.taught(session).pairs):
                    self._mark(likeness.compared(session))
                self._heeded = stamp
        return True

    def _learn(self) -> None:
        some = [self._unlearnt.popleft() for _ in range(min(LEARNT, len(self._unlearnt)))]
        with self._store.read() as session:
            readings = {number: self._readings(session, number) for number in some}
        for number, read in readings.items():
            self._comparer.learn(number, read)

    def _compare_next(self) -> bool:
        """Compare one group that has changed, unless it was compared a moment ago."""
        now = self._clock.now()
        number = next((one for one in self._stale if self._rested(one, now)), None)
        if number is None:
            return False
        with self._store.read() as session:
            is_compared = bool(likeness.compared(session, [number]))
            readings = self._readings(session, number) if is_compared else []
        self._comparer.learn(number, readings)
        issues = self._comparer.issues_like(readings) if readings else []
        others = self._comparer.groups_like(number) if readings else []
        with self._store.grouping() as session:
            write(session, number, _likely(issues), _likely(others), now)
        del self._stale[number]
        self._compared[number] = now
        return True

    def _rested(self, group: int, now: datetime) -> bool:
        return group not in self._compared or now - self._compared[group] >= PAUSE

    def _readings(self, session: Session, group: int) -> list[bytes]:
        return likeness.readings(session, group, self._comparer.model, MOST_MEMBERS)


class _Issues:
    """Keeps a comparer up with the backlog."""

    def __init__(self, store: Store, comparer: Comparer) -> None:
        self._store, self._comparer = store, comparer
        self._at: datetime | None = None
        self._pending: list[int] = []
        self._looked_at: dict[int, datetime] = {}
        self._known: dict[int, int] = {}

    def follow(self) -> set[int] | None:
        """Learn some issues.

        Returns:
            The groups that may look like something else now, or None when the backlog has not changed.
        """
        if not self._pending:
            with self._store.read() as session:
                at = backlog.changed_at(session)
                if at == self._at:
                    return None
                there = backlog.read_times(session, self._comparer.model)
                lost = likeness.of_lost_issues(session)
            self._note(there)
            self._at = at
            return lost
        some = self._pending[:LOADED]
        with self._store.read() as session:
            readings = backlog.readings(session, self._comparer.model, some)
            touched = likeness.of_issues(session, some)
        del self._pending[:LOADED]
        fresh = {number: data for number, data in readings.items() if self._known.get(number) != crc32(data)}
        for number, data in fresh.items():
            self._known[number] = crc32(data)
            touched.update(self._comparer.know(number, data))
        return touched if fresh else set()

    def _note(self, there: dict[int, datetime]) -> None:
        """Which issues are to be read from the store, and which are to be forgotten."""
        for number in self._known.keys() - there.keys():
            self._comparer.forget(number)
            del self._known[number]
        self._pending.extend(number for number, at in there.items() if self._looked_at.get(number) != at)
        self._looked_at = there


def write(
    session: Session,
    number: int,
    issues: dict[int, float],
    others: dict[int, float],
    now: datetime,
) -> None:
    """Write down what a group looks like, and show it to its owner if that is something else than before.

    Args:
        session: of a grouping transaction.
        number: the group.
        issues: by number in the backlog, how likely they are about it.
        others: by group, how likely they are the same.
        now: when.
    """
    before = likeness.best_issues(session, number, LOOKS_LIKE)
    there = backlog.some(session, issues)
    alive = {other: others[other] for other in likeness.compared(session, others)}
    found = {likeness.of_issue(row.jira_id): issues[at] for at, row in there.items()}
    found |= {likeness.of_group(other): probability for other, probability in alive.items()}
    likeness.write(session, number, found, now)
    likeness.mirror(session, number, alive, now)
    if likeness.best_issues(session, number, LOOKS_LIKE) != before:
        cause = f"like{now.timestamp()}"
        telling.refresh_triage(session, groups.get(session, number), cause, now)


def _likely(found: Iterable[tuple[int, float]]) -> dict[int, float]:
    return {number: probability for number, probability in found if probability >= FLOOR}
