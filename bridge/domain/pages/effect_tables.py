"""Before and after, drawn and in tables."""

from datetime import date
from itertools import zip_longest

from bridge.domain.effect_size import Verdict
from bridge.domain.pages.charts import Lines, Mark, Series
from bridge.domain.pages.effect import Effect, verdict
from bridge.domain.pages.effects import Effects, Shown
from bridge.domain.pages.tables import Cell, Column, Kind, Link, Table
from bridge.domain.periods import Period, Span
from bridge.domain.weeks import label


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
        *_each(effect, (rates.before, rates.after)),
        verdict(rates),
        *((rates.low, rates.high) if known else (None, None)),
        *((same.people, same.before, same.after) if same else (None, None, None)),
        *_each(effect, effect.active),
    )


def _each(effect: Effect, values: tuple[float, float]) -> list[float | None]:
    """A number of each side; None of one that has no whole week."""
    sides = effect.before, effect.after
    return [value if weeks else None for value, weeks in zip(values, sides, strict=True)]


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
    " allows for weeks that scatter. What else changed at the same time, it cannot know. A file has at most 200 problems,"
    " from this page of the list on."
)


def _monday(day: date) -> date:
    return Period.of(Span.WEEK, day).first
