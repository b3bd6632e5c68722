"""What the forms of owners bring back."""

from datetime import UTC, date, datetime, time

from bridge.domain.incoming import Click
from bridge.domain.language import Phrase as _
from bridge.flow.given import day, first
from bridge.flow.rulings.apart import Place

__all__ = ["MOST_DIGITS", "PAST", "chosen", "day", "end_of", "first", "group_number", "number", "places"]


def end_of(one: date) -> datetime:
    """Until when something holds that was said to hold until a day."""
    return datetime.combine(one, time(23, 59), UTC)


def number(click: Click, name: str) -> int:
    """The whole number in a field; 0 if there is none."""
    said = first(click, name)
    return int(said) if said.isascii() and said.isdigit() and len(said) < MOST_DIGITS else 0


def chosen(click: Click) -> set[Place]:
    """The reports that were chosen, each ``INSIGHT:PART``."""
    return set(places(click.values.get("insights", ())))


def places(names: tuple[str, ...]) -> list[Place]:
    """Reports by their names; what is none is left out."""
    pairs = (name.split(":") for name in names)
    return [(int(pair[0]), int(pair[1])) for pair in pairs if len(pair) == 2 and all(map(_is_number, pair))]


def group_number(said: str) -> int | None:
    """The number of a problem as a button or a search box brings it."""
    return int(said) if _is_number(said) else None


def _is_number(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) < MOST_DIGITS


PAST = _("That day has passed already. Please choose a later one.")

MOST_DIGITS = 10
"""What is longer is no number of ours, and no database takes it."""
