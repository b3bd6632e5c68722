"""Before and after: all problems that went live, the newest first."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from statistics import fmean

from bridge.domain.effect_size import Verdict
from bridge.domain.naming import counted
from bridge.domain.pages.charts import Lines, Mark, Series
from bridge.domain.pages.effect import Effect, amount, verdict
from bridge.domain.pages.tables import Cell, Column, Kind, Link, Table
from bridge.domain.pages.themes import within
from bridge.domain.periods import Period, Span


@dataclass(frozen=True, slots=True)
class Shown:
    """One problem on the page.

    Attributes:
        effect: before and after.
        team: that owns it.
        theme: what people call its theme.
        contacts: of its theme in each of its weeks; None where the operator's file says nothing.
    """

    effect: Effect
    team: str
    theme: str = ""
    contacts: tuple[int | None, ...] = ()

    @property
    def contacts_words(self) -> str:
        """How often customers got in touch about its theme, before and after; empty if that is not known."""
        weeks = self.effect.weeks
        known = {
            week.first: number
            for week, number in zip(weeks, self.contacts, strict=False)
            if number is not None
        }
        sides = [
            [known[week.first] for week in side if week.first in known]
            for side in (self.effect.before, self.effect.after)
        ]
        if not all(sides):
            return ""
        before, after = map(fmean, sides)
        return f"Contacts about {self.theme}, by your own statistics: {amount(before)} a week before, {amount(after)} since."


@dataclass(frozen=True, slots=True)
class Effects:
    """The page.

    Attributes:
        shown: the problems of this page of the list.
        many: how many there are in all.
        period: in which they went live; None: ever.
        owners: routes and their teams to choose from.
        page: of the list.
        last: its last page.
        problem: why the file of contacts cannot be used; empty if it can, or there is none.
    """

    shown: tuple[Shown, ...]
    many: int
    period: Period | None
    owners: tuple[tuple[str, str], ...]
    page: int = 1
    last: int = 1
    problem: str = ""

    @property
    def headline(self) -> str:
        """How many went live, and what came of them."""
        if not self.many:
            return (
                f"Nothing went live {within(self.period)}." if self.period else "Nothing has gone live yet."
            )
        found = Counter(shown.effect.comparison.verdict for shown in self.shown)
        told = [_TOLD[each].format(number=found[each]) for each in _TOLD if found[each]]
        of = "Since then" if self.many == len(self.shown) else f"Of the {len(self.shown)} on this page"
        return (
            f"{counted(self.many, 'problem')} went live. {of}: {', '.join(told) or 'nothing to compare yet'}."
        )


_TOLD = {
    Verdict.FEWER: "{number} with fewer reports",
    Verdict.MORE: "{number} with more",
    Verdict.UNCLEAR: "{number} without a clear change",
    Verdict.TOO_EARLY: "{number} too early to say",
}


def effect_chart(effect: Effect) -> Lines:
    """A problem's reports by week, with what happened."""
    reports: dict[date, float | None] = {week.first: week.reports for week in effect.weeks}
    reports.setdefault(_monday(effect.live), None)
    places = {monday: place for place, monday in enumerate(reports)}
    happened = [(_monday(day), name) for day, name in effect.events]
    return Lines(
        effect.title,
        f"Reports a week from {label(min(reports))} to {label(max(reports))}. {effect.sentence}",
        "reports a week",
        tuple(map(label, reports)),
        (Series("", tuple(reports.values())),),
        tuple(Mark(places[monday], name) for monday, name in happened if monday in places),
    )


def effects_tables(value: Effects) -> tuple[Table, ...]:
    """All problems of the page, and the weeks of each."""
    return _effects_table(value), *(weeks_table(shown) for shown in value.shown)


def weeks_table(shown: Shown) -> Table:
    """The weeks of one problem."""
    listed = zip_longest(shown.effect.weeks, shown.contacts)
    rows = tuple((week.first, week.reports, week.people, contacts) for week, contacts in listed)
    columns = (
        Column("week", "Week of", Kind.DAY),
        Column("reports", "Reports", Kind.NUMBER),
        Column("active_reporters", "People who reported anything", Kind.NUMBER),
        Column("contacts", "Contacts about the theme", Kind.NUMBER),
    )
    known = 4 if any(contacts is not None for contacts in shown.contacts) else 3
    title = f"Weeks of: {shown.effect.title}"
    return Table(f"weeks-{shown.effect.group}", title, columns[:known], tuple(row[:known] for row in rows))


def _effects_table(value: Effects) -> Table:
    rows = tuple(_row(shown) for shown in value.shown)
    return Table("effects", "Before and after", _COLUMNS, rows, "Nothing went live in this time.", _NOTE)


def _row(shown: Shown) -> tuple[Cell, ...]:
    effect, rates = shown.effect, shown.effect.comparison
    known = rates.verdict is not Verdict.TOO_EARLY
    same = effect.same if known else None
    return (
        Link(effect.title, effect.path),
        shown.team,
        effect.live,
        rates.before,
        rates.after,
        verdict(rates),
        *((rates.low, rates.high) if known else (None, None)),
        *((same.people, same.before, same.after) if same else (None, None, None)),
        *effect.active,
    )


_COLUMNS = (
    Column("problem", "Problem"),
    Column("team", "Team"),
    Column("live", "Went live", Kind.DAY),
    Column("before", "Reports a week before", Kind.NUMBER),
    Column("after", "Reports a week since", Kind.NUMBER),
    Column("change", "Change"),
    Column("share_low", "Of before, at least", Kind.SHARE),
    Column("share_high", "Of before, at most", Kind.SHARE),
    Column("same_reporters", "Same reporters", Kind.NUMBER),
    Column("same_before", "Theirs a week before", Kind.NUMBER),
    Column("same_after", "Theirs a week since", Kind.NUMBER),
    Column("active_before", "Active reporters a week before", Kind.NUMBER),
    Column("active_after", "Active reporters a week since", Kind.NUMBER),
)
_NOTE = (
    "Up to 12 whole weeks on each side; the week in which it went live is on neither. The change is a 95 % interval that"
    " allows for weeks that scatter. What else changed at the same time, it cannot know."
)


def label(monday: date) -> str:
    """A week in a chart.

    >>> label(date(2026, 11, 2))
    '2 Nov'
    """
    return f"{monday.day} {monday:%b}"


def _monday(day: date) -> date:
    return Period.of(Span.WEEK, day).first
