"""The chart and the tables of a problem's page."""

from collections.abc import Sequence

from bridge.domain.naming import counted
from bridge.domain.pages.charts import Lines, Mark, Series
from bridge.domain.pages.problem import ProblemPage
from bridge.domain.pages.tables import Column, Kind, Table
from bridge.domain.stages import Stage
from bridge.domain.weeks import label

WEEKS = 26
"""Weeks in the chart: half a year."""

MARKED = {Stage.PLANNED: "planned", Stage.FIXED: "fixed", Stage.LIVE: "live"}


def chart(problem: ProblemPage) -> Lines:
    """The reports of each week, with marks for what the team did."""
    weeks = problem.heard.weeks[-WEEKS:]
    counts = [reports for _monday, reports in weeks]
    named = [label(monday) for monday, _reports in weeks]
    return Lines(
        title="How often it is reported",
        alt=_told(named, counts),
        unit="reports a week",
        labels=tuple(named),
        series=(Series("reports", tuple(float(reports) for reports in counts)),),
        marks=_marks(problem),
    )


def _told(named: Sequence[str], counts: Sequence[int]) -> str:
    """The first week, the highest and this one in words."""
    now = f"{counted(counts[-1], 'report')} this week so far."
    if len(counts) == 1:
        return now
    highest = max(range(len(counts)), key=counts.__getitem__)
    return (
        f"{counted(counts[0], 'report')} in the week of {named[0]}, "
        f"most in that of {named[highest]} ({counts[highest]:,}), {now}"
    )


def _marks(problem: ProblemPage) -> tuple[Mark, ...]:
    """What happened in which week; of several in one week the last."""
    mondays = [monday for monday, _reports in problem.heard.weeks[-WEEKS:]]
    marks: dict[int, str] = {}
    for step in problem.steps:
        if step.stage in MARKED and step.at >= mondays[0]:
            marks[sum(monday <= step.at for monday in mondays) - 1] = MARKED[step.stage]
    return tuple(Mark(at, name) for at, name in sorted(marks.items()))


def tables(problem: ProblemPage) -> tuple[Table, ...]:
    """Its weeks, its teams and its history."""
    return weeks(problem), teams(problem), history(problem)


def weeks(problem: ProblemPage) -> Table:
    """The reports of each week, newest first."""
    columns = (Column("week", "Week of", Kind.DAY), Column("reports", "Reports", Kind.NUMBER))
    note = "This week is not over."
    if problem.ours and problem.heard.among:
        note = f"Of the newest {problem.heard.among:,} reports. {note}"
    return Table("weeks", "Reports a week", columns, tuple(reversed(problem.heard.weeks)), note=note)


def teams(problem: ProblemPage) -> Table:
    """The reports of each team."""
    columns = (Column("team", "Team"), Column("reports", "Reports", Kind.NUMBER))
    return Table("teams", "Who hears it", columns, problem.heard.teams, "No team is known yet.")


def history(problem: ProblemPage) -> Table:
    """What happened, the last first."""
    columns = (
        Column("day", "Day", Kind.DAY),
        Column("what", "What"),
        Column("about", "Other problem"),
        Column("who", "Who"),
        Column("undone", "Taken back", Kind.DAY),
    )
    rows = tuple((one.at, one.what, one.about, one.who, one.undone) for one in problem.history)
    return Table("history", "History", columns, rows)
