"""What somebody suggests to tell customers: for the team that decides, and what becomes of it for its author."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """A wording or a workaround that somebody suggests, for the team that owns the problem.

    Attributes:
        suggestion: its number.
        group: the problem's number.
        title: the problem's.
        who: its author, as far as they may be named to everybody.
        text: what to tell customers; empty if only a workaround is suggested.
        meanwhile: the workaround; empty if none is.
        state: ``open``, ``approved``, ``refused`` or ``over``.
        until: the last day on which it is said, once it is approved.
    """

    suggestion: int
    group: int
    title: str
    who: str
    text: str
    meanwhile: str = ""
    state: str = "open"
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SuggestionAnswer:
    """What became of a suggestion, for its author.

    Attributes:
        title: the problem's.
        team: whose decision it was.
        text: what is said now, as the team may have changed it; else what was suggested.
        approved: it is said from now on.
        until: the last day on which it is.
    """

    title: str
    team: str
    text: str
    approved: bool
    until: date | None = None
