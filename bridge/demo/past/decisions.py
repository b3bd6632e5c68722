"""What owners decided: stages with their dates, wordings, questions, and the answers that came back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bridge.demo.past.calendar import Calendar
from bridge.demo.past.problems import PastProblem
from bridge.demo.past.reports import Report
from bridge.domain.incoming import Gesture
from bridge.domain.rules import Route
from bridge.domain.stages import Stage, takes_back

Row = dict[str, Any]
LOOKED = (1, 3, 2, 6, 4, 9, 2)
"""Days from seeing a problem to taking it on, in turn."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of stage."""

    stage: Stage
    at: datetime
    reason: str = ""
    correction: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A problem with its reports and its decisions.

    Attributes:
        number: of its group.
        problem: as the file tells it.
        route: whose it is.
        owner: the number of the person who decides for the route.
        reports: all of it, oldest first.
        shown_at: when its owner saw it.
        changes: of its stage, oldest first.
    """

    number: int
    problem: PastProblem
    route: Route
    owner: int
    reports: tuple[Report, ...]
    shown_at: datetime
    changes: tuple[Change, ...]

    @property
    def accepted_at(self) -> datetime | None:
        """When its owner took it on, or declined it."""
        return self.changes[0].at if self.changes else None

    @property
    def live(self) -> int | None:
        """The place of the change that made it live for good."""
        places = [place for place, change in enumerate(self.changes) if change.stage is Stage.LIVE]
        return places[-1] if places else None


def changes(problem: PastProblem, calendar: Calendar) -> Iterator[Change]:
    """The changes of a problem's stage, oldest first."""
    if problem.declined:
        yield Change(Stage.DECLINED, calendar.decided(problem.declined.week), problem.declined.reason)
    before = Stage.HEARD
    steps = (*problem.stages.items(), *problem.again.items())
    for left, (stage, week) in zip(range(len(steps) - 1, -1, -1), steps, strict=True):
        at = calendar.decided(week) - timedelta(minutes=left)
        yield Change(stage, at, correction=takes_back(before, stage))
        before = stage


def shown(problem: PastProblem, calendar: Calendar, taken: Sequence[Change], first: datetime) -> datetime:
    """When a problem's owner saw it: some days before taking it on, or in the week since which it waits.

    Nobody saw it before it was reported ``first``.
    """
    days = timedelta(days=LOOKED[sum(problem.weekly) % len(LOOKED)])
    return max(first, taken[0].at - days if taken else calendar.decided(problem.waits or 0))


def group(told: Told, unopened: frozenset[str]) -> Row:
    """The problem itself."""
    last = told.changes[-1] if told.changes else Change(Stage.HEARD, told.reports[0].at)
    owed = told.problem.theme not in unopened
    shown = told.shown_at if owed else None
    due = shown + told.route.answer_within if shown else None
    return {
        "id": told.number,
        "theme": told.problem.theme,
        "title": told.problem.title,
        "stage": last.stage,
        "stage_since": last.at,
        "reason": last.reason,
        "created_at": told.reports[0].at,
        "shown_at": shown,
        "accepted_at": told.accepted_at,
        "accepted_by": told.owner if told.accepted_at else None,
        "due_at": due,
    }


def change(told: Told, number: int, of: Change) -> Row:
    """One change of stage, under its number."""
    said = {"stage": of.stage, "reason": of.reason, "correction": of.correction, "at": of.at}
    return {"id": number, "group_id": told.number, **said}


def ruling(told: Told) -> list[Row]:
    """What the owner decided first."""
    if told.accepted_at is None:
        return []
    gesture = Gesture.DECLINE if told.problem.declined else Gesture.OPEN_ISSUE
    facts: Row = {"groups": {}, "rows": [], "issues": [], "told": {}}
    row = {"click": f"past:{told.number}", "group_id": told.number, "gesture": gesture, "facts": facts}
    return [{**row, "person_id": told.owner, "at": told.accepted_at}]


def wording(told: Told) -> list[Row]:
    """What to tell customers, or to do meanwhile, as the owner approved it: of what is live, since then."""
    of = told.problem
    if told.accepted_at is None or not (of.wording or of.meanwhile):
        return []
    at = told.accepted_at if told.live is None else told.changes[told.live].at
    by = {"person_id": told.owner, "approved_by": told.owner, "at": at}
    return [{"group_id": told.number, "text": of.wording, "meanwhile": of.meanwhile, **by}]
