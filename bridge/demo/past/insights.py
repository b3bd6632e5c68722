"""The reports themselves: where each belongs, and which customers are to be told."""

from datetime import datetime, timedelta
from typing import Any

from bridge.demo.past.decisions import Told
from bridge.demo.past.reports import Report
from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Way

Row = dict[str, Any]
AT_ONCE = timedelta(seconds=2)
KEPT = timedelta(days=90)
DUE = timedelta(days=3)
PLACEHOLDER = "[reference 1]"
WAYS = (Way.COMMAND, Way.COMMAND, Way.LISTENING, Way.DM, Way.MENTION, Way.MODAL)
WHY = "It says the same in other words."


def insight(number: int, report: Report, theme: str | None) -> Row:
    """The row of a report."""
    return {
        "id": number,
        "source": f"past:{number}",
        "way": WAYS[number % len(WAYS)],
        "person_id": report.by.number,
        "text": f"{report.text}, please call back {PLACEHOLDER}" if report.customer else report.text,
        "said_at": report.at,
        "kept_at": report.at + AT_ONCE,
        "state": "sorted",
        "theme": theme,
        "theme_probability": 0.9 if theme else 0.2,
        "language": "en",
        "crew": report.by.crew,
    }


def places(number: int, report: Report) -> list[Row]:
    """Where it was put, and where its reporter said that it is right."""
    of = {"insight_id": number, "group_id": report.problem, "probability": 0.9, "why": WHY}
    sure = report.sure_at is not None
    first = {"state": State.JOINED, "cause": Cause.SORTED, "at": report.at + AT_ONCE, "current": not sure}
    if not sure:
        return [of | first]
    said = {
        "state": State.CONFIRMED,
        "cause": Cause.RIGHT,
        "at": report.sure_at,
        "person_id": report.by.number,
    }
    return [of | first, of | said]


def reference(number: int, report: Report, now: datetime) -> list[Row]:
    """The customer whom it names; who that is was forgotten already."""
    if not report.customer:
        return []
    of = {"insight_id": number, "placeholder": PLACEHOLDER, "digest": f"past:{number}", "sealed": None}
    return [{**of, "expires_at": max(report.at + KEPT, now + KEPT)}]


def call_backs(told: Told, numbers: dict[Report, int], change: int | None) -> list[Row]:
    """The customers of a problem that went live, and how many of them were told."""
    if told.live is None or change is None:
        return []
    at = told.changes[told.live].at
    owed = [report for report in told.reports if report.customer and report.at < at]
    rows = []
    for place, report in enumerate(owed):
        done = place < told.problem.told
        of = {"insight_id": numbers[report], "placeholder": PLACEHOLDER, "change_id": change}
        rows.append(
            {
                **of,
                "person_id": report.by.number,
                "crew": report.by.crew,
                "due_at": at + DUE,
                "outcome": "told" if done else "not_reached",
                "at": at,
                "done_at": at + timedelta(hours=5 + place) if done else None,
                "reminded_at": at + DUE,
            }
        )
    return rows
