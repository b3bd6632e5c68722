"""Customers to call back when a problem has ended."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

from bridge.domain.stages import OVER
from bridge.measure.fill.reports import Report
from bridge.store.bulk import Row

DONE = ("told", "told", "told", "handed_over", "not_wanted")
OPEN = ("", "not_reached")
WINDOW = timedelta(days=7)
FORGOTTEN = 0.02
"""What share stays open although the time for it is long over."""


def call_backs(
    report: Report, changes: Mapping[int, Sequence[int]], now: datetime, random: Random
) -> list[Row]:
    """Whom the reporter owes a call: one for each time that the problem ended after the report.

    Args:
        report: what was said.
        changes: the numbers of the changes of each problem's stage.
        now: what is due then may still be open.
        random: decides what came of it.
    """
    if not report.customer:
        return []
    of = report.problem
    return [
        _call_back(report, number, change.at, now, random)
        for number, change in zip(changes[of.number], of.changes, strict=True)
        if change.stage in OVER and report.at < change.at
    ]


def _call_back(report: Report, change: int, at: datetime, now: datetime, random: Random) -> Row:
    done = random.random() < (1 - FORGOTTEN if at + WINDOW < now else 0.5)
    return {
        "insight_id": report.number,
        "placeholder": "[customer 1]",
        "change_id": change,
        "person_id": report.person,
        "crew": report.crew,
        "due_at": at + WINDOW,
        "outcome": random.choice(DONE if done else OPEN),
        "at": at,
        "done_at": min(now, at + WINDOW * random.random()) if done else None,
    }
