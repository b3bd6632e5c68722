"""How far problems come: heard, with a team, planned, live."""

from collections.abc import Iterable
from dataclasses import dataclass

from bridge.domain.pages.charts import Bars
from bridge.domain.pages.tables import Column, Kind, Table
from bridge.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class Funnel:
    """How far the problems came that teams were first shown in some time.

    Attributes:
        weeks: how many weeks those are; 0: a period that the page names.
        heard: all of them.
        with_team: those that a team took on.
        planned: those of them that are planned, in work, fixed or live.
        live: those that customers have.
        declined: those that will not be done, with the reason told.
    """

    weeks: int
    heard: int
    with_team: int
    planned: int
    live: int
    declined: int


def funnel(counts: Iterable[tuple[str, int]], weeks: int) -> Funnel:
    """How far problems came.

    Args:
        counts: a stage, and how many problems are there now; a stage may come several times.
        weeks: in how many weeks they were first shown.

    >>> funnel([("heard", 4), ("in_work", 2), ("live", 1), ("declined", 1)], 12)
    Funnel(weeks=12, heard=8, with_team=3, planned=3, live=1, declined=1)
    """
    there = dict.fromkeys(Stage, 0)
    for stage, number in counts:
        there[Stage(stage)] += number
    planned = sum(there[stage] for stage in PLANNED)
    return Funnel(
        weeks,
        sum(there.values()),
        planned + there[Stage.WITH_TEAM],
        planned,
        there[Stage.LIVE],
        there[Stage.DECLINED],
    )


PLANNED = (Stage.PLANNED, Stage.IN_WORK, Stage.FIXED, Stage.LIVE)
"""Where a problem is once its team means to solve it."""


def _steps(value: Funnel) -> tuple[tuple[str, int], ...]:
    return (
        ("Heard", value.heard),
        ("With a team", value.with_team),
        ("Planned", value.planned),
        ("Live", value.live),
    )


def _since(value: Funnel) -> str:
    return f"last {value.weeks} weeks" if value.weeks else "in this period"


def funnel_chart(value: Funnel) -> Bars:
    """The way as bars."""
    steps = _steps(value)
    return Bars(
        f"From heard to live, {_since(value)}",
        ", ".join(f"{name.lower()} {number}" for name, number in steps).capitalize() + ".",
        "problems",
        tuple(name for name, _number in steps),
        tuple(number for _name, number in steps),
    )


def funnel_table(value: Funnel) -> Table:
    """The same as a table, with those that were declined."""
    steps = (*_steps(value), ("Declined, with the reason told", value.declined))
    rows = tuple((name, number, number / value.heard if value.heard else None) for name, number in steps)
    note = "Problems that a team was first shown in this time. Whichever came further counts in each step before it."
    return Table("funnel", "From heard to live", _FUNNEL, rows, note=note)


_FUNNEL = (
    Column("step", "So far"),
    Column("problems", "Problems", Kind.NUMBER),
    Column("share", "Share", Kind.SHARE),
)
