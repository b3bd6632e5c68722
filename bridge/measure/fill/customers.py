"""Customers to call back when a problem has ended."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from random import Random

from bridge.domain.stages import OVER
from bridge.measure.fill.bulk import Row
from bridge.measure.fill.reports import Report

OUTCOMES = ("told", "told", "told", "not_reached", "handed_over", "not_wanted", "")
WINDOW = timedelta(days=7)


def call_backs(report: Report, changes: Mapping[int, Sequence[int]], random: Random) -> list[Row]:
    """Whom the reporter owes a call: one for each time that the problem ended after the report.

    Args:
        report: what was said.
        changes: the numbers of the changes of each problem's stage.
        random: decides what came of it.
    """
    if not report.customer:
        return []
    of = report.problem
    told = zip(changes[of.number], of.changes, strict=True)
    return [
        _call_back(report, number, random)
        | {"due_at": change.at + WINDOW, "at": change.at}
        | (
            {"done_at": change.at + timedelta(hours=random.uniform(1, 160))}
            if random.random() < 0.8
            else {"done_at": None}
        )
        for number, change in told
        if change.stage in OVER and report.at < change.at
    ]


def _call_back(report: Report, change: int, random: Random) -> Row:
    of = {"insight_id": report.number, "placeholder": "[customer 1]", "change_id": change}
    return {**of, "person_id": report.person, "outcome": random.choice(OUTCOMES)}
