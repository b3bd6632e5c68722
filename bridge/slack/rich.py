"""Sentences with named places, as inert rich text for the screen and as plain text for notifications.

Rich text elements show their text as it is: no mention, link or style can hide in a customer's words.
https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from string import Formatter
from typing import Any

from bridge.domain.language import current, spoken

Element = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bold:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class When:
    """A day, shown in the reader's own zone as people say it ("today", "yesterday", "November 18th, 2026")."""

    at: datetime

    @staticmethod
    def on(day: date) -> "When":
        """A day of the calendar; noon is the same day for nearly every reader."""
        return When(datetime.combine(day, time(12), UTC))


@dataclass(frozen=True, slots=True)
class Due:
    """A day to come with its weekday, in the reader's own zone ("tomorrow", "Friday, November 27th, 2026")."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """A day with the time of day, in the reader's own zone ("today, 4:48 PM")."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A link under words of ours."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A person of the workspace, by the name that the reader knows; nobody is called by a card that one person sees.

    https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#user-element-type
    """

    user: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of the workspace, by its name as the reader knows it.

    https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#channel-element-type
    """

    id: str


class Line:
    """One sentence of the catalogue with its places filled.

    Args:
        template: a whole sentence with named places, such as ``"With {team} since {when}."``.
        values: what goes into the places; a plain text stays as it is.
    """

    def __init__(self, template: str, **values: "Value") -> None:
        self._parts = tuple(_parts(template, values))

    def elements(self) -> list[Element]:
        """Rich text elements, for a section or a quote."""
        return [_element(part) for part in self._parts]

    def plain(self) -> str:
        """The same sentence in plain words."""
        return "".join(_words(part) for part in self._parts)

    @property
    def parts(self) -> "tuple[Part, ...]":
        """Its words and values, in order."""
        return self._parts


Part = str | int | Bold | When | Due | Moment | Link | Mention | Channel
Value = Part | Line


def day(at: datetime) -> str:
    """A day in plain words.

    >>> day(datetime(2026, 11, 2, 12, tzinfo=UTC))
    '2 November 2026'
    """
    return current().day(at.date())


def _parts(template: str, values: dict[str, "Value"]) -> Iterator["Part"]:
    """The sentence in as few parts as possible: plain words and plain values run together."""
    run = ""
    for literal, place, _, _ in Formatter().parse(spoken(template)):
        run += literal
        value = values[place] if place else ""
        for part in value.parts if isinstance(value, Line) else (value,):
            if isinstance(part, str | int):
                run += spoken(part) if isinstance(part, str) else str(part)
                continue
            if run:
                yield run
            if isinstance(part, When | Due | Moment | Mention | Channel) or part.text:
                yield part
            run = ""
    if run:
        yield run


def _element(part: Part) -> Element:
    match part:
        case Bold(text):
            return {"type": "text", "text": spoken(text), "style": {"bold": True}}
        case Link(url, text):
            return {"type": "link", "url": url, "text": spoken(text)}
        case Mention(user):
            return {"type": "user", "user_id": user}
        case Channel(channel):
            return {"type": "channel", "channel_id": channel}
        case When() | Due() | Moment():
            return _date(part)
        case _:
            return {"type": "text", "text": str(part)}


_FORMATS = {When: "{date_pretty}", Due: "{date_long_pretty}", Moment: "{date_pretty}, {time}"}


def _date(part: When | Due | Moment) -> Element:
    """https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#date-element-type."""
    shown = _FORMATS[type(part)]
    return {"type": "date", "timestamp": int(part.at.timestamp()), "format": shown, "fallback": _words(part)}


def _words(part: Part) -> str:
    match part:
        case Bold(text) | Link(_, text):
            return spoken(text)
        case Mention(user):
            return f"@{user}"
        case Channel(channel):
            return f"#{channel}"
        case When(at) | Due(at):
            return day(at.astimezone(UTC))
        case Moment(at):
            at = at.astimezone(UTC)
            return f"{day(at)}, {at:%H:%M} UTC"
        case _:
            return str(part)
