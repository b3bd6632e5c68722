"""The problems of the past, as their file tells them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bridge.domain.stages import Stage

FILE = Path(__file__).with_name("problems.toml")


@dataclass(frozen=True, slots=True)
class Declined:
    """A no: in which week, and why."""

    week: int
    reason: str


@dataclass(frozen=True, slots=True)
class PastProblem:
    """One problem.

    Attributes:
        title: what it is called.
        weekly: reports a week, the oldest week first, this week last.
        says: what customers say, in several ways.
        adds: what they add.
        theme: None if nobody knows.
        stages: the week in which it came to each stage, in order.
        again: the same for a problem that came back after it was live.
        declined: if it was.
        waits: since this week its team owes an answer.
        wording: what to tell customers.
        meanwhile: what agents do until it is mended.
        question: what its owner asked those who reported.
        answers: how many gave each answer.
        customers: how many reports name one who asked to be called back.
        told: how many of these were.
    """

    title: str
    weekly: tuple[int, ...]
    says: tuple[str, ...]
    adds: tuple[str, ...]
    theme: str | None = None
    stages: Mapping[Stage, int] = field(default_factory=dict)
    again: Mapping[Stage, int] = field(default_factory=dict)
    declined: Declined | None = None
    waits: int | None = None
    wording: str = ""
    meanwhile: str = ""
    question: str = ""
    answers: Mapping[str, int] = field(default_factory=dict)
    customers: int = 0
    told: int = 0

    def text(self, turn: int) -> str:
        """What one customer says; all combinations before any comes again."""
        again, place = divmod(turn, len(self.says))
        return f"{self.says[place]}, {self.adds[(again + place) % len(self.adds)]}"


def read() -> list[PastProblem]:
    """All problems of the past."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))["problem"]
    return [_problem(**one) for one in told]


def _problem(**told: object) -> PastProblem:
    for name in ("weekly", "says", "adds"):
        told[name] = tuple(told[name])  # type: ignore[arg-type]
    for name in ("stages", "again"):
        weeks: Mapping[str, int] = told.get(name, {})  # type: ignore[assignment]
        told[name] = {Stage(stage): week for stage, week in weeks.items()}
    if "declined" in told:
        told["declined"] = Declined(**told["declined"])  # type: ignore[arg-type]
    return PastProblem(**told)  # type: ignore[arg-type]
