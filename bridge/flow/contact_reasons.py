"""Contacts by week and theme, from the operator's own statistics: a CSV file with a week or date, a theme, a number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from bridge.domain.periods import Period, Span
from bridge.domain.rules import Rules
from bridge.flow.spreadsheet import Row, SheetError, rows, said

TIMES = ("week", "date")
COLUMNS = (TIMES, ("theme",), ("contacts",))


@dataclass(frozen=True, slots=True)
class Contacts:
    """How often customers got in touch.

    Attributes:
        by_theme: a theme's key, then a Monday, then how many contacts that week had.
        problem: why nothing is known, for whoever looks after the file; empty if all is well.
    """

    by_theme: Mapping[str, Mapping[date, int]] = field(default_factory=lambda: MappingProxyType({}))
    problem: str = ""

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return bool(self.by_theme)

    def of(self, theme: str | None, week: date) -> int | None:
        """The contacts of a theme in a week, by its Monday; None where the file says nothing."""
        return self.by_theme.get(theme or "", {}).get(week)


def contacts(rules: Rules) -> Contacts:
    """What the operator's file says now, or why it cannot be used; nothing if there is none."""
    if rules.contacts is None:
        return Contacts()
    try:
        changed = rules.contacts.stat().st_mtime_ns
        return Contacts(_read_once(rules.contacts, changed, tuple(rules.theme_names.items())))
    except OSError as error:
        return Contacts(problem=f"{rules.contacts} cannot be read: {error.strerror}. Correct web.contacts.")
    except SheetError as error:
        return Contacts(problem=str(error))


def read(path: Path, themes: Mapping[str, str]) -> dict[str, dict[date, int]]:
    """The contacts by a theme's key and the Monday of their week; those of several rows are added up.

    Args:
        path: the file, in UTF-8, with commas or semicolons, its first row naming the columns.
        themes: names of themes by key; a row may say either.

    Raises:
        SheetError: a row cannot be used.
        OSError: the file cannot be read.
    """
    keys = {word.casefold(): key for key, name in themes.items() for word in (key, name)}
    found: dict[str, dict[date, int]] = {}
    for where, row in rows(path, COLUMNS):
        by_week = found.setdefault(_theme(row, keys, where), {})
        week = _week(row, where)
        by_week[week] = by_week.get(week, 0) + _contacts(row, where)
    return found


@lru_cache(maxsize=4)
def _read_once(
    path: Path, _changed: int, themes: tuple[tuple[str, str], ...]
) -> Mapping[str, Mapping[date, int]]:
    """The same, once for each time the file was changed."""
    return read(path, dict(themes))


def _theme(row: Row, keys: Mapping[str, str], where: str) -> str:
    text = said(row, "theme")
    if text.casefold() not in keys:
        raise SheetError(
            f'{where}: there is no theme "{text}". Use one of: {", ".join(sorted({*keys.values()}))}.'
        )
    return keys[text.casefold()]


def _week(row: Row, where: str) -> date:
    """The Monday."""
    week, day = (said(row, column) for column in TIMES)
    try:
        if not week:
            return Period.of(Span.WEEK, date.fromisoformat(day)).first
        period = Period.named(week)
    except ValueError:
        period = None
    if period is None or period.span is not Span.WEEK:
        raise SheetError(
            f'{where}: "{week or day}" is no week or date. Use a week such as 2026-W47 or a date such as 2026-11-21.'
        )
    return period.first


def _contacts(row: Row, where: str) -> int:
    text = said(row, "contacts")
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise SheetError(f'{where}: "{text[:20]}" is no number of contacts. Use a whole number such as 1204.')
    return int(text)
