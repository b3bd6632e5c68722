"""What is credited for the past, by the rules of the ledger."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bridge.demo.past.decisions import Told
from bridge.demo.past.reports import Report
from bridge.domain.credit import POINTS, RULE, Kind

Row = dict[str, Any]
FOUND_WITHIN = timedelta(hours=24)


def earned(told: Told, numbers: dict[Report, int]) -> tuple[list[Row], list[Row]]:
    """The lines for the reports of a problem, and which of them found it.

    Args:
        told: the problem.
        numbers: of the insights.
    """
    lines, found = [], []
    begins = told.reports[0].at
    for report in told.reports:
        number = numbers[report]
        if report.sure_at is None:
            continue
        lines.append(_line(Kind.INSIGHT, number, report, report.sure_at, "confirmed by a person"))
        accepted = told.accepted_at
        if accepted and report.sure_at <= accepted and report.at <= begins + FOUND_WITHIN:
            found.append({"insight_id": number, "group_id": told.number, "at": accepted})
            lines.append(_line(Kind.FOUND, number, report, accepted, "among the first to report the problem"))
    return lines, found


def answers(
    told: Told, numbers: dict[Report, int], turn: Iterator[int]
) -> tuple[list[Row], list[Row], list[Row]]:
    """The question of a problem, who was asked, and what they earned."""
    if not told.problem.question or told.accepted_at is None:
        return [], [], []
    asked_at, accepted_at = told.accepted_at + timedelta(hours=1), told.accepted_at + timedelta(days=2)
    question = {
        "id": next(turn),
        "group_id": told.number,
        "comment_id": f"slack:past:{told.number}",
        "text": told.problem.question,
        "options": list(told.problem.answers),
        "asked_at": asked_at,
        "asked_by": told.owner,
        "accepted_by": told.owner,
        "accepted_at": accepted_at,
    }
    given = [answer for answer, several in told.problem.answers.items() for _ in range(several)]
    first: dict[int, Report] = {}
    for report in told.reports:
        if report.at < asked_at:
            first.setdefault(report.by.number, report)
    rows, lines = [], []
    for place, (person, report) in enumerate(first.items()):
        answer = given[place] if place < len(given) else None
        answered = asked_at + timedelta(minutes=7 * (place + 1)) if answer else None
        asked = next(turn)
        rows.append(
            {
                "id": asked,
                "question_id": question["id"],
                "person_id": person,
                "insight_id": numbers[report],
                "answer": answer,
                "answered_at": answered,
                "credited": answer is not None,
                "reminded_at": accepted_at,
            }
        )
        if answer:
            line = _line(Kind.ANSWER, asked, report, accepted_at, "accepted by the team that asked")
            lines.append({**line, "insight_id": numbers[report], "asked_id": asked})
    return [question], rows, lines


def _line(kind: Kind, subject: int, report: Report, at: object, cause: str) -> Row:
    return {
        "key": f"{kind}:{subject}:1",
        "kind": kind,
        "points": POINTS[kind],
        "person_id": report.by.number,
        "insight_id": subject,
        "group_id": report.problem,
        "crew": report.by.crew,
        "rule": RULE,
        "cause": cause,
        "at": at,
        "earned_at": at,
    }
