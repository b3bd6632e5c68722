"""What is listened for, and what was heard."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class WatchCard:
    """What somebody is watching for.

    Attributes:
        watch: its number.
        words: what is listened for.
        since: when it began.
        until: the last day.
        hits: how many reports spoke of it.
        over: it has ended.
    """

    watch: int
    words: str
    since: datetime
    until: date
    hits: int = 0
    over: bool = False


@dataclass(frozen=True, slots=True)
class HitsCard:
    """Some reports that speak of it.

    Attributes:
        words: what is listened for.
        quoted: numbers of reports and what they say.
        unquoted: how many more there are whose words may not be quoted.
    """

    words: str
    quoted: tuple[tuple[int, str], ...]
    unquoted: int = 0


@dataclass(frozen=True, slots=True)
class Listened:
    """What those who hear customers are asked to listen for.

    Attributes:
        until: the last day.
        team: that wants to know.
    """

    words: str
    until: date
    team: str
