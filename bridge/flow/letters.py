"""Dead letters: what came in or was to go out and could not be done, for an operator to try again or to give up.

Reports that could not be sorted are among them. Their words stay, whatever is done here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.store.engine import Store
from bridge.store.queries import letters as queries
from bridge.store.tables import Effect, Inbox, Insight

OUT, IN, REPORT = "out", "in", "report"
UNSORTED = "It could not be sorted, which is tried again every ten minutes. The log says why: report {number}"

T = TypeVar("T", Effect, Inbox)


@dataclass(frozen=True, slots=True)
class Letter:
    """Something that was given up.

    Attributes:
        name: such as ``out-17``, to call it by.
        what: the kind of thing.
        about: the number of what it is about; 0 if of nothing.
        since: when it was written down.
        error: why it could not be done.
    """

    name: str
    what: str
    about: int
    since: datetime
    error: str


def listed(store: Store) -> list[Letter]:
    """All dead letters, oldest first."""
    with store.read() as session:
        going = [
            Letter(f"{OUT}-{one.id}", one.kind, one.subject, one.created_at, one.error)
            for one in queries.dead(session, Effect)
        ]
        coming = [
            Letter(f"{IN}-{one.id}", str(one.body.get("gesture", one.kind)), 0, one.received_at, one.error)
            for one in queries.dead(session, Inbox)
        ]
        aside = [_report(one) for one in queries.set_aside(session)]
    return sorted(going + coming + aside, key=lambda letter: letter.since)


def retry(store: Store, clock: Clock, names: Collection[str]) -> list[str]:
    """Try dead letters again, and what could not be done because of them; those that are not dead are left.

    Returns:
        The names of those that are tried again.
    """
    now, revived = clock.now(), list[str]()
    with store.write() as session:
        for one in _dead(session, names, OUT, Effect):
            _revive(one, now)
            for dependent in queries.dead_for_need_of(session, one.id or 0):
                _revive(dependent, now)
            revived.append(f"{OUT}-{one.id}")
        for row in _dead(session, names, IN, Inbox):
            _revive(row, now)
            revived.append(f"{IN}-{row.id}")
        for insight in _reports(session, names):
            insight.sort_after = None
            revived.append(f"{REPORT}-{insight.id}")
    return revived


def drop(store: Store, clock: Clock, names: Collection[str]) -> list[str]:
    """Give dead letters up for good: they are listed no more, and nothing is done.

    A report keeps its words and its author; it is sorted if they are changed.

    Returns:
        The names of those that were given up.
    """
    with store.write() as session:
        going = _dead(session, names, OUT, Effect)
        for effect in going:
            effect.state, effect.done_at = "skipped", clock.now()
        coming = _dead(session, names, IN, Inbox)
        for row in coming:
            row.state = "done"
        aside = _reports(session, names)
        for insight in aside:
            insight.sort_after = queries.NEVER
    sides: tuple[tuple[str, Sequence[Effect | Inbox | Insight]], ...] = (
        (OUT, going),
        (IN, coming),
        (REPORT, aside),
    )
    return [f"{side}-{one.id}" for side, found in sides for one in found]


def count(session: Session) -> int:
    """How many there are."""
    return queries.count(session)


def _dead(session: Session, names: Collection[str], side: str, table: type[T]) -> list[T]:
    numbers = {name.removeprefix(f"{side}-") for name in names if name.startswith(f"{side}-")}
    return [one for one in queries.dead(session, table) if str(one.id) in numbers]


def _report(insight: Insight) -> Letter:
    number = insight.id or 0
    return Letter(f"{REPORT}-{number}", REPORT, number, insight.kept_at, UNSORTED.format(number=number))


def _reports(session: Session, names: Collection[str]) -> list[Insight]:
    return [one for one in queries.set_aside(session) if f"{REPORT}-{one.id}" in set(names)]


def _revive(letter: Effect | Inbox, now: datetime) -> None:
    letter.state, letter.attempts, letter.next_at, letter.error = "waiting", 0, now, ""
