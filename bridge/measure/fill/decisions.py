"""What was decided of each problem: its group, its stages, its issue, its wording and what its owner decided."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from bridge.domain.incoming import Gesture
from bridge.domain.stages import OVER, Stage
from bridge.measure.fill.history import Change, Problem
from bridge.store.bulk import Row, Rows
from bridge.store.tables import Group, Issue, Ruling, StageChange, ThankYou, Wording

WORDED, THANKED = 0.5, 0.1
CATEGORY = {
    Stage.WITH_TEAM: ("Backlog", "new"),
    Stage.PLANNED: ("Selected for Development", "new"),
    Stage.IN_WORK: ("In Progress", "indeterminate"),
    Stage.FIXED: ("Done", "done"),
    Stage.LIVE: ("Done", "done"),
}


def rows(
    problems: Iterable[Problem],
    changes: Mapping[int, Sequence[int]],
    owners: Mapping[str, int],
    agents: int,
    random: Random,
) -> Rows:
    """The rows of some problems.

    Args:
        problems: whose.
        changes: the numbers of the changes of each problem's stage.
        owners: the number of each route's owner.
        agents: who suggests wordings: numbers from 1.
        random: decides the rest.
    """
    made: dict[type, list[Row]] = {
        Group: [],
        StageChange: [],
        Issue: [],
        Ruling: [],
        Wording: [],
        ThankYou: [],
    }
    for one in problems:
        owner = owners[one.route.name]
        made[Group].append(_group(one, owner))
        numbers = zip(changes[one.number], one.changes, strict=True)
        made[StageChange].extend(_change(one, number, change) for number, change in numbers)
        made[Ruling].extend(_rulings(one, owner))
        if one.accepted and one.route.ends_in_jira and one.changes[0].stage is Stage.WITH_TEAM:
            made[Issue].append(_issue(one))
        if one.accepted and random.random() < WORDED:
            made[Wording].append(_wording(one, owner, random.randint(1, agents)))
        if one.ended and random.random() < THANKED:
            made[ThankYou].append(_thanks(one, owner))
    return made


def _group(one: Problem, owner: int) -> Row:
    last = one.changes[-1] if one.changes else Change(Stage.HEARD, one.begins)
    return {
        "id": one.number,
        "theme": one.theme,
        "title": one.title,
        "stage": Stage.MERGED if one.joined else last.stage,
        "stage_since": one.joined[1] if one.joined else last.at,
        "reason": last.reason,
        "created_at": one.begins,
        "shown_at": one.shown,
        "accepted_at": one.accepted,
        "accepted_by": owner if one.accepted else None,
        "triage_channel": one.route.channel if one.shown else None,
        "triage_ts": f"{one.number}.1" if one.shown else None,
        "merged_into": one.joined[0] if one.joined else None,
        "due_at": one.shown + one.route.answer_within if one.shown else None,
    }


def _change(one: Problem, number: int, change: Change) -> Row:
    told = {"stage": change.stage, "reason": change.reason, "correction": change.correction, "at": change.at}
    return {"id": number, "group_id": one.number, **told}


def _rulings(one: Problem, owner: int) -> list[Row]:
    decided: list[tuple[Gesture, datetime, dict[str, list[Any]]]] = []
    if one.accepted:
        declined = one.changes[0].stage is Stage.DECLINED
        became = {"accepted_at": [None, f"{one.accepted:%Y-%m-%dT%H:%M:%S}Z"]}
        decided.append((Gesture.DECLINE if declined else Gesture.OPEN_ISSUE, one.accepted, became))
    if one.joined:
        decided.append((Gesture.MERGE, one.joined[1], {"merged_into": [None, one.joined[0]]}))
    return [
        {
            "click": f"fill:{one.number}:{gesture}",
            "group_id": one.number,
            "gesture": gesture,
            "person_id": owner,
            "at": at,
            "facts": {"groups": {str(one.number): became}, "rows": [], "issues": [], "told": {}},
        }
        for gesture, at, became in decided
    ]


def _issue(one: Problem) -> Row:
    last = one.changes[-1]
    status, category = CATEGORY[last.stage]
    key = f"{one.route.project}-{one.number}"
    return {
        "jira_id": str(10_000 + one.number),
        "key": key,
        "project": one.route.project,
        "group_id": one.joined[0] if one.joined else one.number,
        "summary": one.title,
        "status": status,
        "category": category,
        "resolution": "Done" if category == "done" else None,
        "url": f"https://jira.example/browse/{key}",
        "updated": last.at,
        "ours": True,
        "retired": one.joined is not None,
    }


def _wording(one: Problem, owner: int, author: int) -> Row:
    over = one.changes[-1].at if one.changes[-1].stage in OVER else None
    at = (one.accepted or one.begins) + timedelta(hours=5)
    return {
        "id": one.number,
        "group_id": one.number,
        "text": "We know of it and work on it; you need not call again.",
        "meanwhile": "Resend the receipt (F7).",
        "person_id": author,
        "approved_by": owner,
        "at": at,
        "until": at + timedelta(days=60),
        "ended_at": over,
    }


def _thanks(one: Problem, owner: int) -> Row:
    text = "Thank you, the third report made us look."
    told = {"person_id": owner, "text": text, "at": one.ended[-1].at}
    return {"click": f"fill:thanks:{one.number}", "group_id": one.number, **told}


def numbered(problems: Iterable[Problem]) -> dict[int, list[int]]:
    """Numbers for the changes of stage of each problem, by its own."""
    numbers = count(1)
    return {one.number: [next(numbers) for _ in one.changes] for one in problems}
