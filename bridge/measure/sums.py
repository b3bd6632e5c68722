"""How long the sums take that pages read: from nothing, for one more report, and when there is nothing new."""

from collections.abc import Callable
from datetime import datetime
from time import perf_counter
from typing import Any

from sqlalchemy import delete

from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Way
from bridge.flow import credit_sums, tallies
from bridge.store.engine import Store
from bridge.store.tables import Followed, Insight, Membership, ProblemCrew, ProblemSize, ProblemWeek, Tally


def times(store: Store, now: datetime) -> dict[str, float]:
    """Make all sums anew, and then once more after each of two things; seconds by what was done.

    Args:
        store: filled; one report more is in it afterwards.
        now: when that one is said.
    """
    _forget(store)
    found = {"reports, from nothing": _taken(lambda: tallies.refresh(store, now))}
    found["reports, nothing new"] = _taken(lambda: tallies.refresh(store, now))
    _one_more(store, now)
    found["reports, one more in the biggest problem"] = _taken(lambda: tallies.refresh(store, now))
    found["credit, as it was left"] = _taken(lambda: credit_sums.refresh(store, now))
    found["credit, nothing new"] = _taken(lambda: credit_sums.refresh(store, now))
    return found


def make(store: Store, now: datetime) -> None:
    """Make the sums of what is in a store, as a bridge that runs has them."""
    tallies.refresh(store, now)
    credit_sums.refresh(store, now)


def _forget(store: Store) -> None:
    with store.write() as session:
        for table in (Followed, Tally, ProblemWeek, ProblemCrew, ProblemSize):
            session.execute(delete(table))


def _one_more(store: Store, now: datetime) -> None:
    """The first group is the biggest."""
    with store.write() as session:
        said: dict[str, Any] = {
            "person_id": 1,
            "text": "again",
            "said_at": now,
            "kept_at": now,
            "state": "sorted",
        }
        report = Insight(source=f"more:{now.timestamp()}", way=Way.DM, **said)
        session.add(report)
        session.flush()
        placed: dict[str, Any] = {"state": State.JOINED, "cause": Cause.SORTED, "at": now}
        session.add(Membership(insight_id=report.id or 0, group_id=1, **placed))


def _taken(run: Callable[[], object]) -> float:
    begun = perf_counter()
    run()
    return perf_counter() - begun
