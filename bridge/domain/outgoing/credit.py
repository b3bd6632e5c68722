"""Cards on what people say of their credit."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened, in a sentence without a full stop; people are shown the day."""

    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class ContestCard:
    """A line of the ledger, or the lack of one, that somebody contests.

    Attributes:
        contest: its number.
        line: what the line says; what is missing, if there is none.
        who: what the reader calls the person; empty where many read.
        text: what the person says; empty where many read.
        history: what happened to the report and its problem, oldest first.
        decidable: its readers may decide it.
        decided: what was decided, in sentences; empty while it waits.
        page: where all that is contested stands; empty if there is no page.
    """

    contest: int
    line: str
    who: str = ""
    text: str = ""
    history: tuple[Moment, ...] = ()
    decidable: bool = False
    decided: str = ""
    page: str = ""
