"""The health of the loop: whether the company answers those who hear its customers."""

from dataclasses import dataclass
from datetime import date, datetime

from bridge.domain.naming import counted
from bridge.domain.pages.answers import Spread, Trend, answers_table, trend_table
from bridge.domain.pages.callbacks import Called, called_table
from bridge.domain.pages.funnel import Funnel, funnel_table
from bridge.domain.pages.headsups import Covered, covered_table
from bridge.domain.pages.owed import Owed, ages_table, owed_table, waits
from bridge.domain.pages.tables import Column, Kind, Link, Table
from bridge.domain.periods import Period

LISTED = 20
"""So many of a list are shown; an export has all."""


@dataclass(frozen=True, slots=True)
class Untold:
    """A problem that is live although somebody who reported it does not know, or a customer does not.

    Attributes:
        group: its number.
        title: in customers' words.
        team: that owns it.
        since: since when it is live.
        people: reporters whose note has not arrived.
        customers: customers who were promised a call and have not had it.
    """

    group: int
    title: str
    team: str
    since: date
    people: int
    customers: int


@dataclass(frozen=True, slots=True)
class Asking:
    """A question that not everybody has answered who was asked.

    Attributes:
        group: number of the problem.
        title: of the problem.
        team: that asks.
        text: what it asks.
        days: for how long.
        asked: how many people were asked.
        answered: how many answered.
    """

    group: int
    title: str
    team: str
    text: str
    days: int
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Corrections:
    """Wrong groupings that people corrected.

    Attributes:
        by_reporters: reports whose reporters said that they were put into the wrong problem.
        by_owners: reports of which an owner said so.
        reports: all reports of that time.
        merged: how often owners joined problems that were the same.
        split: how often they parted one that was two.
    """

    by_reporters: int
    by_owners: int
    reports: int
    merged: int
    split: int

    @property
    def words(self) -> str:
        """The measured error of the grouping, in words.

        >>> Corrections(9, 3, 400, 2, 1).words
        'Wrong groupings corrected: 12 of 400 reports.'
        """
        wrong = self.by_reporters + self.by_owners
        return f"Wrong groupings corrected: {wrong} of {counted(self.reports, 'report')}."


@dataclass(frozen=True, slots=True)
class Loop:
    """The page.

    Attributes:
        period: that was asked for; None: the last twelve weeks.
        owners: name of the route and of its team, of those to choose from.
        all_answers: how long the first answers took.
        answers: the same by team.
        trend: the same week by week.
        funnel: how far problems come.
        owed: what waits for an answer, longest first.
        untold: what is live although somebody was not told.
        asking: questions that are open, oldest first.
        called: customers who were called back, by team.
        corrections: of the grouping.
        jira: when Jira was last heard from; None if never.
        listed: so many of what is owed, and of what somebody was not told, are listed.
        heads_ups: by team, how many have read them, newest first.
    """

    period: Period | None
    owners: tuple[tuple[str, str], ...]
    all_answers: Spread
    answers: tuple[Spread, ...]
    trend: Trend
    funnel: Funnel
    owed: tuple[Owed, ...]
    untold: tuple[Untold, ...]
    asking: tuple[Asking, ...]
    called: tuple[Called, ...]
    corrections: Corrections
    jira: datetime | None
    listed: int = LISTED
    heads_ups: tuple[Covered, ...] = ()

    @property
    def headline(self) -> str:
        """How fast, and what waits, in a sentence."""
        return f"{self.all_answers.words}; {waits(self.owed)}"

    @property
    def told(self) -> str:
        """How many customers who were promised a call have had it, in words."""
        told, promised = sum(one.told for one in self.called), sum(one.customers for one in self.called)
        return f"{told} of {counted(promised, 'customer')} told by us." if promised else ""


def loop_tables(value: Loop) -> tuple[Table, ...]:
    """All tables of the page."""
    shown = value.owed[: value.listed]
    return (
        answers_table(value.answers),
        trend_table(value.trend),
        funnel_table(value.funnel),
        ages_table(value.owed),
        owed_table(shown, len(value.owed) - len(shown)),
        _untold_table(value.untold, value.listed),
        _asking_table(value.asking),
        called_table(value.called, value.told),
        covered_table(value.heads_ups),
        _corrections_table(value.corrections),
    )


def _untold_table(untold: tuple[Untold, ...], listed: int) -> Table:
    rows = tuple(
        (Link(one.title, f"/problems/{one.group}"), one.team, one.since, one.people, one.customers)
        for one in untold[:listed]
    )
    columns = (
        Column("problem", "Problem"),
        Column("team", "Team"),
        Column("since", "Live since", Kind.DAY),
        Column("people", "Reporters not told", Kind.NUMBER),
        Column("customers", "Customers not told", Kind.NUMBER),
    )
    empty = "Everybody who reported what is live was told."
    more = len(untold) - len(rows)
    note = f"And {counted(more, 'problem')} more." if more else ""
    return Table("untold", "Live, but somebody was not told", columns, rows, empty=empty, note=note)


def _asking_table(asking: tuple[Asking, ...]) -> Table:
    rows = tuple(
        (Link(one.text, f"/problems/{one.group}"), one.team, one.days, one.answered, one.asked)
        for one in asking
    )
    columns = (
        Column("question", "Question"),
        Column("team", "Asked by"),
        Column("days", "Open, days", Kind.NUMBER),
        Column("answered", "Answers", Kind.NUMBER),
        Column("asked", "People asked", Kind.NUMBER),
    )
    return Table("questions", "Questions that are open", columns, rows, empty="Every question is answered.")


def _corrections_table(value: Corrections) -> Table:
    rows = (
        ("Wrong groupings that the reporter corrected", value.by_reporters),
        ("Wrong groupings that an owner corrected", value.by_owners),
        ("Problems that owners joined", value.merged),
        ("Problems that owners parted", value.split),
        ("Reports in this time", value.reports),
    )
    columns = Column("correction", "What"), Column("number", "How many", Kind.NUMBER)
    return Table("corrections", "Corrections", columns, rows, note=value.words)
